namespace Answerable.Domain.Rounds;

/// <summary>Nouns of the acts on a round, as the last part of their address.</summary>
public static class RoundActs
{
    public const string Dates = "dates", Debriefers = "debriefers", Groups = "groups", Discard = "discard", Opening = "opening";
    public const string Modes = "modes", Officers = "officers", Archive = "archive", Marks = "marks";
    public const string Parts = "parts", SmallOffice = "small-office", DayTellers = "day-tellers";
}

/// <content>What an actor may do now, with what those who debrief make of it.</content>
public sealed partial class Round
{
    /// <summary>Against drafting a round of the unit at this path, or of any unit when null: for who organises there.</summary>
    public static IEnumerable<Refusal> AgainstDrafting(Actor by, string? unitPath = null) => RoundRefusals.NotOrganiser.Unless(
        unitPath is null ? by.Over(Right.Organise).Count > 0 : by.Has(Right.Organise, unitPath));

    /// <inheritdoc cref="RoundFrame.AgainstChanging"/>
    public IEnumerable<Refusal> AgainstChanging(Actor by) => Frame.AgainstChanging(by);

    /// <inheritdoc cref="RoundFrame.AgainstChangingModes"/>
    public IEnumerable<Refusal> AgainstChangingModes(Actor by) => Frame.AgainstChangingModes(by);

    /// <inheritdoc cref="RoundFrame.AgainstAppointing"/>
    public IEnumerable<Refusal> AgainstAppointing(Actor by) => Frame.AgainstAppointing(by);

    /// <inheritdoc cref="RoundFrame.AgainstOpening"/>
    /// <param name="persons">Who holds, sits in or stands in for each officer's and debriefer's post now.</param>
    /// <param name="takeUpGaps">Gaps in the take-up of duties below.</param>
    public IEnumerable<Refusal> AgainstOpening(Actor by, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, DateOnly today,
        int takeUpGaps = 0) => Frame.AgainstOpening(by, OpeningFacts(persons) with { TakeUpGaps = takeUpGaps }, today);

    /// <summary>What opening asks.</summary>
    /// <param name="persons">Who holds, sits in or stands in for each officer's and debriefer's post now.</param>
    public OpeningFacts OpeningFacts(IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons) =>
        new(debriefers.Count, groups, persons, TellerDebriefs(PostsOf(OfficerRole.Teller), persons));

    /// <summary>Against beginning the meeting of an open round: for the chair, and for an organiser who then says that they act for the
    /// chair.</summary>
    public IEnumerable<Refusal> AgainstEnteringSession(Actor by) => AgainstLeading(by, RoundState.Open);

    /// <summary>Against beginning to decide once the meeting is over: for the chair and for who organises.</summary>
    public IEnumerable<Refusal> AgainstStartingToDecide(Actor by) => AgainstLeading(by, RoundState.InSession);

    private IEnumerable<Refusal> AgainstLeading(Actor by, RoundState from)
    {
        if (!Leads(by) && !Organises(by)) yield return RoundRefusals.NotTheChair;
        if (State != from) yield return RoundRefusals.WrongState(State, from);
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

    /// <inheritdoc cref="RoundFrame.AgainstArchiving"/>
    /// <param name="nameOf">Names a debriefer in the refusal.</param>
    public IEnumerable<Refusal> AgainstArchiving(Actor by, int findingsWithoutResult, Func<Debriefer, string> nameOf) =>
        Frame.AgainstArchiving(by, findingsWithoutResult, Leaving(nameOf));

    /// <summary>Debriefers who keep the round from its archive, in its order.</summary>
    public IEnumerable<Debriefer> LeftOpen() => debriefers.Where(d => d.IsLeftOpen).OrderBy(d => d.Order);

    /// <summary>Why they do.</summary>
    /// <param name="nameOf">Names a debriefer in the refusal.</param>
    public IEnumerable<Refusal> Leaving(Func<Debriefer, string> nameOf) => LeftOpen().Select(d => AgainstLeaving(d, nameOf(d)));

    /// <summary>Why this debriefer, one of <see cref="LeftOpen"/>, keeps the round from its archive.</summary>
    public static Refusal AgainstLeaving(Debriefer left, string name) =>
        left.Decision == DebrieferDecision.Deferred ? RoundRefusals.StillDeferred(name)
        : left.AwaitsFeedBack ? RoundRefusals.StillUntold(name) : RoundRefusals.StillUnpublished(name);

    private bool Organises(Actor by) => by.Has(Right.Organise, UnitPath);

    private bool TellerDebriefs(IReadOnlyList<PostId> tellers, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons)
    {
        var counting = tellers.SelectMany(t => persons.TryGetValue(t, out var found) ? found : new HashSet<PersonId>()).ToHashSet();
        return debriefers.Any(d => tellers.Any(d.IsOf) || d.Answering(persons).Overlaps(counting));
    }
}
