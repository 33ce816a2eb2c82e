namespace Answerable.Domain.Duties;

/// <summary>How a post takes part in a duty that several share: one leads and answers for the whole, the others contribute.</summary>
public enum DutyRole { Lead, Contributing }

/// <summary>
/// Who answers for a duty, and how: a leading group together, its head first of all, or each member for the own field besides the own work
/// ("one post, two responsibilities").
/// </summary>
public enum DutyLayer { Collective, First, Double }

/// <summary>A row of a duty list as it is written or imported.</summary>
/// <param name="Evidence">What proof is wanted, or null for none.</param>
/// <param name="DueOn">Null for a duty that has no date of its own.</param>
public sealed record DutyItemDraft(int Number, string StrandCode, string Content, string Measure, string? Evidence, DateOnly? DueOn)
{
    /// <summary>What it comes from; null for the source of the duty above, or else of the list.</summary>
    public Source? Source { get; init; }

    /// <summary>Identifier of the duty that it takes up, or null.</summary>
    public Guid? Above { get; init; }

    /// <summary>Whether the posts charged with it must see that it is taken up below them.</summary>
    public bool MustBeTakenUp { get; init; }

    /// <summary>Code of the one post that it is for; null for all posts of the list.</summary>
    public string? ForPost { get; init; }

    /// <summary>How that post takes part, where several share the duty above.</summary>
    public DutyRole? Role { get; init; }

    /// <summary>Why a wording taken from above is kept, or null.</summary>
    public string? KeptBecause { get; init; }

    /// <summary>Null where nothing says who of a leading group answers for it.</summary>
    public DutyLayer? Layer { get; init; }

    /// <summary>Every fault of the row; fields are named after the import's columns, behind <paramref name="prefix"/>.</summary>
    /// <param name="unitPath">Of the list's unit.</param>
    public IReadOnlyList<Refusal> Faults(string prefix, DutyItemFacts facts, string unitPath, DateOnly from, DateOnly until)
    {
        var refusals = new List<Refusal>();
        if (Number is < 1 or > DutyItem.MaxNumber) refusals.Add(DutyRefusals.BadNumber(DutyItem.MaxNumber).At(prefix + "number"));
        if (StrandCode.Length == 0) refusals.Add(TextRules.Empty(prefix + "strand"));
        else if (!facts.Strands.Contains(StrandCode)) refusals.Add(DutyRefusals.UnknownStrand(StrandCode).At(prefix + "strand"));
        TextRules.Needed(Content, prefix + "content", DutyItem.MaxContent, refusals);
        TextRules.Optional(Measure, prefix + "measure", DutyItem.MaxMeasure, refusals);
        TextRules.Optional(Evidence, prefix + "evidence", DutyItem.MaxEvidence, refusals);
        TextRules.Optional(KeptBecause, prefix + "kept", DutyItem.MaxKept, refusals);
        Source?.Checked(prefix + "source", refusals);
        if (DueOn < from || DueOn > until) refusals.Add(DutyRefusals.DueOutsidePeriod(from, until).At(prefix + "due"));
        if (Above is { } above) refusals.AddRange(AgainstTakingUp(above).Select(r => r.At(prefix + "above")));
        if (ForPost is { Length: > 0 } post && !facts.Posts.ContainsKey(post))
            refusals.Add(DutyRefusals.UnknownPost(post).At(prefix + "post"));
        if (Role is not null && ForPost is not { Length: > 0 }) refusals.Add(DutyRefusals.RoleWithoutPost.At(prefix + "post"));
        return refusals;

        IEnumerable<Refusal> AgainstTakingUp(Guid id) => !facts.Above.TryGetValue(id, out var found)
            ? [DutyRefusals.NoDutyAbove]
            : DutyRefusals.DutyElsewhere.Unless(UnitPath.IsWithin(unitPath, found.UnitPath) || UnitPath.IsWithin(found.UnitPath, unitPath));
    }
}

/// <summary>One duty of a list.</summary>
public sealed class DutyItem
{
    private DutyItem() { }

    internal DutyItem(DutyListId list, DutyItemDraft draft, DutyItemFacts facts, DateTimeOffset now)
    {
        (Id, ListId, Number, StrandCode) = (Ids.New(now), list, draft.Number, draft.StrandCode);
        (Content, Measure, DueOn) = (draft.Content.Trim(), draft.Measure.Trim(), draft.DueOn);
        (Evidence, KeptBecause, MustBeTakenUp) = (Filled(draft.Evidence), Filled(draft.KeptBecause), draft.MustBeTakenUp);
        Layer = draft.Layer;
        if (draft.ForPost is { Length: > 0 } post) (ForPostId, Role) = (facts.Posts[post], draft.Role);
        var above = draft.Above is { } id ? facts.Above[id] : null;
        (AboveTaskId, AbovePostId) = (above?.Id, above?.PostId);
        CopiedLevels = above is not null && Wording.IsCopied(Content, above.Content) ? above.CopiedLevels + 1 : 1;
        ComesFrom(draft.Source ?? above?.Source);
    }

    /// <summary>Largest number, and longest texts in UTF-16 code units.</summary>
    public const int MaxNumber = 999, MaxContent = 500, MaxMeasure = 500, MaxEvidence = 200, MaxStrand = 40, MaxKept = 500;

    public Guid Id { get; private set; }

    public DutyListId ListId { get; private set; }

    public int Number { get; private set; }

    public string StrandCode { get; private set; } = "";

    public string Content { get; private set; } = "";

    public string Measure { get; private set; } = "";

    /// <summary>What proof is wanted, or null for none.</summary>
    public string? Evidence { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>What it comes from; null in a draft for the list's, and in lists issued before sources were named.</summary>
    public Source? Source => SourceKind is { } kind ? new(kind, SourceReference!) : null;

    public SourceKind? SourceKind { get; private set; }

    public string? SourceReference { get; private set; }

    /// <summary>The duty of a post above that it takes up.</summary>
    public DutyTaskId? AboveTaskId { get; private set; }

    /// <summary>The post that holds that duty, which cannot take it up from itself.</summary>
    public PostId? AbovePostId { get; private set; }

    /// <summary>Whether the posts charged with it must see that it is taken up below them.</summary>
    public bool MustBeTakenUp { get; private set; }

    /// <summary>The one post that it is for; null for all posts of the list.</summary>
    public PostId? ForPostId { get; private set; }

    public DutyRole? Role { get; private set; }

    public DutyLayer? Layer { get; private set; }

    /// <summary>Through how many levels its wording has come down, this one included: 1 where it is its own.</summary>
    public int CopiedLevels { get; private set; }

    /// <summary>Why a wording taken from above is kept, or null.</summary>
    public string? KeptBecause { get; private set; }

    /// <summary>Whether a post to which its list goes is charged with it.</summary>
    public bool Concerns(DutyPost post, string postKind) => ForPostId is { } one ? one == post.PostId
        : post.Kind == postKind && post.PostId != AbovePostId;

    /// <summary>Names what it comes from.</summary>
    internal void ComesFrom(Source? source) => (SourceKind, SourceReference) = (source?.Kind, source?.Reference.Trim());

    /// <summary>Says why the wording is kept.</summary>
    internal void Keep(string because) => KeptBecause = because;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
