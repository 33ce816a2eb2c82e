using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>The approver gives no more time, for a reason; the repair stays owed by its date.</summary>
internal sealed class RefuseExtension(ActOnRectification act)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(Actor by, RectificationId id, string reason, int? version = null) =>
        act.Judge(by, id, version, (rectification, tenures, now) => rectification.RefuseExtension(by, reason, tenures, now));
}
