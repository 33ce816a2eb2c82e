using Answerable.Domain.Duties;

namespace Answerable.Server.Duties;

/// <summary>What the take-up proof finds wanting in a subtree.</summary>
public enum TakeUpGap
{
    /// <summary>A duty that must be taken up below and is not.</summary>
    NotTakenUp,

    /// <summary>A post that has not acknowledged its list within the days for it.</summary>
    Unacknowledged,

    /// <summary>A duty that several posts share, with no lead or more than one.</summary>
    Leads,

    /// <summary>A post that has duties and nobody in it.</summary>
    Vacant,

    /// <summary>A post that has no duty, while others of its kind have.</summary>
    NoDuty,

    /// <summary>A post that has duties, and none in one of the strands: "one post, two responsibilities".</summary>
    Strand,

    /// <summary>A wording that came down unchanged through three levels, unless somebody said why.</summary>
    Copied,
}

/// <summary>A gap as listed.</summary>
public sealed class GapRow
{
    public required TakeUpGap Gap { get; init; }

    /// <summary>The duty or the post that it is about; of a copied wording the list, of silence the post's list.</summary>
    public required Guid Id { get; init; }

    public required string UnitPath { get; init; }

    public required string Unit { get; init; }

    /// <summary>Post that answers for it; null where none is meant.</summary>
    public string? Post { get; init; }

    /// <summary>What the duty says, or the title of the list that nobody acknowledged; null where the gap is about a post.</summary>
    public string? Duty { get; init; }

    /// <summary>Code of the strand; "" where the gap is about a post as a whole.</summary>
    public required string Strand { get; init; }

    /// <summary>Who of a leading group answers for the duty; null where nothing says, and where the gap is about a post.</summary>
    public DutyLayer? Layer { get; init; }

    /// <summary>How many: leads, duties of a vacant post, posts with a copied wording.</summary>
    public int Count { get; init; }

    /// <summary>Whether the duty's list was acknowledged.</summary>
    public bool IsAcknowledged { get; init; }

    /// <summary>By when it is to be closed; null where nothing says.</summary>
    public DateOnly? DueOn { get; init; }
}
