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

    /// <summary>Whether the actor may hand out papers in this round.</summary>
    public static bool MayBeMadeBy(Actor by, Round round) => by.Has(Right.Organise, round.UnitPath) || round.Serves(by, OfficerRole.Chair);
}
