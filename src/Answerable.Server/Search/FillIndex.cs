using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Search;

/// <summary>Reads into the index what is noted as still to be read. Running it twice reads nothing twice.</summary>
internal sealed class FillIndex(Db db)
{
    /// <summary>Objects of one transaction: few, because whoever writes waits for it.</summary>
    public const int Batch = 200;

    /// <returns>How many objects were read.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, SearchRefusals.NotTheSystem);
        var all = 0;
        // One connection for all of it: opening one costs as much as a batch.
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            for (int read; (read = await RunBatch(cancel)) > 0;) all += read - 1;
            if (all > 0 && db.Provider == Provider.Postgres)
                await IndexWriter.Execute(db, "SELECT gin_clean_pending_list('ix_search_entry_tokens')", cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        return all;
    }

    /// <returns>Objects that were read and one more; 0 when nothing is left.</returns>
    private async Task<int> RunBatch(CancellationToken cancel)
    {
        // An empty table costs no write transaction.
        if (!await PendingTexts.Any(db, cancel)) return 0;
        var read = 0;
        await db.InTransaction(async () => read = await ReadNext(cancel), cancel);
        return read + 1;
    }

    /// <returns>Objects that were read; -1 when others are reading all that is left.</returns>
    private async Task<int> ReadNext(CancellationToken cancel)
    {
        // Of several servers each takes what no other has taken.
        var skip = db.Provider == Provider.Postgres ? " FOR UPDATE SKIP LOCKED" : "";
        var next = $"{PendingText.Select} ORDER BY id LIMIT {Batch}{skip}";
        var pending = await db.Database.SqlQueryRaw<PendingText>(next).ToListAsync(cancel);
        if (pending.Count == 0) return -1;
        var (noun, one) = (pending[0].Kind, pending[0].ObjectId is not null);
        var alike = pending.TakeWhile(p => p.Kind == noun && p.ObjectId is not null == one).ToList();
        if (SearchedKinds.Find(noun) is not { } kind) return await Done(alike, 0, cancel);
        if (one)
        {
            List<Guid> ids = [.. alike.Select(p => p.ObjectId!.Value).Distinct()];
            await IndexWriter.Write(db, noun, kind, ids, cancel);
            return await Done(alike, ids.Count, cancel);
        }
        return await Sweep(noun, kind, alike[0], cancel);
    }

    private async Task<int> Sweep(string noun, SearchedKind kind, PendingText pending, CancellationToken cancel)
    {
        var mapped = db.Model.FindEntityType(kind.Entity)!;
        var (table, key) = (mapped.GetTableName(), mapped.FindPrimaryKey()!.Properties[0].GetColumnName());
        var next = $"SELECT {key} AS \"Value\" FROM {table} WHERE {key} >= {{0}} ORDER BY {key} LIMIT {Batch}";
        var ids = await db.Database.SqlQueryRaw<Guid>(next, pending.FromId ?? Guid.Empty).ToListAsync(cancel);
        await IndexWriter.Write(db, noun, kind, ids, cancel);
        if (ids.Count < Batch) return await Done([pending], ids.Count, cancel);
        await IndexWriter.Execute(db, "UPDATE search_pending SET from_id = @from WHERE id = @id", cancel, ("@from", ids[^1]),
            ("@id", pending.Id));
        return ids.Count;
    }

    private async Task<int> Done(List<PendingText> pending, int read, CancellationToken cancel)
    {
        await IndexWriter.Execute(db, $"DELETE FROM search_pending WHERE id IN ({string.Join(", ", pending.Select(p => p.Id))})", cancel);
        return read;
    }
}
