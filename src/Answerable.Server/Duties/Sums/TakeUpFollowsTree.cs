using Answerable.Domain;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>
/// The sums when something moves: those of a subtree are taken out of the units that were above it and put into those that are. Its units
/// are counted anew besides, since other lists lie above them now.
/// </summary>
internal sealed class TakeUpFollowsTree(Db db) : IFollowsTree
{
    private const string Add = """
        INSERT INTO duties_take_up_sum (unit_path, what, strand, count)
        SELECT {0}, what, strand, {2} * count FROM duties_take_up_sum WHERE unit_path = {1}
        ON CONFLICT (unit_path, what, strand) DO UPDATE SET count = duties_take_up_sum.count + excluded.count
        """;

    public async Task Moving(string from, string to, CancellationToken cancel)
    {
        // Nothing is folded meanwhile: it would count under units that are no longer above.
        if (db.Provider == Provider.Postgres)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({FoldTakeUp.LockKey})", cancel);
        await TakeUpMarks.Subtree(db, from, cancel);
        var (old, above) = (Above(from), Above(to));
        foreach (var path in old.Except(above)) await db.Database.ExecuteSqlRawAsync(Add, [path, from, -1], cancel);
        foreach (var path in above.Except(old)) await db.Database.ExecuteSqlRawAsync(Add, [path, from, 1], cancel);
    }

    public Task Moving(PostId post, string from, string to, CancellationToken cancel) =>
        TakeUpMarks.Units(db, "SELECT id FROM organisation_unit WHERE path = {0} OR path = {1}", [from, to], cancel);

    private static List<string> Above(string path) => [.. UnitPath.SelfAndAncestors(path).Where(p => p != path)];
}
