using System.Globalization;
using System.IO.Compression;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Server.Backups;
using Answerable.Server.Files;
using Answerable.Server.Shell;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Backups;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Answerable.Server.Tests.Files.FileArranging;

namespace Answerable.Server.Tests.Files;

/// <summary>Contents of files through checks, backups, restores and the operator's own command.</summary>
public sealed class FileKeepingTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    private static Words English => new(CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);

    private FileStore Store => house.App.Services.GetRequiredService<FileStore>();

    [Fact]
    public async Task A_missing_and_a_damaged_content_are_named_by_the_check_and_left_out_of_the_backup_with_a_sentence()
    {
        var (_, hashes) = await Three();
        Assert.Empty((await Check()).Told);
        File.Delete(Store.Open(hashes[0])!.Name);
        var damaged = Store.Open(hashes[1])!.Name;
        await File.WriteAllBytesAsync(damaged, [1, .. (await File.ReadAllBytesAsync(damaged))[1..]]);
        var found = await Check();
        Assert.Equal((3, 2), (found.Looked, found.Wrong));
        Assert.Contains(found.Told, t => t.Contains($"{hashes[0]} is missing", StringComparison.Ordinal));
        Assert.Contains(found.Told, t => t.Contains($"{hashes[1]} is damaged", StringComparison.Ordinal));

        var target = new FileInfo(Path.Combine(house.Folder, "with-gaps.zip"));
        using var print = new StringWriter();
        var code = await house.Scope(s => BackupVerb.Run(s.GetRequiredService<MakeBackup>(), English, target, print, default));
        Assert.Equal(1, code);
        Assert.Contains("2 files are missing or damaged", print.ToString(), StringComparison.Ordinal);
        var manifest = await TestBackup.Manifest(await File.ReadAllBytesAsync(target.FullName));
        Assert.Equal([hashes[2]], manifest.Contents.Select(c => c.Sha256));
        Assert.Equal(hashes[..2].Order(), manifest.Missing.Order());
    }

    [Fact]
    public async Task A_backup_brings_contents_into_another_database_and_a_spoilt_one_changes_nothing()
    {
        var (ids, hashes) = await Three();
        var backup = await TestBackup.Of(house.App.Services);
        using (var zip = new ZipArchive(new MemoryStream(backup)))
            Assert.Equal(hashes.Order(), zip.Entries.Where(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)).Select(e => e.Name).Order());
        using var spoilt = TestDatabase.Empty();
        var refused = await Assert.ThrowsAsync<Refused>(() =>
            TestBackup.Restore(spoilt, TestBackup.Changed(backup, $"files/{hashes[1]}", _ => "something else")));
        Assert.Equal("backups.damaged", Assert.Single(refused.Refusals).Code);

        using var empty = TestDatabase.Empty();
        await TestBackup.Restore(empty, backup);
        await using var app = House.Build(empty, new FakeClock(World.Start));
        Assert.NotEqual(Store.IncomingFolder, app.Services.GetRequiredService<FileStore>().IncomingFolder);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var hash in hashes) Assert.True(await scope.ServiceProvider.GetRequiredService<FileStore>().IsWhole(hash, default));
        var check = scope.ServiceProvider.GetServices<ICheck>().Single(c => c.Name == "files");
        Assert.Equal((ids.Count, 0), await check.Run(default) is var f ? ((int)f.Looked, (int)f.Wrong) : default);
    }

    [Fact]
    public async Task A_backup_of_the_format_before_files_is_still_put_back()
    {
        var backup = TestBackup.Changed(await TestBackup.Of(house.App.Services), BackupManifest.Entry, manifest =>
            manifest.Replace("\"format\": 2", "\"format\": 1", StringComparison.Ordinal)
                .Replace("\"contents\": [],", "", StringComparison.Ordinal).Replace(",\n  \"missing\": []", "", StringComparison.Ordinal));
        using var empty = TestDatabase.Empty();
        await TestBackup.Restore(empty, backup);
        Assert.Equal(1, (await TestBackup.Manifest(backup)).Format);
    }

    [Fact]
    public async Task The_same_content_twice_lies_there_once_and_one_that_was_damaged_is_whole_again()
    {
        var about = await Milestone(house);
        var anna = await house.Actor("anna");
        var bytes = Encoding.UTF8.GetBytes("nine halls");
        await Attach(house, anna, about, bytes, "one.txt");
        var hash = await house.Read(db => db.Set<AttachedFile>().Select(f => f.Sha256).SingleAsync());
        var path = Store.Open(hash)!.Name;
        await File.WriteAllTextAsync(path, "spoilt");
        await Attach(house, anna, about, bytes, "two.txt");
        Assert.True(await Store.IsWhole(hash, default));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData("/bin/true", null)]
    [InlineData("/usr/bin/test ! -s {file}", "files.infected")]
    [InlineData("/usr/bin/grep -q nine /no/such{file}", "files.not-scanned")]
    [InlineData("/no/such/command {file}", "files.not-scanned")]
    public async Task The_operators_command_looks_into_a_file_before_it_is_kept(string command, string? refused)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["ANSWERABLE_SCAN"] = command }).Build();
        var intake = new FileIntake(Store, new(configuration, NullLogger<FileScan>.Instance));
        var take = () => intake.Take(new MemoryStream("nine halls"u8.ToArray()), FileLimits.Ours);
        if (refused is null)
        {
            using var waiting = await take();
            Assert.True(waiting.Content.IsScanned);
        }
        else Assert.Equal(refused, Assert.Single((await Assert.ThrowsAsync<Refused>(take)).Refusals).Code);
        Assert.Empty(Directory.EnumerateFiles(Store.IncomingFolder));
    }

    /// <summary>Killed after the content and before the row: the row is not there, and nothing names the content.</summary>
    [Fact]
    public async Task A_row_that_does_not_come_leaves_a_content_that_is_swept()
    {
        var about = await Milestone(house);
        await house.Scope(async s =>
        {
            using var waiting = await s.GetRequiredService<FileIntake>().Take(new MemoryStream("lost"u8.ToArray()), FileLimits.Ours);
            await s.GetRequiredService<FileStore>().Keep(waiting.Stream, waiting.Content.Sha256);
        });
        Assert.Empty((await Check()).Told);
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await house.Scope(s => s.GetRequiredService<SweepFiles>().Run(default)));
        Assert.False(await house.Read(db => db.Set<AttachedFile>().AnyAsync(f => f.ObjectId == about.Id)));
    }

    private async Task<(List<FileId> Ids, string[] Hashes)> Three()
    {
        var about = await Milestone(house);
        var anna = await house.Actor("anna");
        var ids = new List<FileId>();
        foreach (var (name, bytes) in new[] { ("a.txt", "first"u8.ToArray()), ("b.txt", "second"u8.ToArray()), ("c.jpg", Photos.Jpeg()) })
            ids.Add(await Attach(house, anna, about, bytes, name));
        return (ids, [.. await house.Read(db => db.Set<AttachedFile>().OrderBy(f => f.Id).Select(f => f.Sha256).ToListAsync())]);
    }

    private Task<Checked> Check() => house.Scope(s => s.GetServices<ICheck>().Single(c => c.Name == "files").Run(default));
}
