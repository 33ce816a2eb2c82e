using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>What issuing a list asks of others, said before it is sent: of every post one acknowledgement and each dated item.</summary>
/// <param name="Names">The first few posts, as unit and post.</param>
/// <param name="Already">What is open there before it comes, in the line of the units above and of each that guides.</param>
internal sealed record Burden(string Code, string Unit, int Posts, int Items, int DatedItems, IReadOnlyList<string> Names,
    BothLines Already)
{
    public int Acts => Posts * (1 + DatedItems);
}

/// <summary>Issues a list to the posts of its kind in a subtree: each owes its acknowledgement and each dated item.</summary>
internal sealed class IssueDutyList(Db db, DutyQueries queries, IssuedInBulk bulk, TakenUpBelow takenUp, BurdenQueries burden,
    PolicyQueries policies, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="unit">Code of the unit whose subtree it goes to; null for the whole of the issuing unit's. By guidance it goes to the
    /// guided unit.</param>
    public async Task<Burden> Weigh(Actor by, DutyListId id, string? unit)
    {
        var list = await queries.List(by, id);
        Require.Allowed(list.AgainstWriting(by));
        var to = await Target(list, unit);
        var now = clock.ReadNow();
        var today = await zone.On(now);
        var already = list.IsGuiding ? await burden.OfUnit(to.Path, today, now) : await burden.Below(to.Path, today);
        return await queries.Burden(to, queries.Reached(list, to.Path), list, i => i.DueOn is not null, already);
    }

    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    /// <returns>How many posts were charged.</returns>
    public Task<int> Run(Actor by, DutyListId id, string? unit, int? version = null) => bulk.Write(async now =>
    {
        var list = await queries.List(by, id, version);
        Require.Allowed(list.AgainstWriting(by));
        var to = await Target(list, unit);
        var (reached, calendar) = (queries.Reached(list, to.Path), await zone.Calendar());
        var (posts, charged) = await queries.ToCharge(reached);
        var issued = list.Issue(by, to.Id, charged, await policies.AcknowledgeDays(list, now), calendar, now);
        await takenUp.Note(by, list, calendar, now);
        return new(list, posts, issued);
    }, clock.ReadNow());

    private async Task<Unit> Target(DutyList list, string? code)
    {
        if (list.GuidanceId is { } guidance)
        {
            var guided = await db.Set<Unit>().AsNoTracking()
                .SingleAsync(u => db.Set<Guidance>().Any(g => g.Id == guidance && g.UnitId == u.Id));
            Require.That(code is null || code == guided.Code, DutyRefusals.OutsideSubtree.At("unit"));
            return guided;
        }
        var found = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => code == null ? u.Id == list.UnitId : u.Code == code);
        Require.That(found is not null && UnitPath.IsWithin(found.Path, list.UnitPath), DutyRefusals.OutsideSubtree.At("unit"));
        return found!;
    }
}

/// <summary>Issues an issued list also to the posts that have come since; whoever has it already is not asked again.</summary>
internal sealed class IssueToNewcomers(Db db, DutyQueries queries, IssuedInBulk bulk, BurdenQueries lines, PolicyQueries policies,
    OrganisationZone zone, TimeProvider clock)
{
    /// <summary>Who lacks the list, or null when nobody does, when its period is over, or when the actor does not organise there.</summary>
    public async Task<Burden?> Weigh(Actor by, DutyListId id)
    {
        var now = clock.ReadNow();
        var (list, today) = (await queries.List(by, id), await zone.On(now));
        if (list.AgainstIssuingToNewcomers(by, today).Any()) return null;
        var (to, lacking) = await Lacking(list);
        var already = list.IsGuiding ? await lines.OfUnit(to.Path, today, now) : await lines.Below(to.Path, today);
        var burden = await queries.Burden(to, lacking, list, i => i.DueOn >= today, already);
        return burden.Posts == 0 ? null : burden;
    }

    /// <returns>How many posts were charged.</returns>
    public Task<int> Run(Actor by, DutyListId id, int? version = null) => bulk.Write(async now =>
    {
        var list = await queries.List(by, id, version);
        Require.Allowed(list.AgainstWriting(by));
        var lacking = (await Lacking(list)).Posts;
        var (posts, charged) = await queries.ToCharge(lacking);
        var days = await policies.AcknowledgeDays(list, now);
        return new(list, posts, list.IssueToNewcomers(by, charged, days, await zone.Calendar(), now));
    }, clock.ReadNow());

    private async Task<(Unit To, IQueryable<Post> Posts)> Lacking(DutyList list)
    {
        var (id, to) = (list.Id, list.IssuedToId ?? list.UnitId);
        var unit = await db.Set<Unit>().AsNoTracking().SingleAsync(u => u.Id == to);
        var charged = db.Set<DutyCharge>().Where(c => c.ListId == id);
        return (unit, queries.Reached(list, unit.Path).Where(p => !charged.Any(c => c.PostId == p.Id)));
    }
}

/// <summary>What the policy says about duty lists.</summary>
internal static class DutyPolicy
{
    /// <summary>Days to acknowledge the list, of the policy that counts for the issuing unit; the product's own where none does.</summary>
    public static async Task<Days> AcknowledgeDays(this PolicyQueries policies, DutyList list, DateTimeOffset at) =>
        (await policies.InForce(list.UnitPath, at))?.Policy.AcknowledgeDays.InDays() ?? DutyCharge.AcknowledgeDays;
}

/// <summary>What issuing a list has to write.</summary>
/// <param name="Posts">All those charged.</param>
internal sealed record ToWrite(DutyList List, List<Post> Posts, IEnumerable<IssuedDuties> Issued);

/// <summary>Writes what a list gives rise to: one transaction, rows in bulk, a thousand posts at a time. All or nothing.</summary>
internal sealed class IssuedInBulk(Db db, OwedInBulk owed, OrganisationZone zone)
{
    private const int Part = 1000;

    /// <returns>How many posts were charged.</returns>
    public async Task<int> Write(Func<DateTimeOffset, Task<ToWrite>> issue, DateTimeOffset now)
    {
        var posts = 0;
        await db.InTransaction(async () =>
        {
            var made = await issue(now);
            // The list first: whoever was slower hears so before anything is written.
            await db.SaveChangesAsync();
            await owed.Open(Written(made.List.Title, made.Issued, await zone.Calendar()), made.Posts.ToDictionary(p => p.Id), now);
            await TakeUpMarks.Issued(db, made.List);
            posts = made.Posts.Count;
        });
        return posts;
    }

    private async IAsyncEnumerable<Awaits> Written(string title, IEnumerable<IssuedDuties> issued, Calendar calendar)
    {
        foreach (var part in issued.Chunk(Part))
        {
            await BulkInsert.Write(db, part.Select(i => i.Charge));
            await BulkInsert.Write(db, part.SelectMany(i => i.Tasks));
            foreach (var awaits in part.SelectMany(i => i.Awaits(title, calendar))) yield return awaits;
        }
    }
}
