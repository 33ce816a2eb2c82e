using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;

namespace Answerable.Server.Appraisals;

/// <summary>How far somebody sees into an appraisal, each including the one before except <see cref="Entering"/>.</summary>
public enum Sight
{
    None,
    /// <summary>The published grade, without the sheet.</summary>
    Grade,
    /// <summary>The components that somebody enters, and nothing else.</summary>
    Entering,
    /// <summary>The whole sheet.</summary>
    Sheet,
}

/// <summary>Who sees which part of an appraisal, and when.</summary>
internal static class AppraisalSight
{
    /// <summary>Who sees the whole sheet by appointment.</summary>
    public static readonly OfficerRole[] Officials = [OfficerRole.Chair, OfficerRole.Recorder, OfficerRole.DecidingBody];

    /// <summary>Who enters and confirms components by appointment.</summary>
    public static readonly OfficerRole[] Entering = [OfficerRole.Enterer, OfficerRole.Confirmer];

    /// <summary>
    /// Before feedback those who run, rate and decide; after it also the person; once published the policy's scope sees the grade.
    /// A correction takes nothing of this away.
    /// </summary>
    /// <param name="isAmong">Whether the actor acts in the post of one of the round's debriefers; it matters for published grades
    /// only.</param>
    public static Sight Of(Actor by, RoundFrame round, Debriefer debriefer, bool collective, bool isAmong = false)
    {
        if (round.State == RoundState.Draft) return Sight.None;
        if (BallotSight.IsOwn(by, debriefer.PostId, collective)) return debriefer.FirstFedBackAt is not null ? Sight.Sheet : Sight.None;
        if (IsOfficial(by, round)) return Sight.Sheet;
        if (Enters(by, round)) return Sight.Entering;
        if (collective && by.ActsAs(debriefer.PostId) && debriefer.FirstFedBackAt is not null) return Sight.Sheet;
        return SeesPublished(by, round, isAmong) ? Sight.Grade : Sight.None;
    }

    public static bool IsOfficial(Actor by, RoundFrame round) =>
        by.ActsAs(round.OrganiserId) || by.HasAny(round.UnitPath, RightSets.Judging)
        || round.IsAppointed(by, Officials);

    /// <summary>Whether the actor enters or confirms components by appointment.</summary>
    public static bool Enters(Actor by, RoundFrame round) => round.IsAppointed(by, Entering);

    /// <summary>Whether grades of the round are open to the actor by its policy's scope.</summary>
    /// <param name="isAmong">Whether the actor acts in the post of one of the round's debriefers.</param>
    public static bool SeesPublished(Actor by, RoundFrame round, bool isAmong) => round.State >= RoundState.Published
        && round.Policy.PublishTo.Value switch
        {
            PublishScope.Convener => by.Unit == round.UnitId,
            PublishScope.Debriefers => by.Unit == round.UnitId || isAmong,
            PublishScope.Subtree => by.UnitPath.Length > 0 && UnitPath.IsWithin(by.UnitPath, round.UnitPath),
        };
}
