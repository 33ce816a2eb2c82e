using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation;

/// <summary>A day of a calendar as it was sent.</summary>
/// <param name="Row">As an editor numbers it, the header being the first.</param>
/// <param name="Day">What could be read of the row; null where it says no day.</param>
internal sealed record CalendarRow(int Row, SpecialDayDraft? Day, LocalText Source, IReadOnlyList<Refusal> Problems);

/// <summary>The special days of one year, a row a day, with the notice that says so.</summary>
internal sealed record CalendarFile(IReadOnlyList<CalendarRow> Rows)
{
    public static readonly string[] Columns = ["day", "day_kind", "day_name", "day_name_en", "source", "source_en"];

    public static readonly string[] Needed = ["day", "day_kind", "day_name", "source"];

    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 1 << 18;

    private static readonly Dictionary<string, SpecialDayKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["holiday"] = SpecialDayKind.Holiday, ["off"] = SpecialDayKind.Holiday, ["放假"] = SpecialDayKind.Holiday,
        ["休"] = SpecialDayKind.Holiday, ["working day"] = SpecialDayKind.WorkingDay, ["workingday"] = SpecialDayKind.WorkingDay,
        ["working_day"] = SpecialDayKind.WorkingDay, ["work"] = SpecialDayKind.WorkingDay, ["上班"] = SpecialDayKind.WorkingDay,
        ["班"] = SpecialDayKind.WorkingDay, ["调休上班"] = SpecialDayKind.WorkingDay,
    };

    public static string Decode(byte[] bytes) => LayoutTable.Decode(bytes, Needed, Columns, MaxBytes, YearDraft.MaxDays);

    public static CalendarFile Read(string text)
    {
        var (rows, seen) = (new List<CalendarRow>(), new HashSet<DateOnly>());
        var (year, source) = ((int?)null, (LocalText?)null);
        foreach (var row in LayoutTable.Read(text, Needed, Columns, YearDraft.MaxDays))
        {
            var problems = new List<Refusal>();
            var day = LayoutTable.Date(row, "day", problems);
            if (day is null && problems.Count == 0) problems.Add(TextRules.Empty("day"));
            SpecialDayKind? kind = Kinds.TryGetValue(row["day_kind"], out var said) ? said : null;
            if (kind is null) problems.Add(CalendarRefusals.BadKind);
            var notice = Both(row, "source");
            if (notice.ZhCn.Length > 0 && (source ??= notice) != notice) problems.Add(CalendarRefusals.OtherSource);
            var draft = day is { } on && kind is { } of ? new SpecialDayDraft(on, of, Both(row, "day_name")) : null;
            if (draft is not null)
            {
                problems.AddRange(YearDraft.FaultsOf(year ??= draft.Day.Year, draft));
                if (!seen.Add(draft.Day)) problems.Add(CalendarRefusals.DayTwice(draft.Day));
            }
            rows.Add(new(row.Line, draft, notice, problems));
        }
        return new(rows);
    }

    /// <summary>How many rows cannot be taken.</summary>
    public int Bad => Rows.Count(r => r.Problems.Count > 0);

    /// <summary>The year with its days; what is wrong with rows is said first.</summary>
    public YearDraft Draft()
    {
        Require.That(Rows.Count > 0, LayoutRefusals.NoRow);
        Require.That(Bad == 0, LayoutRefusals.BadRows(Bad, Rows.Count));
        var source = Rows.Select(r => r.Source).FirstOrDefault(s => s.ZhCn.Length > 0) ?? throw new Refused(CalendarRefusals.NoSource);
        return new(Rows[0].Day!.Day.Year, source, [.. Rows.Select(r => r.Day!)]);
    }

    /// <summary>A year as a file, as it is taken back.</summary>
    public static IEnumerable<string?[]> Of(YearDraft year, Words words) => year.Days.OrderBy(d => d.Day).Select(d => (string?[])
    [
        LayoutTable.Day(d.Day), KindName(words, d.Kind), d.Name.ZhCn, d.Name.En, year.Source.ZhCn, year.Source.En,
    ]);

    /// <summary>A kind as files name it.</summary>
    public static string KindName(Words words, SpecialDayKind kind) => words[$"Organisation.day-kind.{kind}"];

    // What is said in one language alone stands in both.
    private static LocalText Both(CsvRow row, string column) =>
        new(row[$"{column}_en"] is { Length: > 0 } english ? english.Trim() : row[column].Trim(), row[column].Trim());
}
