using Answerable.Domain.Recordings;

namespace Answerable.Domain.Desk;

public readonly record struct UnitBookId(Guid Value) : IId<UnitBookId>
{
    public static UnitBookId Of(Guid value) => new(value);

    public static bool operator <(UnitBookId a, UnitBookId b) => a.Value < b.Value;

    public static bool operator >(UnitBookId a, UnitBookId b) => a.Value > b.Value;
}

/// <summary>A unit as a workbook is made for it.</summary>
public readonly record struct BookedUnit(UnitId Id, string Path);

/// <summary>
/// A workbook that was handed out to a unit with what is open there, and comes back filled in. What was handed out is known by a hash, so
/// that a changed one is told from what was sent; it is taken once.
/// </summary>
public sealed class UnitBook : Aggregate
{
    private UnitBook() { }

    /// <summary>Most rows that one holds.</summary>
    public const int MaxRows = 500;

    public UnitBookId Id { get; private set; }

    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    public PersonId MadeById { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Rows that were handed out.</summary>
    public int Rows { get; private set; }

    /// <summary>SHA-256 of what was handed out.</summary>
    public string Hash { get; private set; } = "";

    public DateTimeOffset? TakenAt { get; private set; }

    public PersonId? TakenById { get; private set; }

    /// <summary>Rows that came back filled in and were taken.</summary>
    public int TakenRows { get; private set; }

    public override ObjectRef Ref => new("unit-book", Id.Value);

    /// <summary>Against making one and taking it: for a recording clerk over the unit, by their own hand.</summary>
    public static IEnumerable<Refusal> AgainstHandling(Actor by, string unitPath) =>
        [.. Recording.AgainstRecording(by), .. RecordingRefusals.NotBeneath.Unless(by.Has(Right.Record, unitPath))];

    /// <summary>Begins one, whose rows name it before it is known what they are.</summary>
    public static UnitBookId NewId(DateTimeOffset now) => new(Ids.New(now));

    public static UnitBook Make(Actor by, UnitBookId id, BookedUnit unit, int rows, string hash, DateTimeOffset now)
    {
        Require.None(AgainstHandling(by, unit.Path));
        Require.That(rows > 0, BookRefusals.NothingOpen);
        var made = new UnitBook
        {
            Id = id, UnitId = unit.Id, UnitPath = unit.Path, MadeById = by.Person!.Value, MadeAt = now, Rows = rows, Hash = hash,
        };
        made.Record(by, "unit-book.made", now, new { rows, hash }, unit: unit.Id);
        return made;
    }

    /// <summary>Against taking it in: once.</summary>
    public IEnumerable<Refusal> AgainstTaking(Actor by) =>
        [.. AgainstHandling(by, UnitPath), .. BookRefusals.Taken.Unless(TakenAt is null)];

    /// <summary>Its filled rows were recorded.</summary>
    public void Take(Actor by, int rows, DateTimeOffset now)
    {
        RequireNone(AgainstTaking(by));
        (TakenAt, TakenById, TakenRows) = (now, by.Person, rows);
        Record(by, "unit-book.taken", now, new { rows }, unit: UnitId);
    }
}

/// <summary>Why a workbook of a unit is not made or not taken.</summary>
public static class BookRefusals
{
    public static readonly Refusal NothingOpen = Refusal.Of("desk.book-nothing-open").At("unit_code");
    public static readonly Refusal NoSuchUnit = Refusal.Of("desk.book-no-such-unit").At("unit_code");
    public static readonly Refusal Taken = Refusal.Of("desk.book-taken").At("file");
    public static readonly Refusal NotOurs = Refusal.Of("desk.book-not-ours").At("file");
    public static readonly Refusal RowsChanged = Refusal.Of("desk.book-rows-changed").At("file");
    public static readonly Refusal NothingFilled = Refusal.Of("desk.book-nothing-filled").At("file");

    public static Refusal TooManyRows(int most) => Refusal.Of("desk.book-too-many-rows", ("max", most)).At("unit_code");

    public static Refusal TooManyUnits(int most) => Refusal.Of("desk.book-too-many-units", ("max", most)).At("unit_code");

    /// <param name="column">As the file heads it.</param>
    public static Refusal Missing(string column) => Refusal.Of("desk.book-missing", ("column", column));

    /// <summary>A cell that was handed out reads otherwise.</summary>
    public static readonly Refusal RowChanged = Refusal.Of("desk.book-row-changed");

    public static readonly Refusal OtherUnit = Refusal.Of("desk.book-other-unit");
    public static readonly Refusal OtherBook = Refusal.Of("desk.book-other-book");
    public static readonly Refusal Outdated = Refusal.Of("desk.book-outdated");
    public static readonly Refusal NotADate = Refusal.Of("shell.not-a-date");

    public static Refusal NobodyOfThatName(string name) => Refusal.Of("desk.book-nobody", ("name", name));

    public static Refusal UnknownResult(string said) => Refusal.Of("desk.book-result", ("said", said));
}
