using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>Who sees the papers of a round, and how far.</summary>
internal static class BallotSight
{
    /// <summary>Who sees where the counting stands by appointment.</summary>
    public static readonly OfficerRole[] Roles = [OfficerRole.Teller, OfficerRole.Chair, OfficerRole.Recorder, OfficerRole.DecidingBody];

    /// <summary>Where the counting stands, and the counts that stand: those who count, chair, organise, rate and decide.</summary>
    public static bool Sees(Actor by, RoundFrame round) =>
        by.ActsAs(round.OrganiserId) || by.HasAny(round.UnitPath, RightSets.Judging) || round.IsAppointed(by, Roles);

    public static bool IsTeller(Actor by, RoundFrame round) => round.IsAppointed(by, OfficerRole.Teller);

    /// <summary>
    /// Whether the debriefer is this person, in whatever post: what is counted and decided about them, they see only once it was
    /// fed back. A leading group that debriefs is not hidden from its members, who run the round.
    /// </summary>
    public static bool IsOwn(Actor by, PostId debriefer, bool collective) => !collective && by.AllPosts.Contains(debriefer);
}
