using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Search;

/// <summary>
/// Entries of the index that have every word: at most so many of a kind, however many there are. Where there are more, those are asked for
/// that would stand first.
/// </summary>
internal sealed class Candidates(Db db)
{
    /// <summary>Most of a kind that are looked at, in the order of the index.</summary>
    public const int Most = 100;

    /// <summary>Most that are asked for before them: of that name, of a name that begins so, of the reader's units, of what the reader has
    /// to do with.</summary>
    public const int MostNamed = 20, MostBegun = 40, MostNear = 60, MostOwn = 60;

    /// <param name="within">Path of the only unit in whose subtree is looked; null for everywhere.</param>
    public async Task<List<IndexedEntry>> Find(Actor by, Query query, IReadOnlyList<(ObjectKind Object, SearchedKind Search)> kinds,
        string? within, string near)
    {
        if (query.IsEmpty || kinds.Count == 0) return [];
        IReadOnlyList<string>[] narrowed = within is null || UnitPath.Depth(within) == 1 ? [] : [[Tokens.Of(within)]];
        var found = await Read(
            [.. kinds.Select(k => (k.Object, k.Search, Most, query.For(db.Provider, Tokens.Letter(k.Search), narrowed)))]);
        var full = found.GroupBy(e => e.Kind).Where(g => g.Count() == Most).Select(g => g.Key).ToHashSet();
        if (full.Count == 0) return found;
        var first = kinds.Where(k => full.Contains(k.Object.Noun)).SelectMany(k => First(by, query, k, narrowed, near)).ToList();
        return [.. (await Read(first)).Concat(found).DistinctBy(e => e.Id)];
    }

    private IEnumerable<(ObjectKind, SearchedKind, int, string)> First(Actor by, Query query, (ObjectKind Object, SearchedKind Search) kind,
        IReadOnlyList<string>[] narrowed, string near)
    {
        var (letter, provider) = (Tokens.Letter(kind.Search), db.Provider);
        yield return (kind.Object, kind.Search, MostNamed,
            Query.For(provider, letter, Tokens.Beginning(Tokens.Whole, query.Name, Tokens.LongestName), narrowed));
        yield return (kind.Object, kind.Search, MostBegun, query.For(provider, letter,
            [.. narrowed, [Tokens.Beginning(Tokens.Begin, query.Name, 2)]]));
        if (UnitPath.Depth(near) > 1)
            yield return (kind.Object, kind.Search, MostNear, query.For(provider, letter, [.. narrowed, [Tokens.Of(near)]]));
        if (Own(by, kind.Object) is { Count: > 0 } own)
            yield return (kind.Object, kind.Search, MostOwn, query.For(provider, letter, [.. narrowed, own]));
    }

    /// <summary>Tokens of the subtrees over which the reader's rights open such objects, and of the reader's posts.</summary>
    private static List<string> Own(Actor by, ObjectKind kind)
    {
        if (kind.Places is not { } places) return [];
        return [.. by.Over(places.Over).Where(p => UnitPath.Depth(p) > 1).Select(Tokens.Of), .. by.AllPosts.Concat(by.Seats)
            .Select(p => Tokens.Of(p.Value)).Distinct()];
    }

    private Task<List<IndexedEntry>> Read(List<(ObjectKind Object, SearchedKind Search, int Most, string Query)> wanted)
    {
        var parts = wanted.Select((w, i) => $"SELECT id FROM ({Part(w.Object, w.Search, w.Most, i)}) AS p{i}");
        var sql = $"{IndexedEntry.Select} WHERE id IN ({string.Join(" UNION ALL ", parts)}) ORDER BY id";
        return db.Database.SqlQueryRaw<IndexedEntry>(sql, [.. wanted.Select(w => (object)w.Query)]).ToListAsync();
    }

    /// <summary>The oldest first, in the order of an index, which costs nothing and is always the same.</summary>
    private string Part(ObjectKind kind, SearchedKind search, int most, int parameter)
    {
        var (from, until) = (search.Number * IndexWriter.Range, (search.Number + 1) * IndexWriter.Range);
        // How many there are of a kind is told to PostgreSQL's planner by its name; of a range of identifiers that is a small part of
        // the table it knows nothing, takes it for empty, and reads it through.
        return db.Provider == Provider.Sqlite
            ? $"SELECT rowid AS id FROM search_token WHERE search_token MATCH {{{parameter}}} AND rowid >= {from} AND rowid < {until} " +
                $"ORDER BY rowid LIMIT {most}"
            : $"SELECT id FROM search_entry WHERE tokens @@ {{{parameter}}}::tsquery AND kind = '{kind.Noun}' " +
                $"ORDER BY object_id LIMIT {most}";
    }
}
