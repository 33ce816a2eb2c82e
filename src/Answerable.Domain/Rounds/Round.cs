using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;

namespace Answerable.Domain.Rounds;

/// <summary>What an organiser fills in about a round.</summary>
/// <param name="Period">The period in words, for example a year.</param>
public sealed record RoundDraft(string Title, string Period, DateOnly PeriodFrom, DateOnly PeriodUntil, DateOnly MeetingOn)
{
    /// <summary>Whether every duty below must have been taken up before the round opens.</summary>
    public bool RequiresTakeUp { get; init; }
}

/// <summary>
/// A round: a policy's copy, who debriefs, who assesses, who serves, and the calendar.
/// Drafting is in this file, the course from opening to the archive in the other part.
/// </summary>
public sealed partial class Round : Aggregate
{
    private readonly List<Debriefer> debriefers = [];
    private readonly List<AssessorGroup> groups = [];
    private readonly List<RoundOfficer> officers = [];

    private Round() { }

    public const int MaxTitle = 120, MaxPeriod = 60;

    public RoundId Id { get; private set; }

    /// <summary>The convening unit, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Period { get; private set; } = "";

    public DateOnly PeriodFrom { get; private set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly PeriodUntil { get; private set; }

    /// <summary>Copied when drafted; later changes of the policy never touch it.</summary>
    public RoundPolicy Policy { get; private set; } = null!;

    /// <summary>To whom grades were published, as its policy says; null before they were.</summary>
    public PublishScope? PublishedTo { get; private set; }

    public DateOnly MeetingOn { get; private set; }

    /// <summary>Whether every duty below must have been taken up before the round opens.</summary>
    public bool RequiresTakeUp { get; private set; }

    /// <summary>The meeting's date less the policy's days.</summary>
    public DateOnly ReportDueOn { get; private set; }

    public RoundState State { get; private set; }

    /// <summary>The post that runs the round and serves where nobody is appointed.</summary>
    public PostId OrganiserId { get; private set; }

    /// <summary>The round whose findings this one answers first.</summary>
    public RoundId? PreviousRoundId { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ArchivedAt { get; private set; }

    public override ObjectRef Ref => new("round", Id.Value);

    public IReadOnlyList<Debriefer> Debriefers => debriefers;

    public IReadOnlyList<AssessorGroup> Groups => groups;

    public IReadOnlyList<RoundOfficer> Officers => officers;

    /// <summary>A new round of a unit under the policy in force there, or under a preset whose default numbers were confirmed as for
    /// an adoption.</summary>
    public static Round Draft(Actor by, PostId organiser, Unit unit, RoundDraft draft, RoundPolicy policy, RoundId? previous,
        Calendar calendar, DateTimeOffset now)
    {
        Require.None(AgainstDrafting(by, unit.Path));
        Require.None(PolicyAdoption.AgainstUnconfirmed(policy));
        var round = new Round
        {
            Id = new(Ids.New(now)), UnitId = unit.Id, UnitPath = unit.Path,
            OrganiserId = organiser, PreviousRoundId = previous, Policy = policy,
        };
        round.Fill(draft, calendar);
        round.CopyGroups(now);
        round.Record(by, "round.drafted", now, new { title = round.Title, policy = policy.Code }, unit: unit.Id);
        return round;
    }

    /// <summary>Other words or dates while it is a draft.</summary>
    public void Change(Actor by, RoundDraft draft, Calendar calendar)
    {
        RequireNone(AgainstChanging(by));
        Fill(draft, calendar);
    }

    /// <summary>Nobody was asked for anything yet: the draft goes, and the ledger says who discarded it.</summary>
    public void Discard(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstChanging(by));
        Record(by, "round.discarded", now, new { title = Title }, unit: UnitId);
    }

    /// <summary>Another policy while it is a draft; the groups are made anew.</summary>
    public void Take(Actor by, RoundPolicy policy, Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstChanging(by));
        Require.None(PolicyAdoption.AgainstUnconfirmed(policy));
        Policy = policy;
        ReportDueOn = calendar.Before(MeetingOn, policy.ReportDueDaysBeforeMeeting.Value);
        groups.Clear();
        CopyGroups(now);
    }

    /// <summary>A post of the subtree, the convening unit's own leading group included, debriefs in this round.</summary>
    public Debriefer AddDebriefer(Actor by, Post post, DebriefMode mode, DateTimeOffset now)
    {
        RequireNone(AgainstChanging(by));
        Require.That(Domain.UnitPath.IsWithin(post.UnitPath, UnitPath), RoundRefusals.DebrieferOutside);
        Require.That(!debriefers.Exists(d => d.IsOf(post.Id)), RoundRefusals.AlreadyDebriefer);
        var debriefer = new Debriefer(new(Ids.New(now)), Id, post, mode, debriefers.Count + 1);
        debriefers.Add(debriefer);
        return debriefer;
    }

    /// <summary>Sets the order by hand; every debriefer is named once.</summary>
    public void Arrange(Actor by, IReadOnlyList<DebrieferId> order)
    {
        RequireNone(AgainstChanging(by));
        var isWhole = order.Count == debriefers.Count && order.ToHashSet().SetEquals(debriefers.Select(d => d.Id));
        Require.That(isWhole, RoundRefusals.NotEveryDebriefer);
        for (var i = 0; i < order.Count; i++) RequireDebriefer(order[i]).Place(i + 1);
    }

    /// <summary>Who reports at the meeting and who in writing; may change until the debriefer was heard.</summary>
    public void ReportBy(Actor by, DebrieferId id, DebriefMode mode, DateTimeOffset now)
    {
        RequireNone(AgainstChangingModes(by));
        var debriefer = RequireDebriefer(id);
        Require.That(debriefer.PresentedAs == PresentedAs.None, RoundRefusals.ModeFixed);
        debriefer.ReportBy(mode);
        if (State == RoundState.Draft) return;
        Record(by, "round.mode-changed", now, new { debriefer = id.Value, mode = mode.ToString() }, unit: UnitId);
    }

    /// <param name="signed">Announced as a signed rating, for a group under the policy's minimum.</param>
    /// <param name="members">The posts that vote, where they are known.</param>
    public void SizeGroup(Actor by, AssessorGroupId id, int entitled, bool signed, IReadOnlyCollection<PostId> members)
    {
        RequireNone(AgainstChanging(by));
        Require.That(entitled >= 0, RoundRefusals.NegativeEntitled);
        Require.That(members.Count <= entitled, RoundRefusals.MoreMembersThanEntitled);
        RequireGroup(id).Size(entitled, signed, members);
    }

    /// <summary>Merges a group that is too small into another; weights and sizes add up.</summary>
    public void MergeGroups(Actor by, AssessorGroupId small, AssessorGroupId into)
    {
        RequireNone(AgainstChanging(by));
        Require.That(small != into, RoundRefusals.SameGroup);
        RequireGroup(into).Absorb(RequireGroup(small));
        groups.Remove(RequireGroup(small));
    }

    public Debriefer RequireDebriefer(DebrieferId id) => debriefers.Find(d => d.Id == id) ?? throw new Refused(RoundRefusals.NoSuchPart);

    public AssessorGroup RequireGroup(AssessorGroupId id) => groups.Find(g => g.Id == id) ?? throw new Refused(RoundRefusals.NoSuchPart);

    private void CopyGroups(DateTimeOffset now)
    {
        if (Policy.Assessment.Value) groups.AddRange(Policy.Groups.Value.Select(g => new AssessorGroup(new(Ids.New(now)), Id, g)));
    }

    private void Fill(RoundDraft draft, Calendar calendar)
    {
        var refusals = new List<Refusal>();
        var title = TextRules.Name(draft.Title, "title", MaxTitle, refusals);
        var period = TextRules.Name(draft.Period, "period", MaxPeriod, refusals);
        if (draft.PeriodUntil < draft.PeriodFrom) refusals.Add(RoundRefusals.PeriodReversed);
        if (draft.MeetingOn < draft.PeriodFrom) refusals.Add(RoundRefusals.MeetingBeforePeriod);
        Require.None(refusals);
        (Title, Period, PeriodFrom, PeriodUntil, MeetingOn) = (title, period, draft.PeriodFrom, draft.PeriodUntil, draft.MeetingOn);
        (ReportDueOn, RequiresTakeUp) = (calendar.Before(MeetingOn, Policy.ReportDueDaysBeforeMeeting.Value), draft.RequiresTakeUp);
    }
}
