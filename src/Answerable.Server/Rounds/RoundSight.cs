using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Rounds;

/// <summary>
/// How much of a visible round an actor sees. Debriefers and their clerks see the frame and their own row; officers
/// and posts that judge over the unit see how far everybody has come; what was decided is seen by those who take part in deciding.
/// </summary>
/// <param name="Own">Those whose row the actor sees: held by the post acted in, or drafted for.</param>
/// <param name="Held">Those in whose post the actor acts.</param>
internal sealed record RoundSight(bool IsWhole, bool Decisions, bool MayOrganise, IReadOnlySet<DebrieferId> Own, IReadOnlySet<DebrieferId> Held)
{
    public static RoundSight Of(Actor by, Round round)
    {
        var held = round.Debriefers.Where(d => by.ActsAs(d.PostId)).Select(d => d.Id).ToHashSet();
        var own = round.Debriefers.Where(d => by.Has(Right.Draft, d.UnitPath)).Select(d => d.Id).Union(held).ToHashSet();
        var roles = round.Officers.Where(o => by.ActsAs(o.PostId)).Select(o => o.Role).ToHashSet();
        var judges = by.HasAny(round.UnitPath, Right.Organise, Right.Vet, Right.Comment, Right.Rate, Right.Decide, Right.Audit);
        var deciding = by.HasAny(round.UnitPath, Right.Organise, Right.Decide, Right.Audit)
            || roles.Overlaps([OfficerRole.Chair, OfficerRole.Recorder, OfficerRole.DecidingBody]);
        return new(judges || roles.Count > 0 || by.ActsAs(round.OrganiserId), deciding, by.Has(Right.Organise, round.UnitPath), own, held);
    }

    public bool SeesProgressOf(DebrieferId debriefer) => IsWhole || Own.Contains(debriefer);
}
