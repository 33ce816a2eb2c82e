using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Files;

/// <summary>Keeps a file as evidence of an object: its content first, then what names it, in one save.</summary>
internal sealed class AttachFile(Db db, FileQueries files, FileStore store, FileIntake intake, IFileLimits limits, OrganisationZone zone,
    TimeProvider clock)
{
    /// <exception cref="NotVisible">The actor may not see the object, or it names no evidence.</exception>
    public async Task<FileId> Run(Actor by, ObjectRef about, Stream? content, FileDraft draft, CancellationToken cancel = default)
    {
        var now = clock.ReadNow();
        var held = await files.Holder(by, about) ?? throw new NotVisible();
        Require.None(held.Against);
        Require.That(content is not null, FileRefusals.None);
        Require.None(AttachedFile.NameFaults(draft.Name));
        var allowed = await limits.At(held.UnitPath, now);
        using var waiting = await intake.Take(content!, allowed, cancel);
        var before = await db.Set<AttachedFile>().AsNoTracking().Where(f => f.ObjectKind == about.Kind && f.ObjectId == about.Id)
            .OrderBy(f => f.Id).ToListAsync(cancel);
        var file = AttachedFile.Attach(by, about, held.Unit, draft, waiting.Content, allowed, before, await zone.Calendar(), now);
        await store.Keep(waiting.Stream, file.Sha256);
        db.Add(file);
        await db.SaveChangesAsync(cancel);
        return file.Id;
    }
}

/// <summary>Takes away contents that came to nothing; run by the schedule.</summary>
internal sealed class SweepFiles(Db db, FileStore store)
{
    public Task<int> Run(CancellationToken cancel) => store.Sweep(async some => (await db.Set<AttachedFile>()
        .Where(f => some.Contains(f.Sha256)).Select(f => f.Sha256).Distinct().ToListAsync(cancel)).ToHashSet());
}
