using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Guiding;

/// <summary>A unit is guided by another, with what the policy in force for the guided one says; a later one changes nothing.</summary>
internal sealed class BeginGuidance(Db db, UnitQueries units, PolicyQueries policies, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="guideCode">Code of the unit that guides.</param>
    /// <param name="from">The first day; null and today: now.</param>
    /// <param name="until">The last day; null while none is known.</param>
    public async Task<GuidanceId> Run(Actor by, UnitId id, string guideCode, GuidanceKind kind, DateOnly? from = null,
        DateOnly? until = null)
    {
        var now = clock.ReadNow();
        var unit = await units.Load(by, id) ?? throw new NotVisible();
        Require.None(Unit.AgainstChanging(by, unit.Path));
        var code = guideCode.Trim();
        var guide = await units.VisibleTo(by).FirstOrDefaultAsync(u => u.Code == code)
            ?? throw new Refused(UnitRefusals.UnknownUnit(code).At("unit_code"));
        var policy = (await policies.InForce(unit.Path, now))?.Policy;
        // Without a policy nothing names what is issued and inspected.
        var terms = new GuidanceTerms(policy?.GuidesSeeDuties.Value ?? true, policy?.GuidesTakeDifficulties.Value ?? true,
            policy?.GuidesIssueDuties.Value.Contains(kind) ?? false, policy?.GuidesInspect.Value.Contains(kind) ?? false);
        var isThere = await db.Set<Guidance>().AnyAsync(g => g.UnitId == id && g.GuideId == guide.Id && g.Kind == kind && !g.IsOver(now));
        var own = by.AllPosts.ToList();
        var isOwn = await db.Set<Post>().AnyAsync(p => p.UnitId == guide.Id && own.Contains(p.Id));
        var made = Guidance.Begin(by, unit, guide, kind, terms, await zone.Term(from, until, now), isOwn, isThere, now);
        db.Add(made);
        await db.SaveChangesAsync();
        return made.Id;
    }
}

/// <summary>A unit is guided by another no longer.</summary>
internal sealed class EndGuidance(Db db, UnitQueries units, TimeProvider clock)
{
    public async Task Run(Actor by, UnitId id, GuidanceId guidanceId)
    {
        var unit = await units.Load(by, id) ?? throw new NotVisible();
        Require.None(Unit.AgainstChanging(by, unit.Path));
        var guidance = await db.Set<Guidance>().FirstOrDefaultAsync(g => g.Id == guidanceId && g.UnitId == id) ?? throw new NotVisible();
        guidance.End(by, unit, clock.ReadNow());
        await db.SaveChangesAsync();
    }
}
