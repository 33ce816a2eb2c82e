using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Rounds;

/// <summary>How far somebody sees into what is decided about a debriefer, each including the one before except
/// <see cref="Entering"/>.</summary>
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

/// <summary>
/// How much of a round its reader sees: one answer for all rooms of the round. Debriefers and their clerks see the frame and their
/// own row; officers and posts that judge over the unit see how far everybody has come; who counts sees the papers; who runs, rates
/// and decides sees what was decided. Whoever is decided on sees the own decision only once it was told to them.
/// </summary>
public sealed class RoundSight
{
    /// <summary>Who sees what was decided by appointment.</summary>
    public static readonly OfficerRole[] Officials = [OfficerRole.Chair, OfficerRole.Recorder, OfficerRole.DecidingBody];

    /// <summary>Who sees where the counting stands by appointment.</summary>
    public static readonly OfficerRole[] Counting = [.. Officials, OfficerRole.Teller];

    /// <summary>Who enters and confirms components by appointment.</summary>
    public static readonly OfficerRole[] Entering = [OfficerRole.Enterer, OfficerRole.Confirmer];

    private readonly Actor by;
    private readonly RoundFrame round;
    private readonly HashSet<OfficerRole> roles;
    private readonly IReadOnlyCollection<Debriefer> own;

    /// <param name="own">Debriefers of the round in any post of the reader; may be left out where only officials are asked for.</param>
    public RoundSight(Actor by, RoundFrame round, IReadOnlyCollection<Debriefer>? own = null)
    {
        (this.by, this.round, this.own) = (by, round, own ?? []);
        roles = [.. round.Officers.Where(o => by.ActsAs(o.PostId)).Select(o => o.Role)];
    }

    private bool Runs => by.ActsAs(round.OrganiserId);

    /// <summary>Every row.</summary>
    public bool IsWhole => Runs || roles.Count > 0 || by.HasAny(round.UnitPath, [.. RightSets.Reading, Right.Rate]);

    /// <summary>Runs, rates or decides: also what was decided.</summary>
    public bool IsOfficial => Runs || roles.Overlaps(Officials) || by.HasAny(round.UnitPath, RightSets.Judging);

    public bool IsTeller => roles.Contains(OfficerRole.Teller);

    /// <summary>Where the counting stands, and the counts that stand.</summary>
    public bool SeesPapers => IsOfficial || IsTeller;

    /// <summary>Enters or confirms components.</summary>
    public bool Enters => roles.Overlaps(Entering);

    /// <summary>Whether grades of the round are open to the reader by its policy's scope.</summary>
    public bool SeesPublished => round.State >= RoundState.Published && round.Policy.PublishTo.Value switch
    {
        PublishScope.Convener => by.Unit == round.UnitId,
        PublishScope.Debriefers => by.Unit == round.UnitId || own.Any(d => d.IsAnsweredBy(by)),
        PublishScope.Subtree => by.UnitPath.Length > 0 && UnitPath.IsWithin(by.UnitPath, round.UnitPath),
    };

    /// <summary>Whether the reader sees something of everybody's appraisal, and not of the own alone.</summary>
    public bool SeesGrades => round.State != RoundState.Draft && (IsOfficial || Enters || SeesPublished);

    /// <summary>Whether a page of grades has something for the reader, be it the own alone.</summary>
    public bool HasGrades => SeesGrades || (round.State != RoundState.Draft && own.Any(d => d.FirstFedBackAt is not null && IsMine(d)));

    /// <summary>Whether the row is the reader's own: of the post acted in, or of a unit for which it drafts.</summary>
    public bool IsOwn(Debriefer debriefer) => debriefer.IsAnsweredBy(by) || IsDraftedBy(by, debriefer);

    /// <summary>Whether the actor drafts for whoever holds the post; a former holder writes alone.</summary>
    public static bool IsDraftedBy(Actor by, Debriefer debriefer) => !debriefer.IsFormer && by.Has(Right.Draft, debriefer.UnitPath);

    /// <summary>
    /// Whether the debriefer is this person, in whatever post. A leading group that debriefs is not hidden from its members, who run
    /// the round.
    /// </summary>
    public static bool IsSelf(Actor by, Debriefer debriefer, bool collective) => !collective && debriefer.IsAbout(by);

    /// <summary>Whether the debrief opens to the reader: officers other than chair and vetter read it once it is accepted.</summary>
    public bool MayRead(Debriefer debriefer) => IsOwn(debriefer) || Runs || by.HasAny(debriefer.UnitPath, RightSets.Reading)
        || (roles.Count > 0 && (debriefer.WasAccepted || roles.Contains(OfficerRole.Chair) || roles.Contains(OfficerRole.Vetter)));

    /// <summary>Whether the reader knows what was decided and stands: whoever is decided on, when it was told to them.</summary>
    public bool KnowsDecision(Debriefer debriefer, bool collective) => IsSelf(by, debriefer, collective)
        ? debriefer.FedBackAt is not null : IsOfficial || (debriefer.IsAnsweredBy(by) && debriefer.FedBackAt is not null);

    /// <summary>Whether the reader, whom the decision concerns, was told one before, and the one that stands not yet.</summary>
    public bool SeesCorrection(Debriefer debriefer) => debriefer is { FedBackAt: null, FirstFedBackAt: not null } && IsMine(debriefer);

    /// <summary>
    /// Before feedback those who run, rate and decide; after it also the person; once published the policy's scope sees the grade.
    /// A correction takes nothing of this away. <see cref="SeesSheets"/> is the same for a query.
    /// </summary>
    public Sight Into(Debriefer debriefer, bool collective)
    {
        if (round.State == RoundState.Draft) return Sight.None;
        if (IsSelf(by, debriefer, collective)) return debriefer.FirstFedBackAt is not null ? Sight.Sheet : Sight.None;
        if (IsOfficial) return Sight.Sheet;
        if (Enters) return Sight.Entering;
        if (collective && debriefer.IsAnsweredBy(by) && debriefer.FirstFedBackAt is not null) return Sight.Sheet;
        return SeesPublished ? Sight.Grade : Sight.None;
    }

    private bool IsMine(Debriefer debriefer) => debriefer.IsAnsweredBy(by) || debriefer.IsAbout(by);
}
