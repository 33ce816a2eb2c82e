namespace Answerable.Domain.Duties;

public readonly record struct DutyObjectionId(Guid Value) : IId<DutyObjectionId>
{
    public static DutyObjectionId Of(Guid value) => new(value);

    public static bool operator <(DutyObjectionId a, DutyObjectionId b) => a.Value < b.Value;

    public static bool operator >(DutyObjectionId a, DutyObjectionId b) => a.Value > b.Value;
}

/// <summary>How an objection stands.</summary>
public enum DutyObjectionState { Open, Upheld, Rejected, Withdrawn }

/// <summary>What is said against a duty, as it is typed.</summary>
/// <param name="Wish">What should be changed, or null.</param>
public sealed record DutyObjectionDraft(string? Reason, string? Wish = null);

/// <summary>
/// Says against a duty, or against a whole list, why it is not right for the post charged with it. The duty stays in force; the issuing
/// post owes an answer by a date, and whoever objects never gives it.
/// </summary>
public sealed partial class DutyObjection : Aggregate
{
    private DutyObjection() { }

    /// <summary>
    /// Days within which it is answered; days that are left after a rejection where it suspended the dates. The numbers are ours, no source
    /// gives them, and they stand here only.
    /// </summary>
    public const int AnswerDays = 7, ResumeDays = 5;

    /// <summary>Longest reason, answer and wish in UTF-16 code units.</summary>
    public const int MaxText = 2000, MaxWish = 500;

    public DutyObjectionId Id { get; private set; }

    public DutyChargeId ChargeId { get; private set; }

    /// <summary>The duty; null where it is against the whole list.</summary>
    public DutyTaskId? TaskId { get; private set; }

    public DutyListId ListId { get; private set; }

    /// <summary>The post that issued, which owes the answer.</summary>
    public PostId IssuerPostId { get; private set; }

    public UnitId IssuerUnitId { get; private set; }

    public string IssuerUnitPath { get; private set; } = "";

    /// <summary>The post charged, its unit, and the path of that for subtree reads.</summary>
    public PostId PostId { get; private set; }

    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>What it is against: the duty's words, or the list's title, as they were then.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Who objected, and in which post: never who answers.</summary>
    public PersonId ByPersonId { get; private set; }

    public PostId ByPostId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>What should be changed, or null.</summary>
    public string? Wish { get; private set; }

    /// <summary>Whether the list says that the dates rest until it is answered.</summary>
    public bool Suspends { get; private set; }

    public DutyObjectionState State { get; private set; }

    /// <summary>The reason of the answer.</summary>
    public string? Answer { get; private set; }

    /// <summary>How the duty reads from then on, for this post alone; null where it was dropped or stays as it is.</summary>
    public string? Rewording { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public PersonId? EndedByPersonId { get; private set; }

    public override ObjectRef Ref => new("duty-objection", Id.Value);

    /// <summary>The holder objects to one duty.</summary>
    public static DutyObjection Raise(Actor by, DutyTask task, bool suspends, DutyObjectionDraft draft, Calendar calendar,
        DateTimeOffset now)
    {
        task.RequireNone(task.AgainstObjecting(by));
        var made = new DutyObjection
        {
            Id = new(Ids.New(now)), ChargeId = task.ChargeId, TaskId = task.Id, ListId = task.ListId, Subject = task.Content,
            IssuerPostId = task.IssuerPostId, IssuerUnitId = task.IssuerUnitId, IssuerUnitPath = task.IssuerUnitPath,
            PostId = task.PostId, UnitId = task.UnitId, UnitPath = task.UnitPath, Suspends = suspends,
        };
        made.Fill(by, draft, now);
        task.Object(by, made, calendar, now);
        return made;
    }

    /// <summary>The holder objects to the whole list: to each of its duties that is not settled and not objected to.</summary>
    /// <param name="tasks">All duties of the charge.</param>
    /// <param name="title">Of the list.</param>
    public static DutyObjection Raise(Actor by, DutyCharge charge, IReadOnlyCollection<DutyTask> tasks, string title, bool suspends,
        DutyObjectionDraft draft, Calendar calendar, DateTimeOffset now)
    {
        charge.RequireNone(charge.AgainstObjecting(by));
        var open = tasks.Where(t => !t.AgainstObjecting(by).Any()).ToList();
        Require.That(open.Count > 0, DutyRefusals.NothingToObject);
        var made = new DutyObjection
        {
            Id = new(Ids.New(now)), ChargeId = charge.Id, ListId = charge.ListId, Subject = title, IssuerPostId = charge.IssuerPostId,
            IssuerUnitId = charge.IssuerUnitId, IssuerUnitPath = charge.IssuerUnitPath, PostId = charge.PostId, UnitId = charge.UnitId,
            UnitPath = charge.UnitPath, Suspends = suspends,
        };
        made.Fill(by, draft, now);
        charge.Object(by, made, now);
        foreach (var task in open) task.Object(by, made, calendar, now);
        return made;
    }

    private void Fill(Actor by, DutyObjectionDraft draft, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        Reason = TextRules.Needed(draft.Reason ?? "", "reason", MaxText, refusals);
        Wish = TextRules.Optional(draft.Wish, "wish", MaxWish, refusals);
        Require.None(refusals);
        (ByPersonId, ByPostId, At) = (by.Person!.Value, by.Post!.Value, now);
        Record(by, "duty-objection.raised", now, new { reason = Reason, wish = Wish }, by.ActingFor(PostId), UnitId);
    }
}
