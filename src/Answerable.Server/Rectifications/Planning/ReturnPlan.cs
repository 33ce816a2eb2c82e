using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>The approver sends the plan back; planning is owed again.</summary>
internal sealed class ReturnPlan(ActOnRectification act)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(Actor by, RectificationId id, string reason, int? version = null) =>
        act.Judge(by, id, version, (rectification, tenures, now) => rectification.ReturnPlan(by, reason, tenures, now));
}
