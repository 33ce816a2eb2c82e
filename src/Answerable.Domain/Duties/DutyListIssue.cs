namespace Answerable.Domain.Duties;

/// <summary>Issuing a list, and what is done about one that is issued.</summary>
public sealed partial class DutyList
{
    /// <summary>Against issuing: a draft with items, each with a source, none of which has fallen due.</summary>
    public IEnumerable<Refusal> AgainstIssuing(Actor by, DateOnly today) =>
    [
        .. AgainstWriting(by), .. AgainstGuiding(by), .. DutyRefusals.NoItem.Unless(items.Count > 0),
        .. items.Where(i => Source is null && i.Source is null).Take(1).Select(i => DutyRefusals.SourceMissing(i.Number)),
        .. items.Where(i => i.DueOn < today).Select(i => DutyRefusals.DuePassed(i.Number, i.DueOn!.Value)),
    ];

    /// <summary>
    /// Issues the list: each post is charged with it, owes its acknowledgement, and owes each dated item by its date.
    /// The lines of the single duties begin with what their posts do; issuing is one line on the list.
    /// </summary>
    /// <param name="to">The unit to whose subtree it goes.</param>
    /// <param name="acknowledgeDays">Of the policy that counts for the issuing unit.</param>
    /// <returns>Made post by post while it is read, once: there may be hundreds of thousands.</returns>
    public IEnumerable<IssuedDuties> Issue(Actor by, UnitId to, IReadOnlyList<DutyPost> posts, Days acknowledgeDays, Calendar calendar,
        DateTimeOffset now)
    {
        RequireNone(AgainstIssuing(by, calendar.On(now)));
        Require.None([.. DutyRefusals.NoPost.Unless(posts.Count > 0), .. Unfit(by, posts)]);
        var reached = posts.Select(p => p.PostId).ToHashSet();
        Require.None(items.Where(i => i.ForPostId is { } one && !reached.Contains(one)).Take(1)
            .Select(i => DutyRefusals.PostNotReached(i.Number)));
        (State, IssuedAt, IssuedToId) = (DutyListState.Issued, now, to);
        foreach (var item in items.Where(i => i.Source is null)) item.ComesFrom(Source);
        return Charge(by, "duty-list.issued", posts, acknowledgeDays, calendar, now);
    }

    /// <summary>Against issuing the list to posts that came later: once it is issued, until its period is over.</summary>
    public IEnumerable<Refusal> AgainstIssuingToNewcomers(Actor by, DateOnly today) =>
    [
        .. AgainstOrganising(by), .. AgainstGuiding(by), .. DutyRefusals.NotIssued.Unless(State == DutyListState.Issued),
        .. DutyRefusals.PeriodOver(PeriodUntil).Unless(State != DutyListState.Issued || today <= PeriodUntil),
    ];

    /// <summary>Issues the list to posts that came after it was issued; they owe what is still to come, not what has fallen due.</summary>
    /// <param name="posts">Those of the list's kind and subtree that are not charged with it.</param>
    /// <param name="acknowledgeDays">Of the policy that counts for the issuing unit.</param>
    public IEnumerable<IssuedDuties> IssueToNewcomers(Actor by, IReadOnlyList<DutyPost> posts, Days acknowledgeDays, Calendar calendar,
        DateTimeOffset now)
    {
        RequireNone(AgainstIssuingToNewcomers(by, calendar.On(now)));
        Require.None([.. DutyRefusals.NoNewcomer.Unless(posts.Count > 0), .. Unfit(by, posts)]);
        return Charge(by, "duty-list.issued-to-newcomers", posts, acknowledgeDays, calendar, now);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, DateOnly today) => new()
    {
        { DutyActs.Heading, AgainstWriting(by) },
        { DutyActs.Item, AgainstWriting(by) },
        { DutyActs.ItemRemoval, AgainstWriting(by) },
        { DutyActs.ItemsImport, AgainstWriting(by) },
        { DutyActs.Issue, AgainstIssuing(by, today) },
        { DutyActs.NewcomersIssue, AgainstIssuingToNewcomers(by, today) },
        { DutyActs.KeptWording, AgainstKeepingWording(by) },
    };

    /// <summary>Against saying why a wording taken from above is kept: for who organises here, before and after issuing.</summary>
    public IEnumerable<Refusal> AgainstKeepingWording(Actor by) =>
        [.. AgainstOrganising(by), .. DutyRefusals.NotCopied.Unless(items.Any(i => i.CopiedLevels > 1))];

    /// <summary>Says why the wording of an item is that of the duty above; whoever judges copies sees it beside them.</summary>
    public void KeepWording(Actor by, int number, string because, DateTimeOffset now)
    {
        RequireNone(AgainstKeepingWording(by));
        var item = items.Find(i => i.Number == number);
        Require.That(item is not null, DutyRefusals.NoItem);
        var refusals = DutyRefusals.NotCopied.Unless(item!.CopiedLevels > 1).ToList();
        var why = TextRules.Needed(because, "kept", DutyItem.MaxKept, refusals);
        Require.None(refusals);
        item.Keep(why);
        Record(by, "duty-list.wording-kept", now, new { number, reason = why }, unit: UnitId);
    }

    private bool IsNamed(DutyPost post) => items.Any(i => i.ForPostId == post.PostId);

    private IEnumerable<Refusal> AgainstOrganising(Actor by) => DutyRefusals.NotOrganiser.Unless(by.Has(Right.Organise, UnitPath));

    private IEnumerable<Refusal> Unfit(Actor by, IReadOnlyList<DutyPost> posts) =>
    [
        .. DutyRefusals.OutsideSubtree.Unless(posts.All(p => Reaches(by, p))),
        .. posts.Where(p => p.Kind != PostKind && !IsNamed(p)).Take(1).Select(p => DutyRefusals.WrongKind(p.Kind, PostKind)),
        .. posts.Where(p => Level is not null && p.Level != Level && !IsNamed(p)).Take(1)
            .Select(p => DutyRefusals.WrongLevel(p.Level, Level!)),
    ];

    private IEnumerable<IssuedDuties> Charge(Actor by, string act, IReadOnlyList<DutyPost> posts, Days acknowledgeDays, Calendar calendar,
        DateTimeOffset now)
    {
        var today = calendar.On(now);
        var open = items.Where(i => i.DueOn is null || i.DueOn >= today).ToList();
        var charged = posts.DistinctBy(p => p.PostId).Where(p => items.Any(i => i.Concerns(p, PostKind))).ToList();
        var dated = charged.Sum(p => open.Count(i => i.DueOn is not null && i.Concerns(p, PostKind)));
        Record(by, act, now, new { posts = charged.Count, tasks = dated }, unit: UnitId);
        return charged.Select(p => Issued(p, new DutyCharge(this, p, acknowledgeDays, calendar, now)));

        IssuedDuties Issued(DutyPost post, DutyCharge charge) =>
            new(charge, [.. open.Where(i => i.Concerns(post, PostKind)).Select(i => new DutyTask(charge, i, post, calendar, now))]);
    }
}
