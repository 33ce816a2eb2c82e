using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>Somebody independent has seen that the close condition is met: the only way to close.</summary>
internal sealed class VerifyRepair(ActOnRectification act)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(Actor by, RectificationId id, string sentence, int? version = null) =>
        act.Judge(by, id, version, (rectification, tenures, now) => rectification.Verify(by, sentence, tenures, now));
}
