namespace Answerable.Server.Obligations;

/// <summary>Open and done obligations of a unit and everything below it, by kind and due date. Folded by a job from
/// <see cref="TallyDelta"/> rows.</summary>
internal sealed class Tally
{
    public string UnitPath { get; set; } = "";

    public string Kind { get; set; } = "";

    public DateOnly DueOn { get; set; }

    public int Open { get; set; }

    public int Done { get; set; }
}

/// <summary>A change of a tally, written with the act: one row for the unit; the job folds it into the unit and its ancestors.</summary>
internal sealed class TallyDelta
{
    public long Id { get; set; }

    public string UnitPath { get; set; } = "";

    public string Kind { get; set; } = "";

    public DateOnly DueOn { get; set; }

    public int Open { get; set; }

    public int Done { get; set; }
}
