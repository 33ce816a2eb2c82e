using Answerable.Domain.Policies;

namespace Answerable.Domain.Rounds;

/// <summary>What opening asks about a round besides its frame.</summary>
/// <param name="Debriefers">How many debrief.</param>
/// <param name="Persons">Who holds, sits in or stands in for each officer's post now.</param>
/// <param name="TellerDebriefs">A teller is among those who debrief, by post or by person.</param>
public sealed record OpeningFacts(int Debriefers, IReadOnlyList<AssessorGroup> Groups,
    IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> Persons, bool TellerDebriefs)
{
    /// <summary>Gaps in the take-up of duties below, asked where the round requires that there are none.</summary>
    public int TakeUpGaps { get; init; }

    /// <summary>Of a round whose opening is not asked about.</summary>
    public static readonly OpeningFacts None = new(0, [], new Dictionary<PostId, IReadOnlySet<PersonId>>(), false);
}

/// <content>What an actor may do now, asked without those who debrief: what they make of it is a fact.</content>
public sealed partial record RoundFrame
{
    /// <summary>Every act with what stands against it.</summary>
    /// <param name="opening">Asked for a draft only.</param>
    /// <param name="debriefing">Who debriefs here; those of the actor must be among them.</param>
    /// <param name="findingsWithoutResult">Those that this round asks for, without a result stated in it; asked once published.</param>
    /// <param name="leaving">Why debriefers keep the round from its archive; asked once published.</param>
    public Acts Acts(Actor by, OpeningFacts opening, IEnumerable<Debriefer> debriefing, DateOnly today, int findingsWithoutResult,
        IEnumerable<Refusal> leaving) => new()
    {
        { RoundActs.Dates, AgainstChanging(by) },
        { RoundActs.Debriefers, AgainstChanging(by) },
        { RoundActs.Groups, AgainstChanging(by) },
        { RoundActs.Discard, AgainstChanging(by) },
        { RoundActs.Opening, AgainstOpening(by, opening, today) },
        { RoundActs.Modes, AgainstChangingModes(by) },
        { RoundActs.Marks, AgainstMarking(by) },
        { RoundActs.Parts, AgainstTakingParts(by) },
        { RoundActs.Officers, AgainstAppointing(by) },
        { RoundActs.SmallOffice, AgainstChanging(by) },
        { RoundActs.DayTellers, AgainstGivingDayCodes(by, debriefing) },
        { RoundActs.Archive, AgainstArchiving(by, findingsWithoutResult, leaving) },
    };

    /// <summary>Against changing what a draft holds, and against discarding it: for who organises, before it is opened.</summary>
    public IEnumerable<Refusal> AgainstChanging(Actor by)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State != RoundState.Draft) yield return RoundRefusals.NotDraft;
    }

    /// <summary>Against saying who reports in writing: for who organises, until the meeting has closed.</summary>
    public IEnumerable<Refusal> AgainstChangingModes(Actor by)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State > RoundState.InSession) yield return RoundRefusals.ModeFixed;
    }

    /// <summary>Against asking those who held a post before for their part of the period: for who organises, before the meeting.</summary>
    public IEnumerable<Refusal> AgainstTakingParts(Actor by)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State > RoundState.Open) yield return RoundRefusals.PartsFixed;
    }

    /// <summary>
    /// Against marking who reports without a grade, or taking the mark away: for who organises, before the meeting, where the policy
    /// says for how many months.
    /// </summary>
    public IEnumerable<Refusal> AgainstMarking(Actor by)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State > RoundState.Open) yield return RoundRefusals.ReportOnlyFixed;
        if (Policy.ReportOnlyMonths.Value == 0) yield return RoundRefusals.NobodyReportOnly;
    }

    /// <summary>Against appointing and dismissing officers: for who organises, until grades are published.</summary>
    public IEnumerable<Refusal> AgainstAppointing(Actor by)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State >= RoundState.Published) yield return RoundRefusals.OfficersFixed;
    }

    /// <summary>
    /// Against giving codes to tellers for a day, and taking them back: for who appoints officers where papers are counted; not for who
    /// debriefs or counts here, who could use the code.
    /// </summary>
    /// <param name="debriefing">Who debriefs here; those of the actor must be among them.</param>
    public IEnumerable<Refusal> AgainstGivingDayCodes(Actor by, IEnumerable<Debriefer> debriefing)
    {
        foreach (var refusal in AgainstAppointing(by).Concat(OwnHand.Against(by))) yield return refusal;
        if (!Policy.Assessment.Value) yield return RoundRefusals.NothingCounted;
        var posts = by.AllPosts.Union(by.Post is { } post ? [post] : []).ToHashSet();
        if (debriefing.Any(d => d.IsAbout(by) || posts.Any(d.IsOf)) || PostsOf(OfficerRole.Teller).Any(posts.Contains))
            yield return RoundRefusals.CouldUseDayCode;
    }

    /// <summary>Against opening: for who organises, once the draft lacks nothing.</summary>
    public IEnumerable<Refusal> AgainstOpening(Actor by, OpeningFacts facts, DateOnly today)
    {
        foreach (var refusal in AgainstChanging(by)) yield return refusal;
        if (State != RoundState.Draft) yield break;
        if (facts.Debriefers == 0) yield return RoundRefusals.NoDebriefer;
        if (MeetingOn < today) yield return RoundRefusals.MeetingPast;
        if (RequiresTakeUp && facts.TakeUpGaps > 0) yield return RoundRefusals.TakeUpGaps(facts.TakeUpGaps);
        foreach (var fault in GroupFaults(facts.Groups)) yield return fault;
        foreach (var fault in OfficerFaults(Officers, facts.Persons, facts.TellerDebriefs, complete: true)) yield return fault;
    }

    /// <summary>
    /// Against archiving: for who organises, once published; not while a finding that it asks for has no result stated in it, somebody is
    /// deferred, or a decision is not told or not published: an archived round decides nothing more.
    /// </summary>
    public IEnumerable<Refusal> AgainstArchiving(Actor by, int findingsWithoutResult, IEnumerable<Refusal> leaving)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State != RoundState.Published)
        {
            yield return RoundRefusals.WrongState(State, RoundState.Published);
            yield break;
        }
        if (findingsWithoutResult > 0) yield return RoundRefusals.FindingsWithoutResult(findingsWithoutResult);
        foreach (var left in leaving) yield return left;
    }

    /// <summary>What stands against these officers serving together.</summary>
    /// <param name="complete">Whether every office must be filled.</param>
    internal IEnumerable<Refusal> OfficerFaults(IReadOnlyList<Office> among, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons,
        bool tellerDebriefs, bool complete)
    {
        PostId? One(OfficerRole role) => among.Where(o => o.Role == role).Select(o => (PostId?)o.PostId).FirstOrDefault();
        IReadOnlySet<PersonId> HoldersOf(PostId post) => persons.TryGetValue(post, out var found) ? found : new HashSet<PersonId>();

        if (complete)
            foreach (var empty in EmptyOffices(among)) yield return empty;
        if (complete && Policy.Grade.Value && One(OfficerRole.DecidingBody) is { } body && HoldersOf(body).Count == 0)
            yield return RoundRefusals.BodyWithoutMembers;
        var tellers = among.Where(o => o.Role == OfficerRole.Teller).Select(o => o.PostId).ToList();
        if (Policy.Assessment.Value)
        {
            if (tellers.Any(t => HoldersOf(t).Count == 0)) yield return RoundRefusals.TellerVacant;
            if (tellers.Count == 2 && HoldersOf(tellers[0]).Overlaps(HoldersOf(tellers[1]))) yield return RoundRefusals.TellersSamePerson;
            if (tellerDebriefs) yield return RoundRefusals.TellerIsDebriefer;
        }
        if (One(OfficerRole.Enterer) is { } enterer && One(OfficerRole.Confirmer) is { } confirmer
            && (enterer == confirmer || HoldersOf(enterer).Overlaps(HoldersOf(confirmer))))
            yield return RoundRefusals.EntererConfirms;
    }

    /// <summary>Offices that the round cannot do without and that nobody fills.</summary>
    internal IEnumerable<Refusal> EmptyOffices(IReadOnlyList<Office> among)
    {
        int In(OfficerRole role) => among.Count(o => o.Role == role);
        if (In(OfficerRole.Chair) == 0) yield return RoundRefusals.NoChair;
        if (Policy.Grade.Value && In(OfficerRole.DecidingBody) == 0) yield return RoundRefusals.NoDecidingBody;
        if (Policy.Assessment.Value && In(OfficerRole.Teller) != 2) yield return RoundRefusals.NotTwoTellers;
    }

    /// <summary>What will stand against opening because of a group's size; said while it is drafted.</summary>
    public Refusal? AgainstSize(LocalText group, int entitled, bool signed)
    {
        var minimum = Policy.MinimumGroup.Value;
        return entitled >= (signed ? 1 : minimum) ? null : RoundRefusals.GroupTooSmall(group, entitled, minimum);
    }

    private bool Organises(Actor by) => by.Has(Right.Organise, UnitPath);

    private IEnumerable<Refusal> GroupFaults(IReadOnlyList<AssessorGroup> groups)
    {
        if (!Policy.Assessment.Value) yield break;
        var sum = groups.Sum(g => g.WeightPercent);
        if (sum != 100) yield return RoundRefusals.WeightsNotHundred(sum);
        foreach (var group in groups)
            if (AgainstSize(group.Name, group.Entitled, group.IsSigned) is { } small) yield return small;
    }
}
