using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Rectifications;

/// <summary>Filters of a list; all of them together narrow what the actor may see.</summary>
/// <param name="UnitPath">The subtree of a unit, or null for all.</param>
internal sealed record RectificationFilter(Stage Stage = Stage.Open, Timing? Due = null, RectificationKind? Kind = null,
    string? UnitPath = null, RoundId? Round = null)
{
    public const string Path = "/rectifications";

    public static RectificationFilter Read(ListAddress list, Words t)
    {
        var stage = list.Choice("stage", t["Rectifications.filter.stage"], Stage.Open, s => t[$"Rectifications.stage.{s}"]);
        var due = list.Choice<Timing>("due", t["Rectifications.filter.due"], t["Rectifications.any"], d => t[$"Rectifications.timing.{d}"]);
        var kind = list.Choice<RectificationKind>("kind", t["Rectifications.filter.kind"], t["Rectifications.any"], k =>
            t[$"Rectifications.kind.{k}"]);
        return new(stage, due, kind, list.Unit?.Path, Guid.TryParse(list.Text("round"), out var round) ? new(round) : null);
    }
}
