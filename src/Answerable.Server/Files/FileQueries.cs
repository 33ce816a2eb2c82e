using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Files;

/// <summary>A file as it is shown.</summary>
/// <param name="Object">What it is evidence of.</param>
/// <param name="Size">In bytes.</param>
/// <param name="IsCleaned">Place and device were taken off.</param>
/// <param name="ReplacedBy">The version that took its place; null for the newest.</param>
public sealed record ShownFile(Guid Id, int Version, string Kind, Guid Object, string Name, FileType Type, long Size, string Sha256,
    DateOnly StandsFor, DateTimeOffset ArrivedAt, string? Note, string Person, string Post, bool IsCleaned, bool IsScanned, Guid? Replaces,
    Guid? ReplacedBy) : IVersioned;

/// <summary>Readings of files: one is seen by whoever sees what it is evidence of.</summary>
internal sealed class FileQueries(Db db, IServiceProvider services, IEnumerable<FileHolder> holders)
{
    /// <summary>The object as it holds files; null where the actor may not see it, or it holds none.</summary>
    public async Task<HeldBy?> Holder(Actor by, ObjectRef about)
    {
        try
        {
            return holders.FirstOrDefault(h => h.Kind == about.Kind) is { } holder ? await holder.Of(services, by, about.Id) : null;
        }
        catch (NotVisible)
        {
            return null;
        }
    }

    /// <summary>Files of an object that the actor was shown, oldest first.</summary>
    public Task<List<ShownFile>> On(ObjectRef about) => Shown(f => f.Where(x => x.ObjectKind == about.Kind && x.ObjectId == about.Id));

    /// <summary>Files of some objects of a kind that the actor was shown.</summary>
    public Task<List<ShownFile>> On(string kind, IReadOnlyList<Guid> objects) =>
        Shown(f => f.Where(x => x.ObjectKind == kind && objects.Contains(x.ObjectId)));

    /// <summary>One file; null where the actor may not see it.</summary>
    public async Task<ShownFile?> One(Actor by, Guid id) => (await Seen(by, [id])).Contains(id)
        ? (await Shown(f => f.Where(x => x.Id == FileId.Of(id)))).Single() : null;

    public async Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(FileId.Of).ToList();
        var found = await db.Set<AttachedFile>().Where(f => which.Contains(f.Id)).Select(f => new { f.Id, f.ObjectKind, f.ObjectId })
            .ToListAsync();
        var seen = new HashSet<Guid>();
        foreach (var kind in found.GroupBy(f => f.ObjectKind))
        {
            var objects = await ObjectKinds.Find(kind.Key)!.Seen(services, by, [.. kind.Select(f => f.ObjectId).Distinct()]);
            seen.UnionWith(kind.Where(f => objects.Contains(f.ObjectId)).Select(f => f.Id.Value));
        }
        return seen;
    }

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(FileId.Of).ToList();
        return db.Set<AttachedFile>().Where(f => which.Contains(f.Id)).ToDictionaryAsync(f => f.Id.Value, f => f.Name);
    }

    private Task<List<ShownFile>> Shown(Func<IQueryable<AttachedFile>, IQueryable<AttachedFile>> which) =>
        (from f in which(db.Set<AttachedFile>())
         join person in db.Set<Person>() on f.PersonId equals person.Id
         join post in db.Set<Post>() on f.PostId equals post.Id
         join unit in db.Set<Unit>() on post.UnitId equals unit.Id
         let next = db.Set<AttachedFile>().Where(n => n.ReplacesId == f.Id).Select(n => (FileId?)n.Id).FirstOrDefault()
         orderby f.Id
         select new ShownFile(f.Id.Value, f.Version, f.ObjectKind, f.ObjectId, f.Name, f.Type, f.Size, f.Sha256, f.StandsFor, f.ArrivedAt,
             f.Note, person.Name, unit.Name + " " + post.Name, f.IsCleaned, f.IsScanned,
             f.ReplacesId == null ? null : f.ReplacesId!.Value.Value, next == null ? null : next!.Value.Value)).ToListAsync();
}
