namespace Answerable.Domain.Organisation;

/// <summary>
/// A unit of the tree, as it stands now; earlier names and places are <see cref="PastUnit"/> rows.
/// The code is the unit's identity outside and never changes.
/// </summary>
public sealed partial class Unit : Aggregate
{
    private Unit() { }

    /// <summary>Longest code and name, in UTF-16 code units, and longest path.</summary>
    public const int MaxCode = 30, MaxName = 120, MaxLevel = 40, MaxPath = 400;

    public UnitId Id { get; private set; }

    public string Code { get; private set; } = "";

    public UnitId? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The roster's word for its kind, for example <c>county</c>; data, not a rule.</summary>
    public string Level { get; private set; } = "";

    public string Path { get; private set; } = "";

    /// <summary>Since when name and place are as they stand.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>When it was closed or went up in another; null while it stands.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The unit in which it went up.</summary>
    public UnitId? SuccessorId { get; private set; }

    /// <summary>The unit from which it was split off.</summary>
    public UnitId? OriginId { get; private set; }

    public override ObjectRef Ref => new("unit", Id.Value);

    /// <summary>Against renaming the unit at this path and against entering units beneath it: the system administration's.</summary>
    public static IEnumerable<Refusal> AgainstChanging(Actor by, string path) =>
        OrganisationRefusals.NotAdministrator.Unless(by.Has(Right.SystemAdministration, path));

    /// <param name="parent">Null for the root, which set-up and import enter.</param>
    public static Unit Create(Actor by, Unit? parent, string code, string name, string level, DateTimeOffset now)
    {
        Require.None(parent is null ? OrganisationRefusals.NotAdministrator.Unless(by.IsSystem) : AgainstChanging(by, parent.Path));
        Require.That(parent?.ClosedAt is null, UnitRefusals.Closed);
        Require.None(UnitShape.Check(code, name, level));
        var path = parent is null ? UnitPath.Root(code) : UnitPath.Child(parent.Path, code);
        Require.That(path.Length <= MaxPath, OrganisationRefusals.TooDeep);
        var unit = new Unit
        {
            Id = new(Ids.New(now)), Code = code, ParentId = parent?.Id, Name = name.Trim(), Level = level.Trim(), Path = path, From = now,
        };
        unit.Record(by, "unit.created", now, new { code, name = unit.Name }, unit: unit.Id);
        return unit;
    }

    /// <summary>Says the level that set-up left open; the line of the import that knows it tells of it.</summary>
    public void FillLevel(Actor by, string level)
    {
        RequireNone(AgainstChanging(by, Path));
        if (Level.Length == 0) Level = level.Trim();
    }

    /// <summary>Against choosing the words of the organisation whose root is at this path: for who organises there and the system
    /// administration, as with policies.</summary>
    public static IEnumerable<Refusal> AgainstWording(Actor by, string path) =>
        WordRefusals.MayNotWord.Unless(by.HasAny(path, RightSets.Adopting));

    /// <summary>Says by which words sentences are to call things from now on, everywhere below this unit.</summary>
    /// <param name="before">Code of the set that counted before, and whether it was changed.</param>
    public void Word(Actor by, WordFile words, object before, DateTimeOffset now)
    {
        RequireNone(AgainstWording(by, Path));
        Record(by, "unit.worded", now, new { set = words.Set, kinds = words.Kinds?.Keys.ToArray() ?? [], before }, unit: Id);
    }

    /// <summary>Gives the unit another name; returns the row that keeps the old one.</summary>
    public PastUnit Rename(Actor by, string name, DateTimeOffset now)
    {
        RequireNone([.. AgainstChanging(by, Path), .. UnitRefusals.Closed.Unless(ClosedAt is null)]);
        Require.None(UnitShape.Check(Code, name, Level));
        Require.That(name.Trim() != Name, OrganisationRefusals.SameName);
        var past = PastUnit.Of(this, now);
        Record(by, "unit.renamed", now, new { from = Name, to = name.Trim() }, unit: Id);
        Name = name.Trim();
        From = now;
        return past;
    }
}

/// <summary>A unit's name and place as they stood in [From, Until).</summary>
public sealed class PastUnit
{
    private PastUnit() { }

    public UnitId UnitId { get; private set; }

    public UnitId? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    public string Level { get; private set; } = "";

    public string Path { get; private set; } = "";

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public static PastUnit Of(Unit unit, DateTimeOffset until) => new()
    {
        UnitId = unit.Id, ParentId = unit.ParentId, Name = unit.Name, Level = unit.Level, Path = unit.Path, From = unit.From, Until = until,
    };
}

/// <summary>Shape of a unit's fields, for page and import alike.</summary>
public static class UnitShape
{
    /// <summary>Whether the text has only characters that a code may have.</summary>
    public static bool IsCode(string code) => code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    public static IEnumerable<Refusal> Check(string code, string name, string level)
    {
        if (code.Length == 0) yield return OrganisationRefusals.NoCode.At("code");
        else if (code.Length > Unit.MaxCode) yield return TextRules.TooLong("code", code.Length, Unit.MaxCode);
        else if (!IsCode(code)) yield return OrganisationRefusals.BadCode(code).At("code");
        var trimmed = name.Trim();
        if (trimmed.Length == 0) yield return OrganisationRefusals.NoName.At("name");
        else if (trimmed.Length > Unit.MaxName) yield return TextRules.TooLong("name", trimmed.Length, Unit.MaxName);
        else if (TextRules.OddInName(trimmed) is { } position) yield return TextRules.Odd("name", position);
        if (TextRules.OddInName(level.Trim()) is { } odd) yield return TextRules.Odd("level", odd);
        if (level.Trim().Length > Unit.MaxLevel) yield return TextRules.TooLong("level", level.Trim().Length, Unit.MaxLevel);
    }
}
