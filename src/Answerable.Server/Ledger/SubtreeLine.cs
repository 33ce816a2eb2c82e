using Answerable.Domain;

namespace Answerable.Server.Ledger;

/// <summary>
/// A line, found by its unit and by each unit above that but the root: where they stood at the act, so that a unit that moves later
/// takes none of its lines along. Folded by a job from <see cref="UnfoldedLine"/> rows.
/// </summary>
internal sealed class SubtreeLine
{
    public UnitId UnitId { get; set; }

    public LineId LineId { get; set; }
}

/// <summary>A line that no <see cref="SubtreeLine"/> has yet, written with the act, which looks nothing up.</summary>
internal sealed class UnfoldedLine
{
    public LineId LineId { get; set; }

    public UnitId UnitId { get; set; }
}
