using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>What a guiding unit found wrong.</summary>
/// <param name="Owner">Who answers for it: a post of the guided unit itself.</param>
/// <param name="CloseCondition">Needed of what is fixed at once.</param>
internal sealed record Inspected(PostId Owner, string Title, string Text, string StrandCode, RectificationKind Kind,
    string? CloseCondition = null);

/// <summary>A unit that the actor's guides and may inspect, with what its page offers.</summary>
internal sealed record Inspection(GuidedUnit Guided, string Unit, GuidanceKind Kind, IReadOnlyList<Option> Posts,
    IReadOnlyList<Refusal> Against);

/// <summary>
/// A post of a guiding unit raises a finding on a post of the guided unit itself. It approves the plan, as who raises a finding of a round
/// does; who verifies is chosen as for any finding, among those whose right covers both units.
/// </summary>
internal sealed class InspectGuided(Db db, RaiseFinding raise, PolicyQueries policies, OrganisationStrands strands, TimeProvider clock)
{
    public async Task<RectificationId> Run(Actor by, GuidanceId id, Inspected what)
    {
        var now = clock.ReadNow();
        Require.None(await Against(by, id));
        var guided = by.GuidedBy(id)!.Value;
        var owner = await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == what.Owner);
        Require.That(owner is { ClosedAt: null } && owner.UnitId == guided.Unit, RectificationRefusals.NotOfInspected.At("owner"));
        var strand = what.StrandCode.Trim();
        Require.That(strand.Length == 0 || (await strands.Codes()).Contains(strand), RectificationRefusals.UnknownStrand.At("strand"));
        var policy = await policies.InForce(owner!.UnitPath, now) ?? throw new Refused(LedgerRefusals.NoPolicy);
        var finding = await raise.Run(by, new(owner.Id, what.Title, what.Text, strand, new(FindingSource.Guidance, id.Value),
            RectificationTerms.Of(policy.Policy), by.Unit!.Value, by.Post, null, what.Kind, what.CloseCondition), now);
        await db.SaveChangesAsync();
        return RectificationId.For(finding.Id);
    }

    /// <summary>What the page offers, and what stands against it.</summary>
    /// <exception cref="NotVisible">There is no such guidance.</exception>
    public async Task<Inspection> Offered(Actor by, GuidanceId id)
    {
        var against = await Against(by, id);
        if (by.GuidedBy(id) is not { } guided) throw new Refused([.. against]);
        var unit = await db.Set<Unit>().Where(u => u.Id == guided.Unit).Select(u => u.Name).SingleAsync();
        var kind = await db.Set<Guidance>().Where(g => g.Id == id).Select(g => g.Kind).SingleAsync();
        var posts = await db.Set<Post>().Where(p => p.UnitId == guided.Unit && p.ClosedAt == null).OrderBy(p => p.Code).Take(500)
            .Select(p => new { p.Id, p.Name }).ToListAsync();
        return new(guided, unit, kind, [.. posts.Select(p => new Option(p.Id.Value.ToString(), p.Name))], against);
    }

    private async Task<IReadOnlyList<Refusal>> Against(Actor by, GuidanceId id)
    {
        if (!await db.Set<Guidance>().AnyAsync(g => g.Id == id)) throw new NotVisible();
        var own = by.AllPosts.ToList();
        var holds = by.GuidedBy(id) is { } guided && await db.Set<Post>().AnyAsync(p => p.UnitId == guided.Unit && own.Contains(p.Id));
        return [.. Finding.AgainstInspecting(by, id, holds)];
    }
}
