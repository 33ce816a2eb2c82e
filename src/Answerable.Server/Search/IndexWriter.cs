using System.Data.Common;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Answerable.Server.Search;

/// <summary>Writes into the index what objects are found by, in the transaction at hand.</summary>
internal static class IndexWriter
{
    /// <summary>Identifiers of a kind's entries are a range of their own: its number by this.</summary>
    public const long Range = 1L << 40;

    private const long LockKey = 0x414E5349;

    private const string AddEntry = "INSERT INTO search_entry (id, kind, object_id, name, about, places) VALUES ($id, $kind, $object, " +
        "$name, $about, $places)";
    private const string ChangeEntry = "UPDATE search_entry SET name = $name, about = $about, places = $places WHERE id = $id";
    private const string PutTokens = "INSERT OR REPLACE INTO search_token (rowid, tokens) VALUES ($id, $tokens)";
    private const string Upsert = """
        INSERT INTO search_entry (id, kind, object_id, name, about, places, tokens)
        VALUES ($1 + nextval('search_number'), $2, $3, $4, $5, $6, array_to_tsvector($7))
        ON CONFLICT (kind, object_id) DO UPDATE SET name = excluded.name, about = excluded.about, places = excluded.places,
            tokens = excluded.tokens
        """;

    /// <summary>
    /// Reads these objects anew. Of two transactions that do so, the later one waits for the earlier, and reads what that has changed.
    /// </summary>
    /// <param name="ids">Each once.</param>
    public static async Task Write(Db db, string noun, SearchedKind kind, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return;
        await HoldOffOthers(db, cancel);
        var texts = await kind.Texts(db, ids);
        var known = (await IndexedEntry.Of(db, noun, ids, cancel)).ToDictionary(e => e.ObjectId);
        foreach (var gone in ids.Except(texts.Select(t => t.Id)))
            if (known.TryGetValue(gone, out var entry)) await Remove(db, entry.Id, cancel);
        var differing = texts.Where(t => !known.TryGetValue(t.Id, out var entry) || !entry.Says(t)).ToList();
        if (differing.Count == 0) return;
        if (db.Provider == Provider.Postgres) await WritePostgres(db, noun, kind, differing, cancel);
        else await WriteSqlite(db, noun, kind, differing, known, cancel);
    }

    /// <summary>Until this transaction ends nobody else writes the index; on SQLite nobody does anyway.</summary>
    public static Task HoldOffOthers(Db db, CancellationToken cancel) => db.Provider == Provider.Postgres
        ? Execute(db, $"SELECT pg_advisory_xact_lock({LockKey})", cancel) : Task.CompletedTask;

    private static async Task WriteSqlite(Db db, string noun, SearchedKind kind, List<SearchText> texts,
        Dictionary<Guid, IndexedEntry> known, CancellationToken cancel)
    {
        var from = kind.Number * Range;
        await using var last = Command(db, "SELECT coalesce(max(id), $from) FROM search_entry WHERE id >= $from AND id < $until",
            ("$from", from), ("$until", from + Range));
        var next = (long)(await last.ExecuteScalarAsync(cancel))!;
        await using var add = Command(db, AddEntry, ("$id", 0L), ("$kind", noun), ("$object", ""), ("$name", ""), ("$about", ""),
            ("$places", ""));
        await using var change = Command(db, ChangeEntry, ("$id", 0L), ("$name", ""), ("$about", ""), ("$places", ""));
        await using var put = Command(db, PutTokens, ("$id", 0L), ("$tokens", ""));
        foreach (var text in texts)
        {
            var isKnown = known.TryGetValue(text.Id, out var entry);
            var (id, command) = isKnown ? (entry!.Id, change) : (++next, add);
            command.Parameters["$id"].Value = put.Parameters["$id"].Value = id;
            if (!isKnown) command.Parameters["$object"].Value = text.Id;
            command.Parameters["$name"].Value = text.Name;
            command.Parameters["$about"].Value = text.About;
            command.Parameters["$places"].Value = IndexedEntry.Places(text);
            put.Parameters["$tokens"].Value = string.Join(' ', Tokens.Of(kind, text));
            await command.ExecuteNonQueryAsync(cancel);
            await put.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task WritePostgres(Db db, string noun, SearchedKind kind, List<SearchText> texts, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var text in texts)
        {
            var command = new NpgsqlBatchCommand(Upsert);
            foreach (var value in new object[] { kind.Number * Range, noun, text.Id, text.Name, text.About, IndexedEntry.Places(text),
                Tokens.Of(kind, text).ToArray() }) command.Parameters.Add(new() { Value = value });
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Remove(Db db, long id, CancellationToken cancel)
    {
        if (db.Provider == Provider.Sqlite) await Execute(db, $"DELETE FROM search_token WHERE rowid = {id}", cancel);
        await Execute(db, $"DELETE FROM search_entry WHERE id = {id}", cancel);
    }

    /// <summary>Takes everything out of the index.</summary>
    public static async Task Clear(Db db, CancellationToken cancel)
    {
        if (db.Provider == Provider.Sqlite)
            await Execute(db, "INSERT INTO search_token (search_token) VALUES ('delete-all'); DELETE FROM search_entry", cancel);
        else
        {
            await HoldOffOthers(db, cancel);
            await Execute(db, "DELETE FROM search_entry", cancel);
        }
    }

    internal static async Task Execute(Db db, string sql, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var command = Command(db, sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>On the context's connection, which is open, and in its transaction.</summary>
    internal static DbCommand Command(Db db, string sql, params (string Name, object Value)[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
