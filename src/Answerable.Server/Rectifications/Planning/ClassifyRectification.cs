using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>The approver says that it is fixed at once, by stages or by a rule. What is fixed at once owes no plan any more but the
/// repair.</summary>
internal sealed class ClassifyRectification(ActOnRectification act)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(
        Actor by, RectificationId id, RectificationKind kind, string? closeCondition, int? version = null) =>
        act.Judge(by, id, version, (rectification, tenures, now) => rectification.Classify(by, kind, closeCondition, tenures, now));
}
