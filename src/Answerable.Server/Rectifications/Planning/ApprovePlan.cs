using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>The approver accepts the plan; the owner repairs by the plan's date.</summary>
internal sealed class ApprovePlan(ActOnRectification act)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(Actor by, RectificationId id, int? version = null) =>
        act.Judge(by, id, version, (rectification, tenures, now) => rectification.ApprovePlan(by, tenures, now));
}
