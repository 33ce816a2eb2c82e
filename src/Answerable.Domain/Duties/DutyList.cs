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
public sealed record DutyListDraft(string Title, string PostKind, DateOnly PeriodFrom, DateOnly PeriodUntil);

/// <summary>A post to which a list is issued.</summary>
public sealed record DutyPost(PostId PostId, UnitId UnitId, string UnitPath, string Kind);

/// <summary>What issuing a list gives rise to.</summary>
public sealed record IssuedDuties(IReadOnlyList<DutyCharge> Charges, IReadOnlyList<DutyTask> Tasks);

/// <summary>The duties of a kind of post for a period, written by a unit for posts of its subtree.</summary>
public sealed class DutyList : Aggregate
{
    private readonly List<DutyItem> items = [];

    private DutyList() { }

    public const int MaxTitle = 120, MaxPostKind = 40, MaxItems = 200;

    public DutyListId Id { get; private set; }

    /// <summary>The issuing unit, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The post that issues it and judges what is reported.</summary>
    public PostId IssuerPostId { get; private set; }

    public string Title { get; private set; } = "";

    public string PostKind { get; private set; } = "";

    public DateOnly PeriodFrom { get; private set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly PeriodUntil { get; private set; }

    public DutyListState State { get; private set; }

    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>The unit to whose subtree it was issued: posts that come there later may be charged too.</summary>
    public UnitId? IssuedToId { get; private set; }

    /// <summary>By number.</summary>
    public IReadOnlyList<DutyItem> Items => items;

    public override ObjectRef Ref => new("duty-list", Id.Value);

    public static DutyList Draft(Actor by, PostId issuer, UnitId unit, string unitPath, DutyListDraft draft, DateTimeOffset now)
    {
        Require.That(by.Has(Right.Organise, unitPath) && (by.IsSystem || by.Post == issuer), DutyRefusals.NotOrganiser);
        var list = new DutyList { Id = new(Ids.New(now)), UnitId = unit, UnitPath = unitPath, IssuerPostId = issuer };
        list.Fill(draft);
        list.Record(by, "duty-list.drafted", now, new { title = list.Title }, unit: unit);
        return list;
    }

    /// <summary>Changes the draft's heading; its items must still fall into the period.</summary>
    public void Change(Actor by, DutyListDraft draft)
    {
        RequireDraft(by);
        Require.None(items.Where(i => i.DueOn < draft.PeriodFrom || i.DueOn > draft.PeriodUntil)
            .Select(i => DutyRefusals.DueOutsidePeriod(draft.PeriodFrom, draft.PeriodUntil).At($"items[{i.Number}].due")));
        Fill(draft);
    }

    /// <summary>Replaces every item, by hand or from an import. All or nothing: each fault names its row, counted from 0.</summary>
    public void SetItems(Actor by, IReadOnlyList<DutyItemDraft> drafts, IReadOnlySet<string> strands, DateTimeOffset now)
    {
        RequireDraft(by);
        Require.None(Faults(drafts, strands));
        items.Clear();
        items.AddRange(drafts.OrderBy(d => d.Number).Select(d => new DutyItem(Id, d, now)));
    }

    /// <summary>Adds one item; its number is the next when 0.</summary>
    public void AddItem(Actor by, DutyItemDraft draft, IReadOnlySet<string> strands, DateTimeOffset now)
    {
        RequireDraft(by);
        var added = draft.Number == 0 ? draft with { Number = items.Count == 0 ? 1 : items.Max(i => i.Number) + 1 } : draft;
        var refusals = added.Faults("", strands, PeriodFrom, PeriodUntil).ToList();
        if (items.Any(i => i.Number == added.Number)) refusals.Add(DutyRefusals.NumberTaken(added.Number).At("number"));
        if (items.Count == MaxItems) refusals.Add(DutyRefusals.TooManyItems(items.Count + 1, MaxItems));
        Require.None(refusals);
        items.Add(new(Id, added, now));
        items.Sort((a, b) => a.Number.CompareTo(b.Number));
    }

    /// <summary>Takes an item out of the draft.</summary>
    public void RemoveItem(Actor by, int number)
    {
        RequireDraft(by);
        Require.That(items.RemoveAll(i => i.Number == number) > 0, DutyRefusals.NoItem);
    }

    /// <summary>Every fault of rows before they replace the items, for the preview of an import.</summary>
    public IReadOnlyList<Refusal> Faults(IReadOnlyList<DutyItemDraft> drafts, IReadOnlySet<string> strands)
    {
        var refusals = new List<Refusal>();
        if (drafts.Count > MaxItems) refusals.Add(DutyRefusals.TooManyItems(drafts.Count, MaxItems));
        var numbers = new HashSet<int>();
        for (var i = 0; i < drafts.Count; i++)
        {
            refusals.AddRange(drafts[i].Faults($"items[{i}].", strands, PeriodFrom, PeriodUntil));
            if (!numbers.Add(drafts[i].Number)) refusals.Add(DutyRefusals.NumberTaken(drafts[i].Number).At($"items[{i}].number"));
        }
        return refusals;
    }

    /// <summary>
    /// Issues the list: each post is charged with it, owes its acknowledgement, and owes each dated item by its date.
    /// The lines of the single duties begin with what their posts do; issuing is one line on the list.
    /// </summary>
    /// <param name="to">The unit to whose subtree it goes.</param>
    public IssuedDuties Issue(Actor by, UnitId to, IReadOnlyList<DutyPost> posts, int acknowledgeDays, DateOnly today, DateTimeOffset now)
    {
        RequireDraft(by);
        var refusals = new List<Refusal>();
        if (items.Count == 0) refusals.Add(DutyRefusals.NoItem);
        if (posts.Count == 0) refusals.Add(DutyRefusals.NoPost);
        refusals.AddRange(Unfit(posts));
        refusals.AddRange(items.Where(i => i.DueOn < today).Select(i => DutyRefusals.DuePassed(i.Number, i.DueOn!.Value)));
        Require.None(refusals);
        (State, IssuedAt, IssuedToId) = (DutyListState.Issued, now, to);
        return Charge(by, "duty-list.issued", posts, acknowledgeDays, today, now);
    }

    /// <summary>Issues the list to posts that came after it was issued; they owe what is still to come, not what has fallen due.</summary>
    /// <param name="posts">Those of the list's kind and subtree that are not charged with it.</param>
    public IssuedDuties IssueToNewcomers(Actor by, IReadOnlyList<DutyPost> posts, int acknowledgeDays, DateOnly today, DateTimeOffset now)
    {
        RequireOrganiser(by);
        Require.That(State == DutyListState.Issued, DutyRefusals.NotIssued);
        Require.That(today <= PeriodUntil, DutyRefusals.PeriodOver(PeriodUntil));
        Require.That(posts.Count > 0, DutyRefusals.NoNewcomer);
        Require.None(Unfit(posts));
        return Charge(by, "duty-list.issued-to-newcomers", posts, acknowledgeDays, today, now);
    }

    private IEnumerable<Refusal> Unfit(IReadOnlyList<DutyPost> posts)
    {
        if (posts.Any(p => !Domain.UnitPath.IsWithin(p.UnitPath, UnitPath))) yield return DutyRefusals.OutsideSubtree;
        if (posts.FirstOrDefault(p => p.Kind != PostKind) is { } other) yield return DutyRefusals.WrongKind(other.Kind, PostKind);
    }

    private IssuedDuties Charge(Actor by, string act, IReadOnlyList<DutyPost> posts, int acknowledgeDays, DateOnly today, DateTimeOffset now)
    {
        var charges = posts.DistinctBy(p => p.PostId).Select(p => new DutyCharge(this, p, today.AddDays(acknowledgeDays), now)).ToList();
        var tasks = charges.SelectMany(c => items.Where(i => i.DueOn >= today).Select(i => new DutyTask(c, i, now))).ToList();
        Record(by, act, now, new { posts = charges.Count, tasks = tasks.Count }, unit: UnitId);
        return new(charges, tasks);
    }

    private void Fill(DutyListDraft draft)
    {
        var refusals = new List<Refusal>();
        var title = TextRules.Needed(draft.Title, "title", MaxTitle, refusals);
        var kind = TextRules.Needed(draft.PostKind, "postKind", MaxPostKind, refusals);
        if (draft.PeriodUntil < draft.PeriodFrom) refusals.Add(DutyRefusals.PeriodReversed);
        Require.None(refusals);
        (Title, PostKind, PeriodFrom, PeriodUntil) = (title, kind, draft.PeriodFrom, draft.PeriodUntil);
    }

    /// <summary>Refuses whoever does not organise here, before anything about the list is compared.</summary>
    public void RequireOrganiser(Actor by) => Require.That(by.Has(Right.Organise, UnitPath), DutyRefusals.NotOrganiser);

    private void RequireDraft(Actor by)
    {
        RequireOrganiser(by);
        Require.That(State == DutyListState.Draft, DutyRefusals.AlreadyIssued);
    }
}
