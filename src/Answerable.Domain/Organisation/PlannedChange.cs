namespace Answerable.Domain.Organisation;

public readonly record struct PlannedChangeId(Guid Value)
    : IId<PlannedChangeId>
{ public static PlannedChangeId Of(Guid value) => new(value); }

/// <summary>How a unit changes.</summary>
public enum UnitChangeKind
{
    /// <summary>A unit is entered beneath it.</summary>
    Create,
    Rename,
    Move,
    /// <summary>Others go up in it.</summary>
    Merge,
    Split,
    Close,
}

/// <summary>What is to be done to a unit.</summary>
/// <param name="Code">Of a new unit; of the unit beneath which it moves.</param>
/// <param name="Codes">Codes of units that go up in it, or of posts that go along.</param>
public sealed record UnitChange(UnitChangeKind Kind, string Code = "", string Name = "", string Level = "", string Codes = "")
{
    /// <summary>Longest list of codes, in UTF-16 code units.</summary>
    public const int MaxCodes = 2000;

    /// <summary>Codes one by one: written with spaces, commas or lines between them.</summary>
    public IReadOnlyList<string> Each =>
        [.. Codes.Split([' ', ',', ';', '\n', '\r', '\t', '，', '、', '；'], StringSplitOptions.RemoveEmptyEntries).Distinct()];
}

/// <summary>
/// A change of a unit that is done on a later day, by a job. What it needs is asked again then; where it no longer holds, nothing is
/// done and the plan says why.
/// </summary>
public sealed class PlannedChange
{
    private PlannedChange() { }

    public PlannedChangeId Id { get; private set; }

    public UnitId UnitId { get; private set; }

    public UnitChangeKind Kind { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Level { get; private set; } = "";

    public string Codes { get; private set; } = "";

    /// <summary>The day on which it is done, a date in the organisation's zone.</summary>
    public DateOnly DueOn { get; private set; }

    public PersonId? PlannedBy { get; private set; }

    public DateTimeOffset PlannedAt { get; private set; }

    /// <summary>When it was done, taken back, or could not be done; null while it waits.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Code of the refusal for which it could not be done.</summary>
    public string? FailedFor { get; private set; }

    public UnitChange Change => new(Kind, Code, Name, Level, Codes);

    /// <summary>Whoever might do it now plans it for a later day.</summary>
    public static PlannedChange Plan(Actor by, Unit unit, UnitChange change, DateOnly on, DateOnly today, DateTimeOffset now)
    {
        unit.RequireNone([.. Unit.AgainstChanging(by, unit.Path), .. UnitRefusals.Closed.Unless(unit.ClosedAt is null)]);
        Require.That(on > today, UnitRefusals.DayBehind.At("on"));
        if (change.Codes.Length > UnitChange.MaxCodes)
            throw new Refused(TextRules.TooLong("codes", change.Codes.Length, UnitChange.MaxCodes));
        if (change.Kind is UnitChangeKind.Create or UnitChangeKind.Split)
            Require.None(UnitShape.Check(change.Code, change.Name, change.Level));
        if (change.Kind == UnitChangeKind.Rename) Require.None(UnitShape.Check(unit.Code, change.Name, unit.Level));
        unit.Note(by, "unit.change-planned", new { kind = change.Kind.ToString(), on }, now);
        return new()
        {
            Id = new(Ids.New(now)), UnitId = unit.Id, Kind = change.Kind, Code = change.Code, Name = change.Name.Trim(),
            Level = change.Level.Trim(), Codes = change.Codes, DueOn = on, PlannedBy = by.Person, PlannedAt = now,
        };
    }

    /// <summary>Against taking it back: whoever administers the unit may, while it waits.</summary>
    public IEnumerable<Refusal> AgainstTakingBack(Actor by, Unit unit) =>
        [.. Unit.AgainstChanging(by, unit.Path), .. UnitRefusals.PlanDone.Unless(SettledAt is null)];

    /// <summary>It will not be done.</summary>
    public void TakeBack(Actor by, Unit unit, DateTimeOffset now)
    {
        unit.RequireNone(AgainstTakingBack(by, unit));
        unit.Note(by, "unit.plan-taken-back", new { kind = Kind.ToString(), on = DueOn }, now);
        SettledAt = now;
    }

    /// <summary>The day has come and it was done.</summary>
    public void Done(DateTimeOffset now) => (SettledAt, IsDone) = (now, true);

    /// <summary>The day has come and it could not be done.</summary>
    public void Fail(Actor by, Unit unit, Refusal why, DateTimeOffset now)
    {
        unit.Note(by, "unit.plan-failed", new { kind = Kind.ToString(), why = why.Code }, now);
        (SettledAt, FailedFor) = (now, why.Code);
    }
}
