using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Names of units, of posts with their unit, and of imports by what they brought.</summary>
internal sealed class OrganisationNames(Db db, ImportFacts imports) : IObjectNames
{
    public IReadOnlyCollection<string> Kinds => ["unit", "post", "import"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        if (kind == "import") return (await imports.Of(ids)).ToDictionary(i => i.Key, i => i.Value.Words(words));
        if (kind == "unit")
        {
            var units = ids.Select(i => new UnitId(i)).ToList();
            return await db.Set<Unit>().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id.Value, u => u.Name);
        }
        return await OfPosts(db, ids.ToDictionary(i => i, i => new PostId(i)));
    }

    /// <summary>Names objects by the post that each is about, with its unit.</summary>
    public static async Task<Dictionary<Guid, string>> OfPosts(Db db, IReadOnlyDictionary<Guid, PostId> about)
    {
        var posts = about.Values.Distinct().ToList();
        var names = await db.Set<Post>().Where(p => posts.Contains(p.Id)).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new { p.Id, p.Name, Unit = u.Name })
            .ToDictionaryAsync(p => p.Id, p => $"{p.Unit} {p.Name}");
        return ObjectNames.Through(about, names);
    }
}
