using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Rounds;

/// <summary>
/// How much of a visible round an actor sees. Debriefers and their clerks see the frame and their own row; officers
/// and posts that judge over the unit see how far everybody has come; what was decided is seen by those who take part in deciding.
/// </summary>
internal sealed record RoundSight(bool IsWhole, bool Decisions, bool MayOrganise, IReadOnlySet<DebrieferId> Own)
{
    public static RoundSight Of(Actor by, Round round)
    {
        var own = round.Debriefers.Where(d => by.ActsAs(d.PostId) || by.Rights.Any(r => r.Right == Right.Draft && UnitPath.IsWithin(d.UnitPath, r.UnitPath)))
            .Select(d => d.Id).ToHashSet();
        var roles = round.Officers.Where(o => by.ActsAs(o.PostId)).Select(o => o.Role).ToHashSet();
        var judges = by.HasAny(round.UnitPath, Right.Organise, Right.Vet, Right.Comment, Right.Rate, Right.Decide, Right.Audit);
        var deciding = by.HasAny(round.UnitPath, Right.Organise, Right.Decide, Right.Audit)
            || roles.Overlaps([OfficerRole.Chair, OfficerRole.Recorder, OfficerRole.DecidingBody]);
        return new(judges || roles.Count > 0 || by.ActsAs(round.OrganiserId), deciding, by.Has(Right.Organise, round.UnitPath), own);
    }

    public bool SeesProgressOf(DebrieferId debriefer) => IsWhole || Own.Contains(debriefer);
}
