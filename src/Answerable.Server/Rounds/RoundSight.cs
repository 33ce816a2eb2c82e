using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Rounds;

/// <summary>
/// How much of a visible round an actor sees. Debriefers and their clerks see the frame and their own row; officers
/// and posts that judge over the unit see how far everybody has come. The rooms above decide what opens; links follow the same rules.
/// </summary>
/// <param name="IsWhole">Every row.</param>
/// <param name="IsOfficial">Runs, rates or decides: also what was decided.</param>
/// <param name="Papers">Where the counting stands.</param>
/// <param name="Grades">
/// What was decided, of anybody: the officials, who enters a component, whom the result was told to, whom it was published to.
/// </param>
public sealed record RoundSight(bool IsWhole, bool IsOfficial, bool Papers, bool Grades)
{
    /// <param name="own">Debriefers in any post of the reader.</param>
    public static RoundSight Of(Actor by, RoundFrame round, IReadOnlyCollection<Debriefer> own)
    {
        var roles = RolesOf(by, round);
        var runs = by.ActsAs(round.OrganiserId);
        var official = runs || by.HasAny(round.UnitPath, RightSets.Judging)
            || roles.Overlaps([OfficerRole.Chair, OfficerRole.Recorder, OfficerRole.DecidingBody]);
        var grades = official || roles.Overlaps([OfficerRole.Enterer, OfficerRole.Confirmer]) || IsTold(by, round, own);
        return new(runs || roles.Count > 0 || by.HasAny(round.UnitPath, [.. RightSets.Reading, Right.Rate]), official,
            official || roles.Contains(OfficerRole.Teller), round.State != RoundState.Draft && grades);
    }

    /// <summary>Whether the row is the reader's own: of the post acted in, or of a unit for which it drafts.</summary>
    public static bool IsOwn(Actor by, Debriefer debriefer) => by.ActsAs(debriefer.PostId) || by.Has(Right.Draft, debriefer.UnitPath);

    /// <summary>Whether the debrief opens to the reader: officers other than chair and vetter read it once it is accepted.</summary>
    public static bool MayRead(Actor by, RoundFrame round, Debriefer debriefer)
    {
        var roles = RolesOf(by, round);
        return IsOwn(by, debriefer) || by.ActsAs(round.OrganiserId) || by.HasAny(debriefer.UnitPath, RightSets.Reading)
            || (roles.Count > 0 && (debriefer.WasAccepted || roles.Overlaps([OfficerRole.Chair, OfficerRole.Vetter])));
    }

    /// <summary>
    /// Whether the reader knows what was decided: whoever is decided on, in whatever post they act, when it was told to them.
    /// </summary>
    public bool KnowsDecision(Actor by, Debriefer debriefer, bool collective)
    {
        if (!collective && by.AllPosts.Contains(debriefer.PostId)) return debriefer.FedBackAt is not null;
        return IsOfficial || (by.ActsAs(debriefer.PostId) && debriefer.FedBackAt is not null);
    }

    /// <summary>Whether the reader, whom the decision concerns, was told one before, and the one that stands not yet.</summary>
    public static bool SeesCorrection(Actor by, Debriefer debriefer) =>
        debriefer is { FedBackAt: null, FirstFedBackAt: not null }
            && (by.ActsAs(debriefer.PostId) || by.AllPosts.Contains(debriefer.PostId));

    private static bool IsTold(Actor by, RoundFrame round, IReadOnlyCollection<Debriefer> own) =>
        own.Any(d => d.FirstFedBackAt is not null && (by.ActsAs(d.PostId) || by.AllPosts.Contains(d.PostId)))
        || (round.State >= RoundState.Published && round.Policy.PublishTo.Value switch
        {
            PublishScope.Convener => by.Unit == round.UnitId,
            PublishScope.Debriefers => by.Unit == round.UnitId || own.Any(d => by.ActsAs(d.PostId)),
            PublishScope.Subtree => by.UnitPath.Length > 0 && UnitPath.IsWithin(by.UnitPath, round.UnitPath),
        });

    private static HashSet<OfficerRole> RolesOf(Actor by, RoundFrame round) =>
        round.Officers.Where(o => by.ActsAs(o.PostId)).Select(o => o.Role).ToHashSet();
}
