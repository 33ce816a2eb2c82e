using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;

namespace Answerable.Server.Rectifications;

/// <summary>A plan as typed, complete or not.</summary>
internal sealed record PlanFields(string Kind, string CloseCondition, string DueOn, IReadOnlyList<MeasureFields> Measures)
{
    public const int MostRows = Rectification.MaxMeasures;

    public static string Name(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"measures[{row}].{field}");

    public static PlanFields From(Form form)
    {
        var rows =
            Enumerable.Range(0, MostRows)
                .Select(i => new MeasureFields(form.Text(Name(i, "text")), form.Text(Name(i, "responsible")), form.Text(Name(i, "dueOn"))))
                    .ToList();
        return new(form.Text("kind"), form.Text("closeCondition"), form.Text("dueOn"), [.. rows.Where(r => !r.IsEmpty)]);
    }

    /// <summary>The fields that show a plan filed before.</summary>
    public static PlanFields From(ShownRectification shown) => new(shown.Kind.ToString(), shown.CloseCondition, Iso(shown.DueOn),
        [.. shown.Measures.Select(m => new MeasureFields(m.Text, m.Responsible?.Id.Value.ToString() ?? "", Iso(m.DueOn)))]);

    /// <summary>The plan, read from the posted form; empty rows are ignored. Refusals of the shape are kept in the form.</summary>
    public static PlanDraft Draft(Form form, IReadOnlyList<int> rows) =>
        new(form.Choice<RectificationKind>("kind"), form.Text("closeCondition"), form.Date("dueOn"),
        [.. rows.Select(
            i => new MeasureDraft(form.Text(Name(i, "text")),
                form.OptionalId(Name(i, "responsible")) is { } post ? new PostId(post) : null, form.OptionalDate(Name(i, "dueOn"))))]);

    /// <summary>Numbers of the rows in which something was typed.</summary>
    public static IReadOnlyList<int> Rows(Form form) =>
        [.. Enumerable.Range(0, MostRows)
            .Where(i => form.Has(Name(i, "text")) || form.Has(Name(i, "responsible")) || form.Has(Name(i, "dueOn")))];

    /// <summary>Refusals name the measure by its place among those that were filled in; the page shows them beside its row.</summary>
    public static Refused InRows(Refused refused, IReadOnlyList<int> rows) => new([.. refused.Refusals.Select(r =>
    {
        for (var i = rows.Count - 1; i >= 0; i--)
            if (r.Field?.StartsWith(Name(i, ""), StringComparison.Ordinal) == true)
                return r.At(Name(rows[i], r.Field[Name(i, "").Length..]));
        return r.Field == "measures" ? r.At(Name(0, "text")) : r;
    })]);

    /// <summary>A sketch may be incomplete but not longer than what can be filed.</summary>
    public IEnumerable<Refusal> TooLong()
    {
        var refusals = new List<Refusal>();
        TextRules.Optional(CloseCondition, "closeCondition", Rectification.MaxCloseCondition, refusals);
        for (var i = 0; i < Measures.Count; i++) TextRules.Optional(Measures[i].Text, Name(i, "text"), Measure.MaxText, refusals);
        foreach (var text in Measures.SelectMany(m => new[] { m.Responsible, m.DueOn }).Append(Kind).Append(DueOn))
            TextRules.Optional(text, "closeCondition", 40, refusals);
        return refusals;
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One row of a plan as typed.</summary>
internal sealed record MeasureFields(string Text, string Responsible, string DueOn)
{
    public static readonly MeasureFields None = new("", "", "");

    public bool IsEmpty => Text.Trim().Length == 0 && Responsible.Length == 0 && DueOn.Length == 0;
}
