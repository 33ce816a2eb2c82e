using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>The owner, or who carries out a measure, says how far the repair is.</summary>
internal sealed class ReportRepair(ActOnRectification act)
{
    /// <param name="measures">Numbers of the measures that are done by it.</param>
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(Actor by, RectificationId id, string text, string? evidence, int? version = null,
        IReadOnlyCollection<int>? measures = null) =>
        act.Act(by, id, version, (rectification, now) =>
        {
            rectification.Progress(by, text, evidence, now, measures ?? []);
            return Task.CompletedTask;
        });
}
