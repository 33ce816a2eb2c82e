using System.Net;
using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Domain.Plans;
using Answerable.Server.Files;
using Answerable.Server.Ledger;
using Answerable.Server.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Answerable.Server.Tests.Files.FileArranging;

namespace Answerable.Server.Tests.Files;

/// <summary>Files over the pages and the API: attached, replaced, seen by whom, and refused with a sentence.</summary>
public sealed class FileTests(House house) : IClassFixture<House>
{
    private static string Packed(string name, byte[] content) => $"{name}|base64:{Convert.ToBase64String(content)}";

    [Fact]
    public async Task A_photo_of_a_phone_is_kept_without_its_place_and_comes_back_as_an_attachment()
    {
        var about = await Milestone(house);
        var (anna, ivan) = (await house.SignedIn("anna"), await house.SignedIn("ivan"));
        await anna.Get($"/plans/milestones/{about.Id}");
        Assert.Contains("none is needed", anna.Text);
        await anna.Get($"/files/new/milestone/{about.Id}");
        await anna.Submit("attach", ("file", Packed("roof.jpg", Photos.Jpeg())), ("standsFor", "2026-01-03"), ("note", "The ninth roof"));
        Assert.Equal($"/plans/milestones/{about.Id}", anna.Path);
        Assert.Contains("roof.jpg", anna.Text);
        Assert.Contains("Stands for 3 January 2026", anna.Text);
        var file = await house.Read(db => db.Set<AttachedFile>().SingleAsync(f => f.ObjectId == about.Id));
        var kept = PhotoCleaning.Clean(FileType.Jpeg, Photos.Jpeg())!;
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(kept)), true, new DateOnly(2026, 1, 3)),
            (file.Sha256, file.IsCleaned, file.StandsFor));

        using var answer = await ivan.Client.GetAsync($"/files/{file.Id.Value}/content");
        Assert.Equal(kept, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "image/jpeg"),
            (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        await ivan.Get($"/files/{file.Id.Value}");
        Assert.Contains(file.Sha256, ivan.Text);
        Assert.Contains("taken off", ivan.Text);
        Assert.Contains(file.Sha256, await Body(file.Id));
    }

    [Fact]
    public async Task Who_does_not_see_the_matter_sees_neither_the_file_nor_its_content_nor_the_way_to_attach()
    {
        var about = await Milestone(house);
        var id = (await Attach(house, await house.Actor("anna"), about, Photos.Jpeg(), "roof.jpg")).Value;
        var boris = await house.SignedIn("boris");
        foreach (var path in new[] { $"/files/{id}", $"/files/{id}/content", $"/files/new/milestone/{about.Id}", $"/api/files/{id}",
            $"/api/files/milestone/{about.Id}", $"/files/new/nothing/{about.Id}", $"/files/new/unit/{(await house.UnitId("YA")).Value}" })
            Assert.Equal(HttpStatusCode.NotFound, (await boris.Get(path)).Status);
        // Who sees it and neither owes nor judges it attaches nothing.
        var olga = await house.SignedIn("olga");
        Assert.Equal(HttpStatusCode.OK, (await olga.Get($"/files/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await olga.Get($"/files/new/milestone/{about.Id}")).Status);
        using var stranger = await house.Stranger().Client.GetAsync($"/files/{id}/content");
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
    }

    [Fact]
    public async Task A_newer_version_takes_the_place_of_one_and_both_stay_until_it_is_accepted()
    {
        var about = await Milestone(house);
        var (anna, ivan) = (await house.Actor("anna"), await house.Actor("ivan"));
        var first = await Attach(house, anna, about, Encoding.UTF8.GetBytes("nine halls"), "list.txt");
        var second = await Attach(house, anna, about, Encoding.UTF8.GetBytes("nine halls open"), "list.txt", new(null, Replaces: first.Value));
        var again = await Assert.ThrowsAsync<Refused>(() =>
            Attach(house, anna, about, Encoding.UTF8.GetBytes("eight"), "list.txt", new(null, Replaces: first.Value)));
        Assert.Equal("files.not-replaceable", Assert.Single(again.Refusals).Code);
        var page = await house.SignedIn("anna");
        await page.Get($"/plans/milestones/{about.Id}");
        Assert.Contains("1 earlier version", page.Text);
        await page.Get($"/files/{first.Value}");
        Assert.NotNull(page.Page.QuerySelector($"a[href='/files/{second.Value}']"));

        var milestone = new MilestoneId(about.Id);
        await house.Scope(async s => { await s.GetRequiredService<ClaimMilestone>().Run(anna, milestone, new("Done")); });
        await house.Scope(async s => { await s.GetRequiredService<JudgeMilestone>().Run(ivan, milestone, null); });
        var settled = await Assert.ThrowsAsync<Refused>(() => Attach(house, anna, about, [1, 2], "late.txt"));
        Assert.Equal("files.settled", Assert.Single(settled.Refusals).Code);
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "empty.txt", [], "The file is empty" },
        { "../../etc/passwd", Photos.Jpeg(), "holds a path. Please name it passwd" },
        { "C:\\scans\\roof.jpg", Photos.Jpeg(), "Please name it roof.jpg" },
        { "roof.pdf", Photos.Jpeg(), "ends in .pdf, but its content is JPG" },
        { "roof.html", "<script>alert(1)</script>"u8.ToArray(), "ends in .html, but its content is TXT" },
        { "roof.jpg", Photos.Jpeg()[..200], "ends too early or is damaged" },
        { "roof.heic", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[60]], "HEIC" },
        { "film.mp4", [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[60]], "cannot be told" },
        { "run.exe", [.. "MZ"u8, 0x90, 0, .. new byte[200]], "cannot be told" },
        { "old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "of the kind DOC are not taken" },
        { "cut.pdf", "%PDF-1.7\n1 0 obj\n"u8.ToArray(), "ends too early or is damaged" },
        { "macro.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "holds macros" },
        { "heap.zip", Zip("a.txt"), "cannot be told" },
        { new string('a', 160) + ".jpg", Photos.Jpeg(), "more than 150 characters" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_not_taken_hears_why_and_leaves_nothing(string name, byte[] content, string sentence)
    {
        var about = await Milestone(house);
        var before = Kept();
        var anna = new ApiCalls(await house.SignedIn("anna"));
        await anna.Post($"/api/files/milestone/{about.Id}/attachment", Form(name, content), tag: "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains(sentence, anna.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Kept());
        Assert.False(await house.Read(db => db.Set<AttachedFile>().AnyAsync(f => f.ObjectId == about.Id)));
    }

    [Fact]
    public async Task A_page_that_refuses_a_file_says_so_beside_the_field_and_keeps_the_rest()
    {
        var about = await Milestone(house);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/files/new/milestone/{about.Id}");
        await anna.Submit("attach", ("note", "The ninth roof"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("choose a file", anna.Text);
        Assert.Equal("The ninth roof", anna.Page.QuerySelector("input[name=note]")!.GetAttribute("value"));
        await anna.Submit("attach", ("file", Packed("roof.jpg", Photos.Jpeg())), ("standsFor", "2027-01-03"));
        Assert.Contains("lies in the future", anna.Text);
        // Larger than the policy: a sentence. Larger than any policy: no server reads on.
        var large = new byte[(FileLimits.Ours.Megabytes << 20) + 1];
        Photos.Jpeg().CopyTo(large, 0);
        await anna.Submit("attach", ("file", Packed("roof.jpg", large)), ("standsFor", "2026-01-03"));
        Assert.Contains("larger than 20 MB", anna.Text);
        Assert.Empty(Directory.EnumerateFiles(house.App.Services.GetRequiredService<FileStore>().IncomingFolder));
    }

    [Fact]
    public async Task What_came_to_nothing_is_swept_after_a_day_and_what_a_row_names_never_is()
    {
        var about = await Milestone(house);
        var id = await Attach(house, await house.Actor("anna"), about, Encoding.UTF8.GetBytes("kept for ever"), "kept.txt");
        var store = house.App.Services.GetRequiredService<FileStore>();
        var (left, orphan) = (store.Begin(), store.Begin());
        await left.WriteAsync("cut off in mid-upload"u8.ToArray());
        await left.DisposeAsync();
        File.SetLastWriteTimeUtc(left.Name, house.Clock.GetUtcNow().UtcDateTime);
        var lone = Convert.ToHexStringLower(SHA256.HashData("nobody names it"u8));
        await orphan.WriteAsync("nobody names it"u8.ToArray());
        await store.Keep(orphan, lone);
        Assert.Equal(0, await Sweep());
        house.Clock.Advance(FileStore.Kept + TimeSpan.FromHours(1));
        Assert.Equal(2, await Sweep());
        Assert.Null(store.Open(lone));
        Assert.False(File.Exists(left.Name));
        var hash = await house.Read(db => db.Set<AttachedFile>().Where(f => f.Id == id).Select(f => f.Sha256).SingleAsync());
        Assert.True(await store.IsWhole(hash, default));

        Task<int> Sweep() => house.Scope(s => s.GetRequiredService<SweepFiles>().Run(default));
    }

    internal static MultipartFormDataContent Form(string name, byte[] content)
    {
        var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(content);
        part.Headers.TryAddWithoutValidation("Content-Disposition",
            $"form-data; name=\"file\"; filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"");
        form.Add(part);
        return form;
    }

    internal static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names) zip.CreateEntry(name);
        return bytes.ToArray();
    }

    /// <summary>Everything that lies in the store.</summary>
    private List<string> Kept() => Directory.Exists(Store()) ? [.. Directory.EnumerateFiles(Store(), "*", SearchOption.AllDirectories).Order()] : [];

    private string Store() => Path.GetDirectoryName(house.App.Services.GetRequiredService<FileStore>().IncomingFolder)!;

    private async Task<string> Body(FileId id) => await house.Read(db =>
        (from line in db.Set<Line>()
         join body in db.Set<LineBody>() on line.Id equals body.LineId
         where line.ObjectId == id.Value
         select body.Json).SingleAsync());
}
