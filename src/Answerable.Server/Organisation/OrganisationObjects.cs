using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Names and sight of units, of posts with their unit, and of imports by what they brought.</summary>
internal sealed class OrganisationObjects(Db db, UnitQueries units, PostQueries posts, ImportFacts imports)
{
    public Task<Dictionary<Guid, string>> NamesOfUnits(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new UnitId(i)).ToList();
        return db.Set<Unit>().Where(u => which.Contains(u.Id)).ToDictionaryAsync(u => u.Id.Value, u => u.Name);
    }

    public Task<Dictionary<Guid, string>> NamesOfPosts(IReadOnlyList<Guid> ids) =>
        OfPosts(db, ids.ToDictionary(i => i, i => new PostId(i)));

    public async Task<Dictionary<Guid, string>> NamesOfImports(IReadOnlyList<Guid> ids, Words words) =>
        (await imports.ByImport(ids)).ToDictionary(i => i.Key, i => i.Value.Words(words));

    public Task<HashSet<Guid>> SeenUnits(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new UnitId(i)).ToList();
        return units.VisibleTo(by).Where(u => which.Contains(u.Id)).Select(u => u.Id).Values();
    }

    public Task<HashSet<Guid>> SeenPosts(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new PostId(i)).ToList();
        return posts.VisibleTo(by).Where(p => which.Contains(p.Id)).Select(p => p.Id).Values();
    }

    /// <summary>Those that were made; one that waits is its uploader's, and nothing points at it yet.</summary>
    public async Task<HashSet<Guid>> SeenImports(Actor by, IReadOnlyList<Guid> ids) => !ReadsImports(by) ? []
        : [.. await db.Set<Line>().Where(l => l.ObjectKind == ImportFacts.Noun && ids.Contains(l.ObjectId)).Select(l => l.ObjectId)
            .ToListAsync()];

    /// <summary>What an import brought is for whoever may import, and for who audits the whole organisation.</summary>
    public static bool ReadsImports(Actor by) =>
        !Administrations.AgainstImporting(by).Any() || by.Over(Right.Audit).Any(p => UnitPath.Depth(p) == 1);

    /// <summary>Names objects by the post that each is about, with its unit.</summary>
    public static async Task<Dictionary<Guid, string>> OfPosts(Db db, IReadOnlyDictionary<Guid, PostId> about)
    {
        var ids = about.Values.Distinct().ToList();
        var names = await db.Set<Post>().Where(p => ids.Contains(p.Id))
            .Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new { p.Id, p.Name, Unit = u.Name })
            .ToDictionaryAsync(p => p.Id, p => $"{p.Unit} {p.Name}");
        return Through(about, names);
    }

    /// <summary>Names objects by what each is about; what is gone names nothing.</summary>
    /// <param name="about">What each object is about.</param>
    /// <param name="known">By it, the name, or what that in turn is about.</param>
    public static Dictionary<Guid, T> Through<TKey, T>(IReadOnlyDictionary<Guid, TKey> about, IReadOnlyDictionary<TKey, T> known)
        where TKey : notnull => about.Where(a => known.ContainsKey(a.Value)).ToDictionary(a => a.Key, a => known[a.Value]);
}
