using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Posts of a list's kind and subtree that are not charged with it, because they came after it was issued.</summary>
/// <param name="Names">The first few, as unit and post.</param>
/// <param name="DatedItems">What each of them would still owe, besides its acknowledgement.</param>
internal sealed record Newcomers(string Unit, int Count, IReadOnlyList<string> Names, int DatedItems)
{
    public int Acts => Count * (1 + DatedItems);
}

/// <summary>Issues an issued list also to the posts that have come since; whoever has it already is not asked again.</summary>
internal sealed class IssueToNewcomers(Db db, DutyQueries queries, DutyObligations obligations, OrganisationZone zone, TimeProvider clock)
{
    private const int Few = 5;

    /// <summary>Who lacks the list, or null when nobody does, when its period is over, or when the actor does not organise there.</summary>
    public async Task<Newcomers?> Weigh(Actor by, DutyListId id)
    {
        var list = await queries.Draft(by, id);
        var today = await zone.On(clock.ReadNow());
        if (list.State != DutyListState.Issued || today > list.PeriodUntil || !by.Has(Right.Organise, list.UnitPath)) return null;
        var (unit, posts) = await Lacking(list);
        var count = await posts.CountAsync();
        if (count == 0) return null;
        var names = await posts.OrderBy(p => p.UnitPath).ThenBy(p => p.Code).Take(Few).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => u.Name + " " + p.Name).ToListAsync();
        return new(unit.Name, count, names, list.Items.Count(i => i.DueOn >= today));
    }

    /// <returns>How many posts were charged.</returns>
    public async Task<int> Run(Actor by, DutyListId id)
    {
        var now = clock.ReadNow();
        var list = await queries.Draft(by, id);
        list.RequireOrganiser(by);
        var (_, lacking) = await Lacking(list);
        var posts = await lacking.AsNoTracking().OrderBy(p => p.UnitPath).ThenBy(p => p.Code).ToListAsync();
        var issued = list.IssueToNewcomers(by, DutyObligations.Posts(posts), DutyDays.Acknowledge, await zone.On(now), now);
        obligations.Open(list, issued, posts, now);
        await db.SaveChangesAsync();
        return issued.Charges.Count;
    }

    private async Task<(Unit Unit, IQueryable<Post> Posts)> Lacking(DutyList list)
    {
        var (id, to) = (list.Id, list.IssuedToId ?? list.UnitId);
        var unit = await db.Set<Unit>().AsNoTracking().SingleAsync(u => u.Id == to);
        return (unit, queries.Posts(list.PostKind, unit.Path).Where(p => !db.Set<DutyCharge>().Any(c => c.ListId == id && c.PostId == p.Id)));
    }
}
