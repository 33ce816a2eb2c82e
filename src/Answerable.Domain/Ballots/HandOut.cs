using Answerable.Domain.Rounds;

namespace Answerable.Domain.Ballots;

/// <summary>
/// The papers of one group were handed out: from now on both tellers owe their entries. It is also what two
/// tellers who submit at the same moment both change, so that one of them sees the other's submission.
/// </summary>
public sealed class HandOut : Aggregate
{
    private HandOut() { }

    /// <summary>The group whose papers these are.</summary>
    public AssessorGroupId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public PostId? ByPost { get; private set; }

    public PersonId? ByPerson { get; private set; }

    public DateTimeOffset At { get; private set; }

    public override ObjectRef Ref => new("group", Id.Value);

    /// <summary>The organiser or the chair hands them out once the meeting is on.</summary>
    /// <param name="persons">Who holds, sits in or stands in for each teller's and debriefer's post now: nobody counts who is counted.</param>
    public static HandOut Of(Actor by, Round round, AssessorGroupId group, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, DateTimeOffset now)
    {
        Require.That(MayBeMadeBy(by, round), BallotRefusals.MayNotHandOut);
        Require.That(round.Policy.Assessment.Value && round.State is RoundState.InSession or RoundState.Deciding, BallotRefusals.NotInSession);
        var tellers = round.PostsOf(OfficerRole.Teller);
        Require.That(tellers.Count == 2, RoundRefusals.NotTwoTellers);
        IReadOnlySet<PersonId> Of(PostId post) => persons.TryGetValue(post, out var found) ? found : new HashSet<PersonId>();
        Require.That(tellers.All(t => Of(t).Count > 0), RoundRefusals.TellerVacant);
        Require.That(!Of(tellers[0]).Overlaps(Of(tellers[1])), RoundRefusals.TellersSamePerson);
        Require.That(!tellers.Any(t => round.Debriefers.Any(d => d.PostId == t || Of(d.PostId).Overlaps(Of(t)))), RoundRefusals.TellerIsDebriefer);
        var made = new HandOut { Id = round.The(group).Id, RoundId = round.Id, ByPost = by.Post, ByPerson = by.Person, At = now };
        made.Record(by, "group.handed-out", now, unit: round.UnitId);
        return made;
    }

    /// <summary>
    /// Has the group counted again, before grades are decided: both tellers enter everything anew, and the count that
    /// stood stays readable. The caller removes it.
    /// </summary>
    /// <param name="counts">Every count of the group that stands.</param>
    /// <param name="entries">Every teller's entry of the group.</param>
    public Recount OrderRecount(Actor by, Round round, IReadOnlyList<Count> counts, IEnumerable<CountEntry> entries, string reason, DateTimeOffset now)
    {
        Require.That(MayBeMadeBy(by, round), BallotRefusals.MayNotRecount);
        Require.That(counts.Count > 0, BallotRefusals.NothingCounted);
        Require.That(MayRecount(round), BallotRefusals.GradesDecided);
        var why = TextRules.Needed(reason, "reason", Recount.MaxReason);
        foreach (var entry in entries) entry.Restart();
        foreach (var count in counts) round.The(count.DebrieferId).GroupReopened();
        Record(by, "group.recount-ordered", now, new { reason = why }, unit: round.UnitId);
        return new(by, Id, why, counts, now);
    }

    /// <summary>Whether counts of the round may still be taken back: nobody is graded or left ungraded on them.</summary>
    public static bool MayRecount(Round round) => round.State is RoundState.InSession or RoundState.Deciding
        && round.Debriefers.All(d => d.Decision is DebrieferDecision.None or DebrieferDecision.Deferred or DebrieferDecision.Withdrawn);

    /// <summary>Whether the actor may hand out papers in this round.</summary>
    public static bool MayBeMadeBy(Actor by, Round round) => by.Has(Right.Organise, round.UnitPath) || round.Serves(by, OfficerRole.Chair);
}
