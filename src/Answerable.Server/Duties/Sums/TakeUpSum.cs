using Answerable.Domain;

namespace Answerable.Server.Duties;

/// <summary>How many duties or gaps of one kind and strand a unit has with everything beneath it.</summary>
internal sealed class TakeUpSum
{
    /// <summary>Stands for duties in force, and for duties not taken up whose day has passed; else a kind of gap.</summary>
    public const string Duties = "Duties", Late = "Late";

    public string UnitPath { get; set; } = "";

    public string What { get; set; } = "";

    /// <summary>Code of the strand; "" for what is about a post as a whole.</summary>
    public string Strand { get; set; } = "";

    public int Count { get; set; }
}

/// <summary>How many of them the unit has itself: what changes in it is taken out of the sums, and put in anew.</summary>
internal sealed class TakeUpOwn
{
    public string UnitPath { get; set; } = "";

    public string What { get; set; } = "";

    public string Strand { get; set; } = "";

    public int Count { get; set; }
}

/// <summary>A unit that is to be counted anew, written with the act that changed something in it; a unit, or that of a post.</summary>
internal sealed class TakeUpPending
{
    public long Id { get; set; }

    public UnitId? UnitId { get; set; }

    public PostId? PostId { get; set; }
}

/// <summary>For which day and strands the sums are kept; without it, and on another day, rows are read.</summary>
internal sealed class TakeUpKept
{
    public const int TheOne = 1;

    public int Id { get; set; } = TheOne;

    public DateOnly Day { get; set; }

    /// <summary>Until which instant it is known what began and ended by the clock alone.</summary>
    public DateTimeOffset At { get; set; }

    public string Strands { get; set; } = "";
}
