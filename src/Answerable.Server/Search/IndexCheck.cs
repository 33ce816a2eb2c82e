using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Search;

/// <summary>What the index holds of each object is what it is found by, its tokens find it, and it holds nothing else; what is noted as
/// still to be read is left out.</summary>
internal sealed class IndexCheck(Db db) : ICheck
{
    private const int Batch = 500;

    public string Name => "search";

    public async Task<Checked> Run(CancellationToken cancel)
    {
        var findings = new Findings();
        // All in one snapshot: an act between two of these would look like a difference.
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var pending = await db.Database.SqlQueryRaw<PendingText>(PendingText.Select).ToListAsync(cancel);
        foreach (var (kind, search) in SearchedKinds.All)
        {
            var later = pending.Where(p => p.Kind == kind.Noun).ToList();
            if (later.Exists(p => p.ObjectId is null)) continue;
            await Compare(kind.Noun, search, later.ConvertAll(p => p.ObjectId), findings, cancel);
        }
        return findings.Found;
    }

    private async Task Compare(string noun, SearchedKind kind, List<Guid?> later, Findings findings, CancellationToken cancel)
    {
        var mapped = db.Model.FindEntityType(kind.Entity)!;
        var (table, key) = (mapped.GetTableName(), mapped.FindPrimaryKey()!.Properties[0].GetColumnName());
        for (List<Guid> ids = [Guid.Empty]; ids.Count > 0;)
        {
            var next = $"SELECT {key} AS \"Value\" FROM {table} WHERE {key} > {{0}} ORDER BY {key} LIMIT {Batch}";
            ids = await db.Database.SqlQueryRaw<Guid>(next, ids[^1]).ToListAsync(cancel);
            var entries = (await IndexedEntry.Of(db, noun, ids, cancel)).ToDictionary(e => e.ObjectId);
            foreach (var text in await kind.Texts(db, ids))
            {
                findings.Look();
                if (later.Contains(text.Id)) continue;
                if (!entries.TryGetValue(text.Id, out var entry)) findings.Say($"{noun} {text.Id}: the search does not know it");
                else if (!entry.Says(text)) findings.Say($"{noun} {text.Id}: the search knows it by other words");
                else if (!await Finds(kind, text, entry, cancel)) findings.Say($"{noun} {text.Id}: the index does not lead to it");
            }
        }
        var without =
            $"SELECT object_id AS \"Value\" FROM search_entry WHERE kind = {{0}} AND object_id NOT IN (SELECT {key} FROM {table})";
        var gone = await db.Database.SqlQueryRaw<Guid>(without, noun).ToListAsync(cancel);
        foreach (var id in gone.Where(g => !later.Contains(g))) findings.Say($"{noun} {id}: the search knows what is not there");
    }

    private async Task<bool> Finds(SearchedKind kind, SearchText text, IndexedEntry entry, CancellationToken cancel)
    {
        var tokens = Tokens.Of(kind, text);
        if (db.Provider == Provider.Postgres)
            return (await db.Database.SqlQueryRaw<bool>(
                "SELECT tokens = array_to_tsvector({0}) AS \"Value\" FROM search_entry WHERE id = {1}", tokens.ToArray(), entry.Id)
                .ToListAsync(cancel))[0];
        var query = string.Join(" AND ", tokens.Select(t => $"\"{t}\""));
        return (await db.Database.SqlQueryRaw<long>(
            "SELECT rowid AS \"Value\" FROM search_token WHERE search_token MATCH {0} AND rowid = {1}", query, entry.Id)
            .ToListAsync(cancel)).Count == 1;
    }
}
