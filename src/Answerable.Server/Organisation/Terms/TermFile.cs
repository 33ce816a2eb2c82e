using System.Globalization;
using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation;

/// <summary>A row of a register of terms as it was sent.</summary>
/// <param name="Row">As an editor numbers it, the header being the first.</param>
/// <param name="Start">Since when the holder is in office, where the register says it.</param>
/// <param name="End">The last day; null where the register names none.</param>
internal sealed record TermRow(int Row, string Unit, string? UnitCode, string Holder, string? PostCode, DateOnly? Start, DateOnly? End,
    IReadOnlyList<Refusal> Problems);

/// <summary>The register of terms (换届台账) in the columns of offices: domain.md 6, [S113c], as far as the product holds what it
/// says.</summary>
internal sealed record TermFile(IReadOnlyList<TermRow> Rows)
{
    /// <summary>What an export has, in the order of the form; then what names units and posts beyond doubt.</summary>
    public static readonly string[] Columns =
        ["term_unit", "term_holder", "term_kind", "term_start", "term_years", "term_end", "post", "unit_code", "post_code"];

    /// <summary>Columns of the offices' form that are read over: the product holds none of it.</summary>
    public static readonly string[] Unheld =
        ["contact", "telephone", "address", "about", "members", "three_meetings", "theme_day", "member_review", "heart_talks"];

    public static readonly string[] Needed = ["term_holder", "term_end"];

    /// <summary>Largest file in bytes, and most rows.</summary>
    public const int MaxBytes = 1 << 20, MaxRows = 5000;

    /// <summary>Longest term in years.</summary>
    private const int MaxYears = 20;

    public static string Decode(byte[] bytes) => LayoutTable.Decode(bytes, Needed, [.. Columns, .. Unheld], MaxBytes, MaxRows);

    public static TermFile Read(string text) =>
        new([.. LayoutTable.Read(text, Needed, [.. Columns, .. Unheld], MaxRows).Select(RowOf)]);

    /// <summary>Full years from the start to the end, or nothing where they are none.</summary>
    public static string Years(DateOnly start, DateOnly end)
    {
        var years = end.Year - start.Year;
        return years > 0 && (start.AddYears(years) == end || start.AddYears(years) == end.AddDays(1))
            ? years.ToString(CultureInfo.InvariantCulture) : "";
    }

    private static TermRow RowOf(CsvRow row)
    {
        var problems = new List<Refusal>();
        var (start, end) = (LayoutTable.Date(row, "term_start", problems), LayoutTable.Date(row, "term_end", problems));
        var said = row["term_years"].TrimEnd('年', ' ');
        var years = 0;
        if (said.Length > 0 && !(int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out years)
            && years is > 0 and <= MaxYears)) problems.Add(TermRefusals.BadYears(MaxYears).At("term_years"));
        // The office's form says either of the two.
        if (end is null && problems.Count == 0 && years > 0) end = start?.AddYears(years);
        return new(row.Line, row["term_unit"], Said("unit_code"), row["term_holder"], Said("post_code"), start, end, problems);

        string? Said(string column) => row[column] is { Length: > 0 } text ? text : null;
    }
}

/// <summary>Why a row of a register of terms is not taken.</summary>
internal static class TermRefusals
{
    public static readonly Refusal NothingNew = Refusal.Of("organisation.terms-nothing-new").At("rows");

    public static Refusal BadYears(int max) => Refusal.Of("organisation.terms-bad-years", ("max", max));

    public static Refusal NoTerm(string unit, string holder) =>
        Refusal.Of("organisation.terms-no-term", ("unit", unit), ("holder", holder)).At("term_holder");

    public static Refusal SeveralTerms(string codes) => Refusal.Of("organisation.terms-several", ("codes", codes)).At("post_code");

    public static Refusal OtherStart(DateOnly stored) => Refusal.Of("organisation.terms-other-start", ("stored", stored)).At("term_start");
}
