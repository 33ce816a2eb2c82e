using Answerable.Domain.Organisation;

namespace Answerable.Domain.Duties;

public readonly record struct DutyListId(Guid Value) : IId<DutyListId>
{
    public static DutyListId Of(Guid value) => new(value);

    public static bool operator <(DutyListId a, DutyListId b) => a.Value < b.Value;

    public static bool operator >(DutyListId a, DutyListId b) => a.Value > b.Value;
}

/// <summary>A list is written, then issued once; what was issued is never changed.</summary>
public enum DutyListState { Draft, Issued }

/// <summary>What an organiser fills in about a list.</summary>
/// <param name="PostKind">The roster's word for the posts it is for.</param>
public sealed record DutyListDraft(string Title, string PostKind, DateOnly PeriodFrom, DateOnly PeriodUntil)
{
    /// <summary>What its items come from that name no source of their own.</summary>
    public Source? Source { get; init; }

    /// <summary>The roster's word for the kind of unit whose posts it is for; null for every kind.</summary>
    public string? Level { get; init; }

    /// <summary>Whether the dates of a duty rest while an objection to it is open.</summary>
    public bool ObjectionSuspends { get; init; }
}

/// <summary>The duties of a kind of post for a period, written by a unit for posts of its subtree.</summary>
public sealed partial class DutyList : Aggregate
{
    private readonly List<DutyItem> items = [];

    private DutyList() { }

    public const int MaxTitle = 120, MaxPostKind = 40, MaxLevel = 40, MaxItems = 200;

    public DutyListId Id { get; private set; }

    /// <summary>The issuing unit, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The post that issues it and judges what is reported.</summary>
    public PostId IssuerPostId { get; private set; }

    public string Title { get; private set; } = "";

    public string PostKind { get; private set; } = "";

    /// <summary>The roster's word for the kind of unit whose posts it is for; null for every kind.</summary>
    public string? Level { get; private set; }

    /// <summary>What its items come from that name no source of their own.</summary>
    public Source? Source => SourceKind is { } kind ? new(kind, SourceReference!) : null;

    public SourceKind? SourceKind { get; private set; }

    public string? SourceReference { get; private set; }

    /// <summary>Whether the dates of a duty rest while an objection to it is open. Off unless its writer says so.</summary>
    public bool ObjectionSuspends { get; private set; }

    public DateOnly PeriodFrom { get; private set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly PeriodUntil { get; private set; }

    public DutyListState State { get; private set; }

    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>The unit to whose subtree it was issued: posts that come there later may be charged too.</summary>
    public UnitId? IssuedToId { get; private set; }

    /// <summary>The guidance by which it goes to posts of a unit beside the issuing one; null for a list of the own line.</summary>
    public GuidanceId? GuidanceId { get; private set; }

    public IReadOnlyList<DutyItem> Items => items;

    public override ObjectRef Ref => new("duty-list", Id.Value);

    /// <summary>Against beginning a list of the unit at this path, or of any unit when null: for a post that organises there.</summary>
    public static IEnumerable<Refusal> AgainstDrafting(Actor by, string? unitPath = null) => DutyRefusals.NotOrganiser.Unless(
        by.Post is not null && (unitPath is null ? by.Over(Right.Organise).Count > 0 : by.Has(Right.Organise, unitPath)));

    /// <summary>Begins a list; the post acted in issues it and judges what is reported.</summary>
    public static DutyList Draft(Actor by, UnitId unit, string unitPath, DutyListDraft draft, DateTimeOffset now)
    {
        Require.None(AgainstDrafting(by, unitPath));
        var list = new DutyList { Id = new(Ids.New(now)), UnitId = unit, UnitPath = unitPath, IssuerPostId = by.Post!.Value };
        list.Fill(draft);
        list.Record(by, "duty-list.drafted", now, new { title = list.Title }, unit: unit);
        return list;
    }

    /// <summary>Against writing the list: for who organises here, while it is a draft.</summary>
    public IEnumerable<Refusal> AgainstWriting(Actor by) =>
        [.. AgainstOrganising(by), .. DutyRefusals.AlreadyIssued.Unless(State == DutyListState.Draft)];

    /// <summary>Changes the draft's heading; its items must still fall into the period.</summary>
    public void Change(Actor by, DutyListDraft draft)
    {
        RequireNone(AgainstWriting(by));
        Require.None(items.Where(i => i.DueOn < draft.PeriodFrom || i.DueOn > draft.PeriodUntil)
            .Select(i => DutyRefusals.DueOutsidePeriod(draft.PeriodFrom, draft.PeriodUntil).At($"items[{i.Number}].due")));
        Fill(draft);
    }

    /// <summary>Replaces every item, by hand or from an import. All or nothing: each fault names its row, counted from 0.</summary>
    public void SetItems(Actor by, IReadOnlyList<DutyItemDraft> drafts, DutyItemFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        Require.None(Faults(drafts, facts));
        items.Clear();
        items.AddRange(drafts.OrderBy(d => d.Number).Select(d => new DutyItem(Id, d, facts, now)));
    }

    /// <summary>Adds one item; its number is the next when 0.</summary>
    public void AddItem(Actor by, DutyItemDraft draft, DutyItemFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        var added = draft.Number == 0 ? draft with { Number = items.Select(i => i.Number).DefaultIfEmpty().Max() + 1 } : draft;
        var refusals = added.Faults("", facts, UnitPath, PeriodFrom, PeriodUntil).Concat(BesideFaults(added, "")).ToList();
        if (items.Any(i => i.Number == added.Number)) refusals.Add(DutyRefusals.NumberTaken(added.Number).At("number"));
        if (added.Role == DutyRole.Lead && items.Find(i => i.Role == DutyRole.Lead && i.AboveTaskId?.Value == added.Above) is { } lead)
            refusals.Add(DutyRefusals.TwoLeads(lead.Number).At("role"));
        var sharing = items.Where(i => i.AboveTaskId is null && i.Content == added.Content.Trim()).ToList();
        if (added is { Role: DutyRole.Lead, Above: null } && sharing.Find(i => i.Role == DutyRole.Lead) is { } leading)
            refusals.Add(DutyRefusals.TwoLeads(leading.Number).At("role"));
        if (added is { Role: not null, Above: null } && sharing.Count == 0)
            refusals.Add(DutyRefusals.RoleWithoutDuty.At("role"));
        if (items.Count == MaxItems) refusals.Add(DutyRefusals.TooManyItems(items.Count + 1, MaxItems));
        Require.None(refusals);
        items.Add(new(Id, added, facts, now));
        items.Sort((a, b) => a.Number.CompareTo(b.Number));
    }

    public void RemoveItem(Actor by, int number)
    {
        RequireNone(AgainstWriting(by));
        Require.That(items.RemoveAll(i => i.Number == number) > 0, DutyRefusals.NoItem);
    }

    /// <summary>Every fault of rows before they replace the items, for the preview of an import.</summary>
    public IReadOnlyList<Refusal> Faults(IReadOnlyList<DutyItemDraft> drafts, DutyItemFacts facts)
    {
        var refusals = DutyRefusals.TooManyItems(drafts.Count, MaxItems).Unless(drafts.Count <= MaxItems).ToList();
        var (numbers, leads) = (new HashSet<int>(), new Dictionary<Guid, int>());
        for (var i = 0; i < drafts.Count; i++)
        {
            refusals.AddRange(drafts[i].Faults($"items[{i}].", facts, UnitPath, PeriodFrom, PeriodUntil));
            refusals.AddRange(BesideFaults(drafts[i], $"items[{i}]."));
            if (!numbers.Add(drafts[i].Number)) refusals.Add(DutyRefusals.NumberTaken(drafts[i].Number).At($"items[{i}].number"));
            if (drafts[i] is { Role: DutyRole.Lead, Above: { } above } && !leads.TryAdd(above, drafts[i].Number))
                refusals.Add(DutyRefusals.TwoLeads(leads[above]).At($"items[{i}].role"));
            if (drafts[i] is { Role: DutyRole.Lead, Above: null } && drafts.Take(i).FirstOrDefault(d =>
                d is { Role: DutyRole.Lead, Above: null } && d.Content.Trim() == drafts[i].Content.Trim()) is { } first)
                refusals.Add(DutyRefusals.TwoLeads(first.Number).At($"items[{i}].role"));
            // Whoever leads does so in a duty above, or in work that other items of the list share.
            if (drafts[i] is { Role: not null, Above: null } && drafts.Count(d => d.Content.Trim() == drafts[i].Content.Trim()) < 2)
                refusals.Add(DutyRefusals.RoleWithoutDuty.At($"items[{i}].role"));
        }
        return refusals;
    }

    private void Fill(DutyListDraft draft)
    {
        var refusals = DutyRefusals.PeriodReversed.Unless(draft.PeriodFrom <= draft.PeriodUntil).ToList();
        var title = TextRules.Name(draft.Title, "title", MaxTitle, refusals);
        var kind = TextRules.Name(draft.PostKind, "postKind", MaxPostKind, refusals);
        var level = TextRules.Optional(draft.Level, "level", MaxLevel, refusals);
        var source = draft.Source?.Checked("source", refusals);
        Require.None(refusals);
        (Title, PostKind, PeriodFrom, PeriodUntil, Level) = (title, kind, draft.PeriodFrom, draft.PeriodUntil, level);
        (SourceKind, SourceReference, ObjectionSuspends) = (source?.Kind, source?.Reference, draft.ObjectionSuspends);
    }
}
