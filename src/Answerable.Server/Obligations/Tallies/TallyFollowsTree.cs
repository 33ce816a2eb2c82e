using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>
/// The tally when something moves: what a subtree owes is taken out of the units that were above it and put into those that are; the
/// subtree's own rows keep their counts, and their paths are rewritten with all others. What is not folded yet is folded at its new place.
/// </summary>
internal sealed class TallyFollowsTree(Db db) : IFollowsTree
{
    private const string Add = """
        INSERT INTO obligations_tally (unit_path, kind, due_on, open, done)
        SELECT {0}, kind, due_on, {2} * open, {2} * done FROM obligations_tally WHERE unit_path = {1}
        ON CONFLICT (unit_path, kind, due_on)
        DO UPDATE SET open = obligations_tally.open + excluded.open, done = obligations_tally.done + excluded.done
        """;

    private const string Count = """
        INSERT INTO obligations_tally_delta (unit_path, kind, due_on, open, done)
        SELECT {0}, kind, due_on, {2} * sum(CASE WHEN state = 'Open' THEN 1 ELSE 0 END),
            {2} * sum(CASE WHEN state = 'Discharged' THEN 1 ELSE 0 END)
        FROM obligations_obligation WHERE owner_id = {1} AND state <> 'Waived' GROUP BY kind, due_on
        """;

    public async Task Moving(string from, string to, CancellationToken cancel)
    {
        // Nothing is folded meanwhile: it would count under units that are no longer above.
        if (db.Provider == Provider.Postgres)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({FoldTally.LockKey})", cancel);
        var (old, above) = (Above(from), Above(to));
        foreach (var path in old.Except(above))
        {
            await db.Database.ExecuteSqlRawAsync(Add, [path, from, -1], cancel);
            await db.Set<Tally>().Where(t => t.UnitPath == path && t.Open == 0 && t.Done == 0).ExecuteDeleteAsync(cancel);
        }
        foreach (var path in above.Except(old)) await db.Database.ExecuteSqlRawAsync(Add, [path, from, 1], cancel);
    }

    public async Task Moving(PostId post, string from, string to, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlRawAsync(Count, [from, post.Value, -1], cancel);
        await db.Database.ExecuteSqlRawAsync(Count, [to, post.Value, 1], cancel);
    }

    private static List<string> Above(string path) => [.. UnitPath.SelfAndAncestors(path).Where(p => p != path)];
}

/// <summary>What the posts of a unit still owe stands against closing it.</summary>
internal sealed class OpenOfUnit(Db db) : IHoldsUnit
{
    public async Task<InTheWay> Of(UnitId unit, string path, CancellationToken cancel) => new("owed",
        await db.Set<Obligation>().CountAsync(o => o.UnitPath == path && o.State == ObligationState.Open, cancel),
        $"/obligations?unit={unit.Value}");
}
