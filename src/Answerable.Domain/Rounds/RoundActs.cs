namespace Answerable.Domain.Rounds;

/// <summary>Nouns of the acts on a round, as the last part of their address.</summary>
public static class RoundActs
{
    public const string Dates = "dates", Debriefers = "debriefers", Groups = "groups", Discard = "discard", Opening = "opening";
    public const string Modes = "modes", Officers = "officers", Archive = "archive";
}

/// <content>What an actor may do now.</content>
public sealed partial class Round
{
    /// <summary>Every act with what stands against it.</summary>
    /// <param name="persons">Who holds, sits in or stands in for each officer's and debriefer's post now; asked for a draft only.</param>
    /// <param name="findingsWithoutResult">Those that this round asks for, without a result stated in it; asked once published.</param>
    /// <param name="nameOf">Names a debriefer in a refusal.</param>
    public Acts Acts(Actor by, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, DateOnly today, int findingsWithoutResult,
        Func<Debriefer, string> nameOf) => new()
    {
        { RoundActs.Dates, AgainstChanging(by) },
        { RoundActs.Debriefers, AgainstChanging(by) },
        { RoundActs.Groups, AgainstChanging(by) },
        { RoundActs.Discard, AgainstChanging(by) },
        { RoundActs.Opening, AgainstOpening(by, persons, today) },
        { RoundActs.Modes, AgainstChangingModes(by) },
        { RoundActs.Officers, AgainstAppointing(by) },
        { RoundActs.Archive, AgainstArchiving(by, findingsWithoutResult, nameOf) },
    };

    /// <summary>Against drafting a round of a unit: for who organises over it.</summary>
    public static IEnumerable<Refusal> AgainstDrafting(Actor by, string unitPath)
    {
        if (!by.Has(Right.Organise, unitPath)) yield return RoundRefusals.NotOrganiser;
    }

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

    /// <summary>Against appointing and dismissing officers: for who organises, until grades are published.</summary>
    public IEnumerable<Refusal> AgainstAppointing(Actor by)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State >= RoundState.Published) yield return RoundRefusals.OfficersFixed;
    }

    /// <summary>Against opening: for who organises, once the draft lacks nothing.</summary>
    /// <param name="persons">Who holds, sits in or stands in for each officer's and debriefer's post now.</param>
    public IEnumerable<Refusal> AgainstOpening(Actor by, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, DateOnly today)
    {
        foreach (var refusal in AgainstChanging(by)) yield return refusal;
        if (State != RoundState.Draft) yield break;
        if (debriefers.Count == 0) yield return RoundRefusals.NoDebriefer;
        if (MeetingOn < today) yield return RoundRefusals.MeetingPast;
        foreach (var fault in GroupFaults()) yield return fault;
        foreach (var fault in OfficerRefusals(officers, persons, complete: true)) yield return fault;
    }

    /// <summary>
    /// Against saying that everything decided was told: for organisers and the recorder, once it was. Without grades nothing is to be told.
    /// </summary>
    public IEnumerable<Refusal> AgainstMarkingFedBack(Actor by)
    {
        if (!by.HasAny(UnitPath, Right.Organise, Right.Decide) && !Serves(by, OfficerRole.Recorder))
            yield return RoundRefusals.NotOrganiser;
        if (State != RoundState.Deciding) yield return RoundRefusals.WrongState(State, RoundState.Deciding);
        if (!Policy.Grade.Value) yield break;
        var undecided = debriefers.Count(d => d.Decision == DebrieferDecision.None);
        if (undecided > 0) yield return RoundRefusals.Undecided(undecided);
        var untold = debriefers.Count(d => d.AwaitsFeedBack);
        if (untold > 0) yield return RoundRefusals.NotFedBack(untold);
    }

    /// <summary>Against publishing: for who organises, once everything was told.</summary>
    public IEnumerable<Refusal> AgainstPublishing(Actor by)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State != RoundState.FedBack) yield return RoundRefusals.WrongState(State, RoundState.FedBack);
    }

    /// <summary>
    /// Against archiving: for who organises, once published; not while a finding that it asks for has no result stated in it, somebody is
    /// deferred, or a decision is not told or not published: an archived round decides nothing more.
    /// </summary>
    /// <param name="nameOf">Names a debriefer in the refusal.</param>
    public IEnumerable<Refusal> AgainstArchiving(Actor by, int findingsWithoutResult, Func<Debriefer, string> nameOf)
    {
        if (!Organises(by)) yield return RoundRefusals.NotOrganiser;
        if (State != RoundState.Published)
        {
            yield return RoundRefusals.WrongState(State, RoundState.Published);
            yield break;
        }
        if (findingsWithoutResult > 0) yield return RoundRefusals.FindingsWithoutResult(findingsWithoutResult);
        foreach (var left in LeftOpen()) yield return AgainstLeaving(left, nameOf(left));
    }

    /// <summary>Debriefers who keep the round from its archive, in its order.</summary>
    public IEnumerable<Debriefer> LeftOpen() =>
        debriefers.Where(d => d.Decision == DebrieferDecision.Deferred || d.AwaitsFeedBack || d.AwaitsPublishing).OrderBy(d => d.Order);

    /// <summary>Why this debriefer, one of <see cref="LeftOpen"/>, keeps the round from its archive.</summary>
    public static Refusal AgainstLeaving(Debriefer left, string name) =>
        left.Decision == DebrieferDecision.Deferred ? RoundRefusals.StillDeferred(name)
        : left.AwaitsFeedBack ? RoundRefusals.StillUntold(name) : RoundRefusals.StillUnpublished(name);

    private bool Organises(Actor by) => by.Has(Right.Organise, UnitPath);

    private IEnumerable<Refusal> GroupFaults()
    {
        if (!Policy.Assessment.Value) yield break;
        var sum = groups.Sum(g => g.WeightPercent);
        if (sum != 100) yield return RoundRefusals.WeightsNotHundred(sum);
        var minimum = Policy.MinimumGroup.Value;
        foreach (var group in groups.Where(g => g.Entitled < (g.IsSigned ? 1 : minimum)))
            yield return RoundRefusals.GroupTooSmall(group.Name, group.Entitled, minimum);
    }
}
