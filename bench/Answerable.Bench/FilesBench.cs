using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Answerable.Domain.Files;
using Answerable.Server.Backups;
using Answerable.Server.Files;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Bench;

/// <summary>Contents of files by the thousand: looked at and kept, checked, and written into a backup.</summary>
internal static class FilesBench
{
    public static async Task<Section> Run(Wish wish)
    {
        var files = wish.Of(10_000, 50);
        var section = new Section("files", !wish.Small,
            $"{Figures.Whole(files)} files of 200 kB each, every content another: each is taken by what a page takes it with " +
            $"(size, type, SHA-256, written and flushed to the disk under its own name), one after another. Then one content is " +
            $"damaged, one is taken away, answerable check reads them all, and a backup writes them all.");
        foreach (var provider in wish.Providers) await Measure(section, wish, provider, files);
        return section;
    }

    private static async Task Measure(Section section, Wish wish, Provider provider, int files)
    {
        var name = provider.Name();
        await using var place = await Place.Fresh(wish, provider);
        await MadeUp.Fill(place, wish.Of(0, 0));
        await using var product = place.Product();
        var (store, intake) = (product.Services.GetRequiredService<FileStore>(), product.Services.GetRequiredService<FileIntake>());
        var hashes = new List<string>();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < files; i++)
        {
            using var waiting = await intake.Take(new MemoryStream(Content(i)), FileLimits.Ours);
            await store.Keep(waiting.Stream, waiting.Content.Sha256);
            hashes.Add(waiting.Content.Sha256);
        }
        section.Add($"{name}: kept", $"{Figures.Short(Stopwatch.GetElapsedTime(started).TotalMilliseconds / files)} ms each");
        await Rows(product, hashes);
        File.Delete(store.Open(hashes[0])!.Name);
        await File.AppendAllTextAsync(store.Open(hashes[1])!.Name, "damaged");
        await using var scope = product.Services.CreateAsyncScope();
        started = Stopwatch.GetTimestamp();
        var found = await scope.ServiceProvider.GetServices<ICheck>().Single(c => c.Name == "files").Run(default);
        section.Add($"{name}: check", $"{Figures.Short(Stopwatch.GetElapsedTime(started).TotalSeconds)} s");
        section.Add($"{name}: looked at, found missing or damaged", $"{Figures.Whole(found.Looked)}, {Figures.Whole(found.Wrong)}",
            "all, and the two", found.Looked == files && found.Wrong == 2);
        started = Stopwatch.GetTimestamp();
        var path = Path.Combine(place.Folder, "files.backup");
        await using (var to = File.Create(path))
        {
            var manifest = await scope.ServiceProvider.GetRequiredService<MakeBackup>().Run(to);
            section.Add($"{name}: backup, contents in it, left out and named",
                $"{Figures.Short(Stopwatch.GetElapsedTime(started).TotalSeconds)} s, {Figures.Whole(manifest.Contents.Count)}, " +
                $"{Figures.Whole(manifest.Missing.Count)}", "all but the two", manifest.Contents.Count == files - 2);
        }
        section.Add($"{name}: size of the backup", Figures.Mebibytes(new FileInfo(path).Length));
    }

    /// <summary>A row for each, on one made-up object: who attaches is measured by the page, not here.</summary>
    private static async Task Rows(WebApplication product, List<string> hashes)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = TimeProvider.System.GetUtcNow();
        var (post, person) = (await db.Set<Domain.Organisation.Post>().Select(p => p.Id).FirstAsync(),
            await db.Set<Domain.People.Person>().Select(p => p.Id).FirstAsync());
        foreach (var some in hashes.Chunk(500))
        {
            foreach (var hash in some)
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO files_file (id, object_kind, object_id, person_id, post_id, name, type, size, sha256, is_cleaned,
                        is_scanned, stands_for, arrived_at, version)
                    VALUES ({Domain.Ids.New(now)}, {"milestone"}, {Domain.Ids.New(now)}, {person.Value}, {post.Value}, {"list.txt"},
                        {"Text"}, {200_000L}, {hash}, {false}, {false}, {DateOnly.FromDateTime(now.UtcDateTime)}, {now}, {0})
                    """);
        }
    }

    private static byte[] Content(int number)
    {
        var line = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)))) + "\n";
        return Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(line, 200_000 / line.Length)));
    }
}
