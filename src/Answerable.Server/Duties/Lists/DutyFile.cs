using System.Globalization;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Duties;

/// <summary>A row of a file of items and why it cannot be taken.</summary>
/// <param name="Row">As an editor numbers it, the header being the first.</param>
internal sealed record DutyRow(int Row, DutyItemDraft Item, IReadOnlyList<Refusal> Problems)
{
    /// <summary>Units that the row names, as duty lists and work breakdowns of offices do, and how each takes part.</summary>
    public IReadOnlyList<(string Unit, DutyRole? Role)> Units { get; init; } = [];
}

/// <summary>Items of a duty list as CSV, strands by code or by name in either language.</summary>
internal sealed record DutyFile(IReadOnlyList<DutyRow> Rows)
{
    public static readonly string[] Columns = ["number", "strand", "content", "measure", "evidence", "due", "source", "take_up"];

    /// <summary>Columns that a file may have besides, as the file of a list has them: how its items hang together with others.</summary>
    public static readonly string[] MoreColumns = ["source_kind", "above", "post_code", "role", "kept", "layer"];

    /// <summary>Columns of duty lists and work breakdowns that name units: see <see cref="DutyUnits"/>.</summary>
    public static readonly string[] UnitColumns = ["lead_unit", "responsible_unit"];

    private static readonly string[] Known = [.. Columns, .. MoreColumns, .. UnitColumns];

    /// <summary>What stands between units in one cell.</summary>
    private static readonly char[] BetweenUnits = ['、', '；', ';', '\n'];

    /// <summary>What says that a duty must be taken up below.</summary>
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "yes", "true", "1", "是", "需要" };

    /// <summary>What lists of offices call the layers.</summary>
    private static readonly Dictionary<string, DutyLayer> Layers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Collective"] = DutyLayer.Collective, ["集体责任"] = DutyLayer.Collective, ["领导班子"] = DutyLayer.Collective,
        ["班子"] = DutyLayer.Collective, ["First"] = DutyLayer.First, ["第一责任"] = DutyLayer.First, ["第一责任人"] = DutyLayer.First,
        ["第一责任人责任"] = DutyLayer.First, ["Double"] = DutyLayer.Double, ["一岗双责"] = DutyLayer.Double,
    };

    private static readonly string[] Needed = ["strand", "content"];

    /// <summary>A work breakdown has no areas: its duties are of the first.</summary>
    private static readonly string[] NeededInSheet = ["content"];

    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    public static string Decode(byte[] bytes)
    {
        Require.That(bytes.Length <= MaxBytes, DutyFileRefusals.TooLarge(MaxBytes / 1024));
        Require.That(!OfficeFile.IsOld(bytes), WorkbookRefusals.Old.At("file"));
        if (OfficeFile.IsPacked(bytes)) return Encoding.UTF8.GetString(Sheet(bytes).Csv.Span);
        var scan = CsvText.Scan(bytes);
        Require.That(scan.Fault == TextFault.None, DutyFileRefusals.NotText(scan.Row));
        return Encoding.UTF8.GetString(CsvText.Utf8(bytes, scan).Span);
    }

    private static SheetText Sheet(byte[] bytes)
    {
        try
        {
            return SheetText.Read(bytes, NeededInSheet, Known, new(MaxBytes * 32, MaxBytes, MaxBytes, MaxBytes));
        }
        catch (Refused refused)
        {
            throw new Refused([.. refused.Refusals.Select(r => r.At("file"))]);
        }
    }

    public static DutyFile Read(string text, IReadOnlyList<StrandSetting> strands)
    {
        Require.That(!string.IsNullOrWhiteSpace(text), DutyFileRefusals.NoRow.At("file"));
        var table = CsvTable.Read(text, Known);
        if (table.BadLine is { } line) throw new Refused(DutyFileRefusals.Unreadable(line));
        Require.None(LayoutTable.HeadingFaults(table.Columns, Known));
        var isBreakdown = table.Columns.Contains("lead_unit");
        Require.None(Needed.Except(table.Columns).Where(c => c != "strand" || !isBreakdown).Select(DutyFileRefusals.NoColumn));
        return new([.. table.Rows.Select((row, i) => RowOf(row, i + 1, strands))]);
    }

    /// <summary>The rows as the rules take them.</summary>
    public IReadOnlyList<DutyItemDraft> Items => [.. Rows.Select(r => r.Item)];

    /// <summary>Every row with what the list's own rules say about it.</summary>
    public IReadOnlyList<DutyRow> Check(DutyList list, DutyItemFacts facts)
    {
        var faults = list.Faults(Items, facts);
        Require.None(faults.Where(f => f.Field == "items"));
        return [.. Rows.Select((row, i) => row with { Problems = [.. row.Problems, .. Others(row, $"items[{i}].")] })];

        IEnumerable<Refusal> Others(DutyRow row, string prefix) => faults.Where(f =>
            f.Field!.StartsWith(prefix, StringComparison.Ordinal) && row.Problems.All(p => f.Field != prefix + p.Field));
    }

    private static DutyRow RowOf(CsvRow row, int position, IReadOnlyList<StrandSetting> strands)
    {
        var problems = new List<Refusal>();
        var number = position;
        var invariant = CultureInfo.InvariantCulture;
        if (row["number"] is { Length: > 0 } n && !int.TryParse(n, NumberStyles.None, invariant, out number))
            problems.Add(DutyRefusals.BadNumber(DutyItem.MaxNumber).At("number"));
        var due = LayoutTable.Date(row, "due", problems);
        var evidence = row["evidence"] is { Length: > 0 } e ? e : null;
        Guid? above = null;
        if (row["above"] is { Length: > 0 } said && IsKnown(Guid.TryParse(said, out var id), "above")) above = id;
        DutyRole? role = null;
        if (row["role"] is { Length: > 0 } part && IsKnown(Enum.TryParse<DutyRole>(part, true, out var found), "role")) role = found;
        DutyLayer? layer = null;
        if (row["layer"] is { Length: > 0 } who && IsKnown(Layers.TryGetValue(who, out var which), "layer")) layer = which;
        var kind = SourceKind.Document;
        if (row["source_kind"] is { Length: > 0 } sort) IsKnown(Enum.TryParse(sort, true, out kind), "source_kind");
        var item = new DutyItemDraft(number, Strand(row["strand"]), row["content"], row["measure"], evidence, due)
        {
            Source = row["source"] is { Length: > 0 } source ? new(kind, source) : null, MustBeTakenUp = Yes.Contains(row["take_up"]),
            Above = above, ForPost = row["post_code"] is { Length: > 0 } post ? post : null, Role = role,
            KeptBecause = row["kept"] is { Length: > 0 } kept ? kept : null, Layer = layer,
        };
        var leads = UnitsIn("lead_unit");
        string[] others = [.. UnitsIn("responsible_unit").Except(leads)];
        return new(row.Line, item, problems)
        {
            // Who leads nobody carries the work out alone.
            Units = [.. leads.Select(u => (u, leads.Length + others.Length > 1 ? DutyRole.Lead : (DutyRole?)null)),
                .. others.Select(u => (u, leads.Length > 0 ? DutyRole.Contributing : (DutyRole?)null))],
        };

        string[] UnitsIn(string column) =>
            [.. row[column].Split(BetweenUnits, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

        bool IsKnown(bool isKnown, string column)
        {
            if (!isKnown) problems.Add(DutyFileRefusals.Unknown(row[column]).At(column));
            return isKnown;
        }

        string Strand(string said) => said.Length == 0 && row.Fields.ContainsKey("lead_unit") ? strands[0].Code
            : strands.FirstOrDefault(s =>
            s.Code == said || s.Name.ZhCn == said || s.Name.En.Equals(said, StringComparison.OrdinalIgnoreCase))?.Code ?? said;
    }
}

/// <summary>Why a file of items is refused.</summary>
internal static class DutyFileRefusals
{
    public static readonly Refusal NoRow = Refusal.Of("duties.no-row");

    public static Refusal TooLarge(int max) => Refusal.Of("duties.file-too-large", ("max", max)).At("file");

    public static Refusal NoColumn(string column) => Refusal.Of("duties.no-column", ("column", column)).At("file");

    public static Refusal Unreadable(long line) => Refusal.Of("duties.unreadable", ("line", line)).At("file");

    public static Refusal Unknown(string value) => Refusal.Of("duties.unknown-value", ("value", value));

    public static Refusal NoPostOfUnit(string unit, string kind) =>
        Refusal.Of("duties.no-post-of-unit", ("unit", unit), ("postKind", kind)).At("responsible_unit");

    public static Refusal SeveralPosts(string unit, string codes) =>
        Refusal.Of("duties.several-posts-of-unit", ("unit", unit), ("codes", codes)).At("responsible_unit");

    /// <summary>A row with a NUL, in another encoding than the rest, or in none.</summary>
    public static Refusal NotText(int row) => Refusal.Of("duties.not-text", ("row", row)).At("file");

    /// <summary>The reasons stand beside the rows.</summary>
    public static Refusal BadRows(int bad, int all) => Refusal.Of("duties.bad-rows", ("bad", bad), ("all", all)).At("rows");
}
