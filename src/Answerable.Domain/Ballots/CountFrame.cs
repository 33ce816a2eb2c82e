using Answerable.Domain.Rounds;

namespace Answerable.Domain.Ballots;

/// <summary>Somebody on whom papers give a mark: in a round, a debriefer.</summary>
/// <param name="IsDecidedOn">A grade was decided on what was counted, or that there is none: nothing is counted again after that.</param>
public readonly record struct CountSubject(DebrieferId Id, PostId PostId, bool IsDecidedOn)
{
    public static CountSubject Of(DebrieferId id, PostId post, DebrieferDecision decision) =>
        new(id, post, decision is DebrieferDecision.Graded or DebrieferDecision.Ungraded);
}

/// <summary>Those who vote together, and how many may.</summary>
public sealed record CountGroup(AssessorGroupId Id, string Code, int Entitled);

/// <summary>
/// What a count asks of whatever it is held for: on whom papers give marks, which marks, who counts, who leads. A round fills it,
/// and so may anything else that is decided by papers.
/// </summary>
/// <param name="Title">Under which the tellers' obligations are listed.</param>
/// <param name="UnitId">To which the tellers owe their entries; <paramref name="UnitPath"/> is its path.</param>
/// <param name="IsOn">Papers are handed out and counted now.</param>
/// <param name="HeldOn">The day on which the papers are filled in.</param>
/// <param name="Leaders">Posts that hand papers out besides whoever organises the unit.</param>
/// <param name="Marks">How many marks a paper offers, besides saying that one cannot judge.</param>
public sealed record CountFrame(RoundId RoundId, string Title, UnitId UnitId, string UnitPath, bool IsOn, DateOnly HeldOn,
    IReadOnlyList<PostId> Leaders, IReadOnlyList<PostId> Tellers, int Marks, IReadOnlyList<CountSubject> Subjects)
{
    /// <summary>What a round has counted.</summary>
    public static CountFrame Of(RoundFrame round, IReadOnlyList<CountSubject> debriefers) => new(
        round.Id, round.Title, round.UnitId, round.UnitPath, round.Policy.Assessment.Value
            && round.State is RoundState.InSession or RoundState.Deciding,
        round.MeetingOn, round.PostsOf(OfficerRole.Chair), round.PostsOf(OfficerRole.Teller), round.Policy.Grades.Value.Count, debriefers);

    /// <summary>Whether the actor hands papers out and has them counted again.</summary>
    public bool IsLedBy(Actor by) => by.Has(Right.Organise, UnitPath) || Leaders.Any(by.ActsAs);

    /// <summary>The teller's post in which the actor acts, or null.</summary>
    public PostId? TellerPostOf(Actor by) => Tellers.Where(by.ActsAs).Select(p => (PostId?)p).FirstOrDefault();

    /// <summary>Whether the actor is among those on whom the papers are: by any post they hold, sit in or stand in for.</summary>
    public bool IsAbout(Actor by) => Subjects.Any(s => by.AllPosts.Contains(s.PostId));
}
