using System.Globalization;
using System.Text.Json;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation.Importing;

/// <summary>
/// What the preview of an upload showed, kept beside it: looking again reads neither the files nor the roster as it is stored, while that
/// is what it was, and whoever looks and the day are the same. The import judges anew, from the files.
/// </summary>
internal sealed class KeptPreviews(Db db, ImportOrganisation import, OrganisationZone zone, Session session, TimeProvider clock)
{
    /// <summary>A build that says things in another way shows nothing of an earlier one.</summary>
    private static readonly string Build = typeof(KeptPreviews).Module.ModuleVersionId.ToString("N");

    /// <summary>The preview of files that are about to be kept, with what it counts for.</summary>
    public async Task<(string Of, string Preview)> Make(Actor by, Func<(RosterFile? Units, RosterFile? Posts)> open)
    {
        // Read first: what changes after it makes another mark.
        var of = await CountsFor(by);
        var preview = RosterPreview.Of(await import.Preview(by, open), session.Words.Vocabulary);
        return (of, JsonSerializer.Serialize(preview));
    }

    /// <summary>The preview as it was kept, or made anew when it does not count any more.</summary>
    public async Task<RosterPreview> Read(Actor by, KeptUpload upload)
    {
        if (upload.Preview is { } kept && upload.PreviewOf == await CountsFor(by)) return Parse(kept);
        var files = await new UploadQueries(db).Find(by, upload.Id) ?? throw new NotVisible();
        var (of, preview) = await Make(by, () => (files.UnitsFile(), files.PostsFile()));
        await db.InTransaction(() => db.Set<Upload>().Where(u => u.Id == upload.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(x => x.PreviewOf, of).SetProperty(x => x.Preview, preview)));
        return Parse(preview);
    }

    private static RosterPreview Parse(string kept) => JsonSerializer.Deserialize<RosterPreview>(kept)!;

    /// <summary>The roster as it is stored by its mark, the day by which rows are judged, and the post with its rights.</summary>
    private async Task<string> CountsFor(Actor by)
    {
        var mark = await db.Set<Generation>().Select(g => g.Mark).SingleAsync();
        var day = (await zone.On(clock.ReadNow())).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return string.Join('/', mark.ToString("N"), day, by.Post?.Value.ToString("N"), session.Words.Vocabulary.Code, Build);
    }
}
