namespace Answerable.Domain.Duties;

/// <summary>A row of a duty list as it is written or imported.</summary>
/// <param name="Evidence">What proof is wanted, or null for none.</param>
/// <param name="DueOn">Null for a duty that has no date of its own.</param>
public sealed record DutyItemDraft(int Number, string StrandCode, string Content, string Measure, string? Evidence, DateOnly? DueOn)
{
    /// <summary>Every fault of the row; fields are named after the import's columns, behind <paramref name="prefix"/>.</summary>
    public IReadOnlyList<Refusal> Faults(string prefix, IReadOnlySet<string> strands, DateOnly from, DateOnly until)
    {
        var refusals = new List<Refusal>();
        if (Number is < 1 or > DutyItem.MaxNumber) refusals.Add(DutyRefusals.BadNumber(DutyItem.MaxNumber).At(prefix + "number"));
        if (StrandCode.Length == 0) refusals.Add(TextRules.Empty(prefix + "strand"));
        else if (!strands.Contains(StrandCode)) refusals.Add(DutyRefusals.UnknownStrand(StrandCode).At(prefix + "strand"));
        TextRules.Needed(Content, prefix + "content", DutyItem.MaxContent, refusals);
        TextRules.Optional(Measure, prefix + "measure", DutyItem.MaxMeasure, refusals);
        TextRules.Optional(Evidence, prefix + "evidence", DutyItem.MaxEvidence, refusals);
        if (DueOn < from || DueOn > until) refusals.Add(DutyRefusals.DueOutsidePeriod(from, until).At(prefix + "due"));
        return refusals;
    }
}

/// <summary>One duty of a list.</summary>
public sealed class DutyItem
{
    private DutyItem() { }

    internal DutyItem(DutyListId list, DutyItemDraft draft, DateTimeOffset now)
    {
        (Id, ListId, Number, StrandCode) = (Ids.New(now), list, draft.Number, draft.StrandCode);
        (Content, Measure, DueOn) = (draft.Content.Trim(), draft.Measure.Trim(), draft.DueOn);
        Evidence = string.IsNullOrWhiteSpace(draft.Evidence) ? null : draft.Evidence.Trim();
    }

    /// <summary>Largest number, and longest texts in UTF-16 code units.</summary>
    public const int MaxNumber = 999, MaxContent = 500, MaxMeasure = 500, MaxEvidence = 200, MaxStrand = 40;

    public Guid Id { get; private set; }

    public DutyListId ListId { get; private set; }

    public int Number { get; private set; }

    public string StrandCode { get; private set; } = "";

    public string Content { get; private set; } = "";

    public string Measure { get; private set; } = "";

    /// <summary>What proof is wanted, or null for none.</summary>
    public string? Evidence { get; private set; }

    public DateOnly? DueOn { get; private set; }
}
