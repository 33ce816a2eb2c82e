using Answerable.Domain;

namespace Answerable.Server.Ledger;

/// <summary>What was done, by whom, in which post, when, on what. Never changed.</summary>
internal sealed class Line
{
    public LineId Id { get; set; }

    public DateTimeOffset At { get; set; }

    public PersonId? PersonId { get; set; }

    public PostId? PostId { get; set; }

    public PostId? ActingForId { get; set; }

    /// <summary>The verb of a command or job that acted instead of a person.</summary>
    public string? Verb { get; set; }

    public string Act { get; set; } = "";

    public string ObjectKind { get; set; } = "";

    public Guid ObjectId { get; set; }

    public UnitId? UnitId { get; set; }

    /// <summary>The signed paper from which a clerk recorded it; null for what the person did in the product.</summary>
    public RecordingId? RecordingId { get; set; }

    /// <summary>The object's line before this one.</summary>
    public LineId? PreviousId { get; set; }
}

/// <summary>Old and new values, names and free text of a line; may be erased, and no rule or page needs it.</summary>
internal sealed class LineBody
{
    public LineId LineId { get; set; }

    public string Json { get; set; } = "";
}
