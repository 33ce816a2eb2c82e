using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>What issuing a list would ask of others, said before it is sent.</summary>
internal sealed record Burden(ListedUnit Unit, int Posts, int Items, int DatedItems)
{
    /// <summary>One acknowledgement and each dated item, of every post.</summary>
    public int Acts => Posts * (1 + DatedItems);
}

/// <summary>Issues a list to the posts of its kind in a subtree: each owes its acknowledgement and each dated item.</summary>
internal sealed class IssueDutyList(Db db, DutyQueries queries, DutyObligations obligations, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="unit">Code of the unit whose subtree it goes to; null for the whole of the issuing unit's.</param>
    public async Task<Burden> Weigh(Actor by, DutyListId id, string? unit)
    {
        var list = await queries.Draft(by, id);
        list.RequireOrganiser(by);
        var target = await Target(list, unit);
        return new(target, await queries.Posts(list.PostKind, target.Path).CountAsync(), list.Items.Count, list.Items.Count(i => i.DueOn is not null));
    }

    /// <returns>How many posts were charged.</returns>
    public async Task<int> Run(Actor by, DutyListId id, string? unit)
    {
        var now = clock.ReadNow();
        var list = await queries.Draft(by, id);
        list.RequireOrganiser(by);
        var target = await Target(list, unit);
        var posts = await queries.Posts(list.PostKind, target.Path).AsNoTracking().OrderBy(p => p.UnitPath).ThenBy(p => p.Code).ToListAsync();
        var issued = list.Issue(by, target.Id, DutyObligations.Posts(posts), DutyDays.Acknowledge, await zone.On(now), now);
        obligations.Open(list, issued, posts, now);
        await db.SaveChangesAsync();
        return issued.Charges.Count;
    }

    private async Task<ListedUnit> Target(DutyList list, string? code)
    {
        var found = await db.Set<Unit>().Where(u => code == null ? u.Id == list.UnitId : u.Code == code).Select(u => new ListedUnit(u.Id, u.Code, u.Name, u.Path)).FirstOrDefaultAsync();
        return found is not null && UnitPath.IsWithin(found.Path, list.UnitPath) ? found : throw new Refused(DutyRefusals.OutsideSubtree.At("unit"));
    }
}
