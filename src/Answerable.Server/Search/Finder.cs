using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Search;

/// <summary>Something found, whom the reader may see.</summary>
/// <param name="About">Other words that lead to it, for where they are not shown otherwise.</param>
internal sealed record FoundObject(ObjectKind Object, SearchedKind Search, Guid Id, long Entry, string About);

/// <summary>The same as it is shown.</summary>
internal sealed record ShownHit(FoundObject Found, SearchHit Hit, string Href);

/// <summary>What a search found, in the order in which it is shown.</summary>
/// <param name="IsIndexing">Something is stored that the index has not read yet.</param>
internal sealed record SearchResult(Query Query, IReadOnlyList<FoundObject> All, bool IsIndexing)
{
    public IEnumerable<FoundObject> InSection(string section) => All.Where(f => f.Search.Section == section);

    /// <summary>How many there are, in words: where as many were seen as are looked at, there may be more.</summary>
    public string Count(Words words, string? section = null)
    {
        var counts = All.Where(f => section is null || f.Search.Section == section).CountBy(f => f.Object.Noun).ToList();
        var sum = words.Number(counts.Sum(c => c.Value));
        return counts.Exists(c => c.Value >= Candidates.Most) ? words["Search.and-more", ("n", sum)] : sum;
    }

    /// <summary>What leads to something shown and stands in none of its lines; null where all does.</summary>
    public string? Unshown(ShownHit shown)
    {
        var lines = $"{shown.Hit.Name}\n{shown.Hit.Second}\n{shown.Hit.Third}";
        return Query.Found(FoldedText.Words(lines)) == Query.Words.Count ? null : Query.Around(shown.Found.About);
    }
}

/// <summary>
/// The one search: every word, in any order, in what kinds of object say about theirs; only what the reader may see, as the pages of the
/// objects say. What is called just so comes first, then what begins so, then what has every word in its name; then what lies nearer to the
/// reader's unit; the order is the same every time.
/// </summary>
internal sealed class Finder(Db db, IServiceProvider services)
{
    /// <param name="within">Path of the only unit in whose subtree is looked; null for everywhere.</param>
    /// <param name="near">Path of the unit that the reader is at; empty for none.</param>
    /// <param name="section">Only this section; null for all.</param>
    public async Task<SearchResult> Find(Actor by, string? text, string? within = null, string near = "", string? section = null)
    {
        var query = Query.Of(text);
        var kinds = SearchedKinds.All.Where(k => section is null || k.Search.Section == section).ToList();
        var entries = await new Candidates(db).Find(by, query, kinds, within, near);
        var ordered = new List<(FoundObject Found, HitOrder Order)>();
        foreach (var group in entries.GroupBy(e => e.Kind))
        {
            var (kind, search) = kinds.Find(k => k.Object.Noun == group.Key);
            var matching = group.Select(e => (Entry: e, Order: HitOrder.Of(query, e, near))).Where(e => e.Order is not null).ToList();
            if (matching.Count == 0) continue;
            var seen = await kind.Seen(services, by, matching.ConvertAll(e => e.Entry.ObjectId));
            ordered.AddRange(matching.Where(e => seen.Contains(e.Entry.ObjectId))
                .Select(e => (new FoundObject(kind, search, e.Entry.ObjectId, e.Entry.Id, e.Entry.About), e.Order!)));
        }
        return new(query, [.. ordered.OrderBy(r => Section(r.Found)).ThenBy(r => r.Order).Select(r => r.Found)],
            !query.IsEmpty && await PendingTexts.Any(db));
    }

    /// <summary>These as they are shown; one that was taken away meanwhile is left out.</summary>
    public async Task<List<ShownHit>> Show(Actor by, IReadOnlyList<FoundObject> found, Words words, DateTimeOffset now)
    {
        var shown = new Dictionary<(string, Guid), SearchHit>();
        foreach (var group in found.GroupBy(f => f.Object.Noun))
            foreach (var (id, hit) in await group.First().Search.Hits(services, by, [.. group.Select(f => f.Id)], words, now))
                shown[(group.Key, id)] = hit;
        return [.. found.Where(f => shown.ContainsKey((f.Object.Noun, f.Id)))
            .Select(f => new ShownHit(f, shown[(f.Object.Noun, f.Id)], ObjectLinks.Of(f.Object.Noun, f.Id)))];
    }

    private static int Section(FoundObject found)
    {
        for (var i = 0; i < SearchedKinds.Sections.Count; i++)
            if (SearchedKinds.Sections[i] == found.Search.Section) return i;
        return SearchedKinds.Sections.Count;
    }
}
