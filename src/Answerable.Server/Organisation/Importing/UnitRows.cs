using Answerable.Domain;
using Answerable.Domain.Organisation;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A row of the units' file.</summary>
internal sealed class UnitRow : RosterRow
{
    public string ParentCode { get; init; } = "";

    public string Name { get; set; } = "";

    public string Level { get; init; } = "";

    /// <summary>The parent's row in the same file, when it is there.</summary>
    public UnitRow? Parent { get; set; }

    /// <summary>Stored or given by this import; empty until known.</summary>
    public Guid Id { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>Null until known.</summary>
    public string? Path { get; set; }

    public bool IsOnWalk { get; set; }

    public override string Shown => Name;

    /// <summary>The row is stored: compares it and takes identity and place from there.</summary>
    public void Found(StoredUnit unit)
    {
        List<Difference>? differences = null;
        Compare(ref differences, "parent_code", unit.ParentCode, ParentCode);
        Compare(ref differences, "name", unit.Name, Name);
        Compare(ref differences, "level", unit.Level, Level);
        // Set-up asks for no level of the root, so the first file that knows it fills it in.
        if (differences is [{ Field: "level", Stored: "" }] && unit.ParentCode.Length == 0) Fill(differences[0]);
        else Stored(differences);
        Id = unit.Id;
        Path = unit.Path;
    }
}

internal sealed record StoredUnit(Guid Id, string Code, string Name, string Level, string Path, bool IsClosed = false)
{
    /// <summary>The code before the last one of the path.</summary>
    public string ParentCode
    {
        get
        {
            var end = Path.Length - Code.Length - 2;
            return end <= 0 ? "" : Path[(Path.LastIndexOf('/', end - 1) + 1)..end];
        }
    }
}

/// <summary>The rows of the units' file, read and checked by themselves: shape and duplicates.</summary>
internal sealed class UnitRows
{
    /// <summary>The last is optional.</summary>
    public static readonly string[] Columns = ["code", "parent_code", "name", "level"];

    public List<UnitRow> All { get; } = [];

    /// <summary>The first row of each code.</summary>
    public Dictionary<string, UnitRow> ByCode { get; } = new(StringComparer.Ordinal);

    /// <param name="file">Null when only posts are brought: there are no rows then.</param>
    public static UnitRows Read(RosterFile? file)
    {
        var rows = new UnitRows();
        if (file is null) return rows;
        using var table = new RosterTable(file, Columns[..3], Columns[3..]);
        string parent = "", level = "";
        while (table.Read())
        {
            parent = table.Field(1, parent);
            level = table.Field(3, level);
            rows.Add(new UnitRow { Row = table.Row, Code = table.Field(0), ParentCode = parent, Name = table.Field(2), Level = level });
        }
        Require.That(rows.All.Count > 0, RosterRefusals.EmptyFile);
        foreach (var row in rows.All)
            if (row.ParentCode.Length > 0 && rows.ByCode.TryGetValue(row.ParentCode, out var found)) row.Parent = found;
        return rows;
    }

    private void Add(UnitRow row)
    {
        All.Add(row);
        foreach (var refusal in UnitShape.Check(row.Code, row.Name, row.Level)) row.Refuse(refusal);
        if (row.Code.Length == 0 || ByCode.TryAdd(row.Code, row)) return;
        row.Refuse(RosterRefusals.DuplicateCode(row.Code, ByCode[row.Code].Row));
    }
}
