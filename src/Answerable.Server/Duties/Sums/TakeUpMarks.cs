using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>
/// Notes, in the transaction that changed something, which units are to be counted anew: whatever act it was, and whether its rows were
/// saved or written in bulk.
/// </summary>
internal static class TakeUpMarks
{
    /// <summary>Called by every save.</summary>
    public static void Take(DbContext db)
    {
        HashSet<(UnitId? Unit, PostId? Post)>? found = null;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            (UnitId?, PostId?)? mark = entry.Entity switch
            {
                DutyTask t => (t.UnitId, null),
                DutyCharge c => (c.UnitId, null),
                DutyList { State: DutyListState.Issued } l => (l.UnitId, null),
                Post p => (p.UnitId, null),
                Unit u when entry.State == EntityState.Modified => (u.Id, null),
                Appointment a => (null, a.PostId),
                _ => null,
            };
            if (mark is { } one) (found ??= []).Add(one);
        }
        if (found is not null) db.AddRange(found.Select(f => new TakeUpPending { UnitId = f.Unit, PostId = f.Post }));
    }

    /// <summary>Rows that were written in bulk, from the first of their identifiers on.</summary>
    public static Task TakeBulk(DbContext db, string table, Guid first, CancellationToken cancel) => table switch
    {
        "organisation_post" or "duties_charge" => Units(db, $"SELECT DISTINCT unit_id FROM {table} WHERE id >= {{0}}", [first], cancel),
        "organisation_appointment" => db.Database.ExecuteSqlRawAsync("INSERT INTO duties_take_up_pending (post_id) " +
            "SELECT DISTINCT post_id FROM organisation_appointment WHERE id >= {0}", [first], cancel),
        _ => Task.CompletedTask,
    };

    /// <summary>
    /// A list was issued: posts of its kind beneath its unit that have no duty are found wanting from now on, also where it did not go;
    /// and the duties that it takes up are shared, or taken up.
    /// </summary>
    public static async Task Issued(Db db, DutyList list, CancellationToken cancel = default)
    {
        await Units(db, "SELECT DISTINCT unit_id FROM organisation_post WHERE kind = {0} AND unit_path >= {1} AND unit_path < {2}",
            [list.PostKind, list.UnitPath, UnitPath.End(list.UnitPath)], cancel);
        await Units(db, "SELECT DISTINCT t.unit_id FROM duties_task t JOIN duties_item i ON i.above_task_id = t.id WHERE i.list_id = {0}",
            [list.Id.Value], cancel);
    }

    /// <summary>Every unit of a subtree, which is about to lie elsewhere: lists above it are others then.</summary>
    public static Task Subtree(Db db, string path, CancellationToken cancel) => Units(db,
        "SELECT DISTINCT unit_id FROM organisation_post WHERE unit_path >= {0} AND unit_path < {1}", [path, UnitPath.End(path)], cancel);

    /// <summary>The units that a query of identifiers finds.</summary>
    public static Task Units(DbContext db, string select, object[] values, CancellationToken cancel)
    {
        // The queries are ours, nothing that anybody typed.
        var sql = $"INSERT INTO duties_take_up_pending (unit_id) {select}";
        return db.Database.ExecuteSqlRawAsync(sql, values, cancel);
    }
}
