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
    public void SetItems(Actor by, IReadOnlyList<DutyItemDraft> drafts, IReadOnlySet<string> strands, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        Require.None(Faults(drafts, strands));
        items.Clear();
        items.AddRange(drafts.OrderBy(d => d.Number).Select(d => new DutyItem(Id, d, now)));
    }

    /// <summary>Adds one item; its number is the next when 0.</summary>
    public void AddItem(Actor by, DutyItemDraft draft, IReadOnlySet<string> strands, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        var added = draft.Number == 0 ? draft with { Number = items.Select(i => i.Number).DefaultIfEmpty().Max() + 1 } : draft;
        var refusals = added.Faults("", strands, PeriodFrom, PeriodUntil).ToList();
        if (items.Any(i => i.Number == added.Number)) refusals.Add(DutyRefusals.NumberTaken(added.Number).At("number"));
        if (items.Count == MaxItems) refusals.Add(DutyRefusals.TooManyItems(items.Count + 1, MaxItems));
        Require.None(refusals);
        items.Add(new(Id, added, now));
        items.Sort((a, b) => a.Number.CompareTo(b.Number));
    }

    public void RemoveItem(Actor by, int number)
    {
        RequireNone(AgainstWriting(by));
        Require.That(items.RemoveAll(i => i.Number == number) > 0, DutyRefusals.NoItem);
    }

    /// <summary>Every fault of rows before they replace the items, for the preview of an import.</summary>
    public IReadOnlyList<Refusal> Faults(IReadOnlyList<DutyItemDraft> drafts, IReadOnlySet<string> strands)
    {
        var refusals = DutyRefusals.TooManyItems(drafts.Count, MaxItems).Unless(drafts.Count <= MaxItems).ToList();
        var numbers = new HashSet<int>();
        for (var i = 0; i < drafts.Count; i++)
        {
            refusals.AddRange(drafts[i].Faults($"items[{i}].", strands, PeriodFrom, PeriodUntil));
            if (!numbers.Add(drafts[i].Number)) refusals.Add(DutyRefusals.NumberTaken(drafts[i].Number).At($"items[{i}].number"));
        }
        return refusals;
    }

    /// <summary>Against issuing: a draft with items, none of which has fallen due.</summary>
    public IEnumerable<Refusal> AgainstIssuing(Actor by, DateOnly today) =>
    [
        .. AgainstWriting(by), .. DutyRefusals.NoItem.Unless(items.Count > 0),
        .. items.Where(i => i.DueOn < today).Select(i => DutyRefusals.DuePassed(i.Number, i.DueOn!.Value)),
    ];

    /// <summary>
    /// Issues the list: each post is charged with it, owes its acknowledgement, and owes each dated item by its date.
    /// The lines of the single duties begin with what their posts do; issuing is one line on the list.
    /// </summary>
    /// <param name="to">The unit to whose subtree it goes.</param>
    /// <returns>Made post by post while it is read, once: there may be hundreds of thousands.</returns>
    public IEnumerable<IssuedDuties> Issue(Actor by, UnitId to, IReadOnlyList<DutyPost> posts, Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstIssuing(by, calendar.On(now)));
        Require.None([.. DutyRefusals.NoPost.Unless(posts.Count > 0), .. Unfit(posts)]);
        (State, IssuedAt, IssuedToId) = (DutyListState.Issued, now, to);
        return Charge(by, "duty-list.issued", posts, calendar, now);
    }

    /// <summary>Against issuing the list to posts that came later: once it is issued, until its period is over.</summary>
    public IEnumerable<Refusal> AgainstIssuingToNewcomers(Actor by, DateOnly today) =>
    [
        .. AgainstOrganising(by), .. DutyRefusals.NotIssued.Unless(State == DutyListState.Issued),
        .. DutyRefusals.PeriodOver(PeriodUntil).Unless(State != DutyListState.Issued || today <= PeriodUntil),
    ];

    /// <summary>Issues the list to posts that came after it was issued; they owe what is still to come, not what has fallen due.</summary>
    /// <param name="posts">Those of the list's kind and subtree that are not charged with it.</param>
    public IEnumerable<IssuedDuties> IssueToNewcomers(Actor by, IReadOnlyList<DutyPost> posts, Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstIssuingToNewcomers(by, calendar.On(now)));
        Require.None([.. DutyRefusals.NoNewcomer.Unless(posts.Count > 0), .. Unfit(posts)]);
        return Charge(by, "duty-list.issued-to-newcomers", posts, calendar, now);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, DateOnly today) => new()
    {
        { DutyActs.Heading, AgainstWriting(by) },
        { DutyActs.Item, AgainstWriting(by) },
        { DutyActs.ItemRemoval, AgainstWriting(by) },
        { DutyActs.Issue, AgainstIssuing(by, today) },
        { DutyActs.NewcomersIssue, AgainstIssuingToNewcomers(by, today) },
    };

    private IEnumerable<Refusal> AgainstOrganising(Actor by) => DutyRefusals.NotOrganiser.Unless(by.Has(Right.Organise, UnitPath));

    private IEnumerable<Refusal> Unfit(IReadOnlyList<DutyPost> posts) =>
    [
        .. DutyRefusals.OutsideSubtree.Unless(posts.All(p => Domain.UnitPath.IsWithin(p.UnitPath, UnitPath))),
        .. posts.Where(p => p.Kind != PostKind).Take(1).Select(p => DutyRefusals.WrongKind(p.Kind, PostKind)),
    ];

    private IEnumerable<IssuedDuties> Charge(Actor by, string act, IReadOnlyList<DutyPost> posts, Calendar calendar, DateTimeOffset now)
    {
        var (charged, today) = (posts.DistinctBy(p => p.PostId).ToList(), calendar.On(now));
        var dated = items.Where(i => i.DueOn >= today).ToList();
        Record(by, act, now, new { posts = charged.Count, tasks = charged.Count * dated.Count }, unit: UnitId);
        return charged.Select(p => new DutyCharge(this, p, calendar, now))
            .Select(c => new IssuedDuties(c, [.. dated.Select(i => new DutyTask(c, i, now))]));
    }

    private void Fill(DutyListDraft draft)
    {
        var refusals = DutyRefusals.PeriodReversed.Unless(draft.PeriodFrom <= draft.PeriodUntil).ToList();
        var title = TextRules.Name(draft.Title, "title", MaxTitle, refusals);
        var kind = TextRules.Name(draft.PostKind, "postKind", MaxPostKind, refusals);
        Require.None(refusals);
        (Title, PostKind, PeriodFrom, PeriodUntil) = (title, kind, draft.PeriodFrom, draft.PeriodUntil);
    }
}
