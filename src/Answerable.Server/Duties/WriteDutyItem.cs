using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Duties;

/// <summary>Adds an item to a draft, or puts it in the place of another.</summary>
internal sealed class WriteDutyItem(Db db, DutyQueries queries, DutyStrands strands, TimeProvider clock)
{
    /// <param name="replaces">Number of the item that it takes the place of.</param>
    public async Task Run(Actor by, DutyListId id, DutyItemDraft item, int? replaces = null)
    {
        var list = await queries.Draft(by, id);
        if (replaces is { } number) list.RemoveItem(by, number);
        list.AddItem(by, item, await strands.Codes(), clock.ReadNow());
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes an item out of a draft.</summary>
internal sealed class RemoveDutyItem(Db db, DutyQueries queries)
{
    public async Task Run(Actor by, DutyListId id, int number)
    {
        var list = await queries.Draft(by, id);
        list.RemoveItem(by, number);
        await db.SaveChangesAsync();
    }
}

/// <summary>Puts the rows of a file in the place of a draft's items: the whole file, or its good rows when the user takes them.</summary>
internal sealed class ImportDutyItems(Db db, DutyQueries queries, DutyStrands strands, TimeProvider clock)
{
    public async Task<int> Run(Actor by, DutyListId id, DutyFile file, bool goodRowsOnly)
    {
        var list = await queries.Draft(by, id);
        list.RequireOrganiser(by);
        var codes = await strands.Codes();
        var rows = file.Check(list, codes);
        var good = rows.Where(r => r.Problems.Count == 0).Select(r => r.Item).ToList();
        Require.That(good.Count > 0, DutyFileRefusals.NoRow);
        Require.That(goodRowsOnly || good.Count == rows.Count, DutyFileRefusals.BadRows(rows.Count - good.Count, rows.Count));
        list.SetItems(by, good, codes, clock.ReadNow());
        await db.SaveChangesAsync();
        return good.Count;
    }
}
