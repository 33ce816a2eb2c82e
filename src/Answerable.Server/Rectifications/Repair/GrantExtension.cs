using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>The approver gives the time that was asked for; the repair is owed by the new date.</summary>
internal sealed class GrantExtension(ActOnRectification act)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(Actor by, RectificationId id, int? version = null) =>
        act.Judge(by, id, version, (rectification, tenures, now) => rectification.GrantExtension(by, tenures, now));
}
