using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation.Importing;

/// <summary>Files of a roster between preview and confirmation; gone once confirmed or after a day.</summary>
internal sealed class Upload
{
    public const int MaxBytes = 64 << 20;

    /// <summary>Also the id of the import that comes of it.</summary>
    public Guid Id { get; set; }

    public PersonId PersonId { get; set; }

    /// <summary>Empty, as the content, when only posts are brought.</summary>
    public string UnitsName { get; set; } = "";

    public byte[] Units { get; set; } = [];

    public string? PostsName { get; set; }

    public byte[]? Posts { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>What its preview showed, as text; null for one that came before previews were kept.</summary>
    public string? Preview { get; set; }

    /// <summary>What the preview counts for (<see cref="KeptPreviews"/>).</summary>
    public string? PreviewOf { get; set; }
}

/// <summary>An upload without its files.</summary>
internal sealed record KeptUpload(Guid Id, string UnitsName, string? PostsName, string? Preview, string? PreviewOf);

/// <summary>Keeps uploaded files for their preview. Unreadable ones are refused beside their field.</summary>
internal sealed class UploadRoster(Db db, KeptPreviews previews, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<Guid> Run(Actor by, string? unitsName, byte[]? units, string? postsName, byte[]? posts)
    {
        var now = clock.ReadNow();
        Require.None(Administrations.AgainstImporting(by));
        Require.That(units is not null || posts is not null, Refusal.Of("shell.no-file").At("file-units"));
        var (of, preview) = await previews.Make(by,
            () => (FileOf("file-units", unitsName, units, RosterFile.Units),
                FileOf("file-posts", postsName, posts, RosterFile.Posts)));
        var upload =
            new Upload
            {
                Id = Ids.New(now), PersonId = by.Person!.Value, UnitsName = unitsName ?? "", Units = units ?? [],
                PostsName = postsName, Posts = posts, At = now, Preview = preview, PreviewOf = of,
            };
        await db.InTransaction(async () =>
        {
            await db.Set<Upload>().Where(u => u.At < now - Kept).ExecuteDeleteAsync();
            db.Add(upload);
            await db.SaveChangesAsync();
        });
        return upload.Id;
    }

    private static RosterFile? FileOf(string field, string? name, byte[]? content, Func<string, byte[], RosterFile> read)
    {
        if (content is null) return null;
        try
        {
            Require.That(content.Length <= Upload.MaxBytes, RosterRefusals.FileTooLarge(Upload.MaxBytes >> 20));
            return read(name!, content) with { Field = field };
        }
        catch (Refused refused)
        {
            throw new Refused([.. refused.Refusals.Select(r => r.At(field))]);
        }
    }
}

/// <summary>Does what the preview showed, and lets the files go.</summary>
internal sealed class ConfirmUpload(Db db, ImportOrganisation import)
{
    public async Task<RosterPlan> Run(Actor by, Guid id, bool goodRows)
    {
        var upload = await new UploadQueries(db).Find(by, id) ?? throw new NotVisible();
        var plan = await import.Run(by, upload.UnitsFile(), upload.PostsFile(), goodRows, id: id);
        Require.That(plan.IsGood || goodRows, RosterRefusals.RowsRefused);
        await db.InTransaction(() => db.Set<Upload>().Where(u => u.Id == id).ExecuteDeleteAsync());
        return plan;
    }
}

internal sealed class UploadQueries(Db db)
{
    /// <summary>An upload without its files, which are large. Only the person who uploaded may see it.</summary>
    public async Task<KeptUpload?> Kept(Actor by, Guid id) =>
        by.Person is { } person && !Administrations.AgainstImporting(by).Any()
            ? await db.Set<Upload>().Where(u => u.Id == id && u.PersonId == person)
                .Select(u => new KeptUpload(u.Id, u.UnitsName, u.PostsName, u.Preview, u.PreviewOf)).FirstOrDefaultAsync() : null;

    /// <summary>Only the person who uploaded may see it.</summary>
    public async Task<Upload?> Find(Actor by, Guid id) =>
        by.Person is { } person && !Administrations.AgainstImporting(by).Any()
            ? await db.Set<Upload>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.PersonId == person) : null;
}

internal static class Importers
{
    public static RosterFile? UnitsFile(this Upload upload) =>
        upload.UnitsName.Length == 0 ? null : RosterFile.Units(upload.UnitsName, upload.Units);

    public static RosterFile? PostsFile(this Upload upload) =>
        upload.Posts is null ? null : RosterFile.Posts(upload.PostsName!, upload.Posts);
}
