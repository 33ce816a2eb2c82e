using Answerable.Domain.Files;
using Answerable.Domain.Obligations;

namespace Answerable.Domain.Plans;

public readonly record struct MilestoneId(Guid Value) : IId<MilestoneId>
{
    public static MilestoneId Of(Guid value) => new(value);
}

/// <summary>How far a milestone has come; it is reached when somebody else accepted it.</summary>
public enum MilestoneState { Planned, Open, Claimed, Accepted, Returned }

/// <summary>
/// A milestone of a work package: a date and a mark, proved by the post of the package and accepted by another. From these alone comes
/// what a plan calls its progress.
/// </summary>
public sealed partial class Milestone : Aggregate
{
    private readonly List<MilestoneClaim> claims = [];
    private readonly List<MilestoneExtension> extensions = [];

    private Milestone() { }

    internal Milestone(Plan plan, WorkPackage package, MilestoneDraft draft, PostId acceptor, DateTimeOffset now)
    {
        (Id, PlanId, ProjectId, PackageId, Number) = (new(Ids.New(now)), plan.Id, package.ProjectId, package.Id, draft.Number);
        (PlanUnitId, PlanUnitPath, PlanPostId) = (plan.UnitId, plan.UnitPath, plan.PostId);
        (OwnerPostId, OwnerUnitId, AcceptorPostId) = (package.OwnerPostId, package.OwnerUnitId, acceptor);
        (Mark, Evidence, DueOn) =
            (draft.Mark!.Trim(), string.IsNullOrWhiteSpace(draft.Evidence) ? null : draft.Evidence.Trim(), draft.DueOn);
    }

    /// <summary>Largest number, and longest texts in UTF-16 code units.</summary>
    public const int MaxNumber = 999, MaxMark = 300, MaxEvidence = 200;

    /// <summary>
    /// Days within which a claim is judged, a return is answered, and more time is granted or refused; calendar days of our own choice,
    /// like those of a duty.
    /// </summary>
    public const int JudgeDays = 3, ReturnDays = 3, ExtensionDays = 3;

    public MilestoneId Id { get; private set; }

    public PlanId PlanId { get; private set; }

    public Guid ProjectId { get; private set; }

    public Guid PackageId { get; private set; }

    /// <summary>Within its package.</summary>
    public int Number { get; private set; }

    public UnitId PlanUnitId { get; private set; }

    public string PlanUnitPath { get; private set; } = "";

    /// <summary>The post that set its date, and grants or refuses another.</summary>
    public PostId PlanPostId { get; private set; }

    /// <summary>The post that proves it, and its unit.</summary>
    public PostId OwnerPostId { get; private set; }

    public UnitId OwnerUnitId { get; private set; }

    /// <summary>The post that accepts it.</summary>
    public PostId AcceptorPostId { get; private set; }

    /// <summary>By what it is measured.</summary>
    public string Mark { get; private set; } = "";

    /// <summary>What proof is wanted, or null for none; never forced.</summary>
    public string? Evidence { get; private set; }

    /// <summary>As planned, or as granted since.</summary>
    public DateOnly DueOn { get; private set; }

    public MilestoneState State { get; private set; }

    /// <summary>Everything claimed, oldest first, each with how it was judged.</summary>
    public IReadOnlyList<MilestoneClaim> Claims => claims;

    /// <summary>More time that was asked for, oldest first.</summary>
    public IReadOnlyList<MilestoneExtension> Extensions => extensions;

    public override ObjectRef Ref => new("milestone", Id.Value);

    /// <summary>The request for more time that nobody has answered, or null.</summary>
    public MilestoneExtension? Request => extensions.Find(e => e.Granted is null);

    /// <summary>Against claiming it reached: for the post of the package, while it is owed.</summary>
    public IEnumerable<Refusal> AgainstClaiming(Actor by) =>
        [.. PlanRefusals.NotProver.Unless(by.ActsAs(OwnerPostId)), .. PlanRefusals.NotOwed.Unless(IsOwed)];

    /// <summary>The post of the package says that it is reached, and by what that is seen.</summary>
    /// <param name="link">Where proof lies: address, or number of a document; null for none.</param>
    /// <param name="reachedOn">The day on which it was reached; null for today. It stands beside the time of arrival and moves no
    /// date.</param>
    public void Claim(Actor by, string? text, string? link, DateOnly? reachedOn, Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstClaiming(by));
        var refusals = new List<Refusal>();
        var said = TextRules.Needed(text, "text", MilestoneClaim.MaxText, refusals);
        var proof = TextRules.Optional(link, "link", MilestoneClaim.MaxLink, refusals);
        var today = calendar.On(now);
        if (reachedOn > today) refusals.Add(PlanRefusals.NotYetReached(today));
        Require.None(refusals);
        claims.Add(new(Id, claims.Count + 1, said, proof, reachedOn ?? today, by, now));
        State = MilestoneState.Claimed;
        // Who says that it is reached needs no more time.
        if (Request is { } open) open.Drop(by, now);
        Record(by, "milestone.claimed", now, new { text = said, link = proof, reached = reachedOn ?? today }, by.ActingFor(OwnerPostId),
            PlanUnitId);
    }

    /// <summary>Against attaching a file: for the post that proves it and the one that accepts it, until it is accepted.</summary>
    public IEnumerable<Refusal> AgainstAttaching(Actor by) =>
    [
        .. FileRefusals.NotTheirs.Unless(by.ActsAs(OwnerPostId) || by.ActsAs(AcceptorPostId)),
        .. FileRefusals.Settled.Unless(State is MilestoneState.Open or MilestoneState.Claimed or MilestoneState.Returned),
    ];

    /// <summary>Against accepting or returning: for the post that accepts it, never for whoever proved it, in whatever post.</summary>
    public IEnumerable<Refusal> AgainstJudging(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (!by.ActsAs(AcceptorPostId) || by.Person is null) yield return PlanRefusals.NotAcceptor;
        else if (Independence.OfJudge(OwnerPostId, JudgedFrom(now)).On(by, tenures, now) is { } bar)
            yield return PlanRefusals.AcceptorBarred(bar);
        if (State != MilestoneState.Claimed) yield return PlanRefusals.NotClaimed;
    }

    /// <summary>Since when whoever judges must not have held the post that proves it: the newest claim.</summary>
    public DateTimeOffset JudgedFrom(DateTimeOffset now) => claims.Count == 0 ? now : claims[^1].At;

    public void Accept(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudging(by, tenures, now));
        claims[^1].Judge(by, true, null, now);
        State = MilestoneState.Accepted;
        Record(by, "milestone.accepted", now, new { claim = claims.Count }, by.ActingFor(AcceptorPostId), PlanUnitId);
    }

    /// <summary>Not enough: it is owed again, with what is missing.</summary>
    public void Return(Actor by, string? reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudging(by, tenures, now));
        var why = TextRules.Needed(reason, "reason", MilestoneClaim.MaxText);
        claims[^1].Judge(by, false, why, now);
        State = MilestoneState.Returned;
        Record(by, "milestone.returned", now, new { reason = why }, by.ActingFor(AcceptorPostId), PlanUnitId);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, IReadOnlyCollection<Tenure> tenures, Calendar calendar, DateTimeOffset now) => new()
    {
        { PlanActs.Claim, AgainstClaiming(by) },
        { PlanActs.Acceptance, AgainstJudging(by, tenures, now) },
        { PlanActs.Return, AgainstJudging(by, tenures, now) },
        { PlanActs.Extension, AgainstAskingForTime(by, calendar, now) },
        { PlanActs.Grant, AgainstGranting(by, tenures, now) },
        { PlanActs.Refusal, AgainstGranting(by, tenures, now) },
    };

    /// <summary>The claim of its post, the judgement of the other, and an answer to who asked for more time.</summary>
    public Awaits Awaits(Calendar calendar)
    {
        var awaits = new Awaits(Ref, Mark);
        if (State == MilestoneState.Planned) return awaits.Void(PlanKinds.Prove).Void(PlanKinds.Accept).Void(PlanKinds.Extension);
        if (IsOwed) awaits.Owes(PlanKinds.Prove, OwnerPostId, PlanUnitId, Due(calendar), again: State == MilestoneState.Returned);
        else awaits.Met(PlanKinds.Prove);
        if (State == MilestoneState.Claimed)
            awaits.Owes(PlanKinds.Accept, AcceptorPostId, OwnerUnitId, calendar.After(claims[^1].At, JudgeDays));
        else awaits.Met(PlanKinds.Accept);
        return Request is { } open
            ? awaits.Owes(PlanKinds.Extension, PlanPostId, OwnerUnitId, calendar.After(open.At, ExtensionDays))
            : awaits.Over(PlanKinds.Extension, extensions is not [.., { IsDropped: true }]);
    }

    /// <summary>When it is owed: by its date, later after a return.</summary>
    public DueDate Due(Calendar calendar) => claims.Where(c => c.Accepted == false).Aggregate(new DueDate(DueOn),
        (due, c) => due.Returned(calendar.On(c.At), c.JudgedAt!.Value, ReturnDays, calendar));

    private bool IsOwed => State is MilestoneState.Open or MilestoneState.Returned;

    internal void Begin() => State = MilestoneState.Open;
}
