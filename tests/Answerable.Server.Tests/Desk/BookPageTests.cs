using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using Answerable.Domain.Desk;
using Answerable.Domain.Recordings;
using Answerable.Server.Desk;
using Answerable.Server.Ledger;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Desk;

/// <summary>Workbooks by the pages of a clerk: handed out as files, sent back, previewed, and taken once.</summary>
public sealed class BookPageTests : IAsyncLifetime
{
    private static readonly FilledCells Agreed = new("Read and agreed", "", "", "", "", "Anna Alder", "2026-01-05", "No. 12");

    private readonly House house = new();
    private Visitor rita = null!;

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        await Arrangement.Make(house, Stage.InSession);
        rita = await house.SignedIn(Desks.Rita);
    }

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_filled_workbook_is_previewed_without_a_trace_taken_and_refused_a_second_time()
    {
        var (name, type, sent) = await Made("YA");
        Assert.Equal(("YA-2026-01-05.xlsx", Sheet.ContentType), (name, type));
        var filled = await Workbook.Fill(sent, "YA-head", Agreed);
        var before = await Stored();
        await Send(filled, "preview");
        Assert.Equal(HttpStatusCode.OK, rita.Status);
        Assert.Contains("1 filled row, 0 not in order", rita.Text);
        Assert.Contains("would be recorded", rita.Text);
        Assert.Equal(before, await Stored());
        // What was previewed is taken without choosing the file again.
        await rita.Submit("book", ("do", "take"));
        Assert.Equal((HttpStatusCode.OK, "/desk/books?taken=1"), (rita.Status, rita.Path));
        Assert.Contains("1 row recorded from signed papers.", rita.Text);
        Assert.Contains("1 row taken", rita.Text);
        var paper = await house.Read(db => db.Set<Recording>().SingleAsync(r => r.Reference == "No. 12"));
        Assert.Equal(["charge.acknowledged"], await house.Read(db => db.Set<Line>().Where(l => l.RecordingId == paper.Id)
            .Select(l => l.Act).ToListAsync()));
        var after = await Stored();
        foreach (var act in new[] { "preview", "take" }) await Refused(filled, act, "This workbook was taken already.");
        Assert.Equal(after, await Stored());
    }

    [Fact]
    public async Task What_is_not_as_it_was_handed_out_is_named_and_nothing_of_it_is_taken()
    {
        var (_, _, sent) = await Made("YA");
        var (_, _, others) = await Made("YB");
        var before = await Stored();
        var rows = BookFile.Read(sent);
        var filled = rows.Select(r => r == Workbook.First(rows, "YA-head") ? r with { Filled = Agreed } : r).ToList();
        // A cell at the left reads otherwise: beside its row.
        var other = filled.First(r => r.Filled.IsEmpty);
        var changed = await Workbook.Packed([.. filled.Select(r => r == other
            ? r with { Handed = r.Handed! with { Due = "2027-01-01" } } : r)]);
        await Send(changed, "preview");
        Assert.Contains("A cell that was handed out reads otherwise now.", rita.Text);
        Assert.Contains("1 not in order", rita.Text);
        await Refused(changed, "take", "1 of 2 rows cannot be taken");
        // Rows taken out, and a row of another unit's workbook among them.
        await Refused(await Workbook.Packed(filled[..^1]), "preview", "Rows were taken out, brought in, or altered.");
        var mixed = await Workbook.Packed([.. filled, BookFile.Read(others)[0] with { Filled = Agreed }]);
        await Send(mixed, "preview");
        Assert.Contains("2 filled rows, 1 not in order", rita.Text);
        await Refused(mixed, "take", "1 of 2 rows cannot be taken");
        // A cell of the unit's code, with the mark made anew by whoever knows how: the stored hash says so.
        var id = BookFile.IdOf(rows)!.Value;
        var forged = await Workbook.Packed([.. filled.Select(r =>
        {
            var handed = r.Handed! with { UnitCode = "YB" };
            return r with { Handed = handed, Mark = handed.Mark(id) };
        })]);
        await Refused(forged, "take", "Rows were taken out, brought in, or altered.");
        await Refused(sent, "preview", "Nothing is filled in.");
        Assert.Equal(before, await Stored());
    }

    [Fact]
    public async Task What_is_no_workbook_is_said_to_be_none_and_another_units_clerk_takes_nothing()
    {
        foreach (var (name, content) in new[] { ("a.csv", "unit_code,unit\nYA,Alder"), ("a.xlsx", Convert.ToBase64String("text"u8)),
            ("a.xlsx", Convert.ToBase64String(await Workbook.Roster())) })
        {
            await rita.Get("/desk/books");
            await rita.Submit("book", ("do", "preview"), ("file", $"{name}|{content}"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, rita.Status);
            Assert.NotNull(rita.Page.QuerySelector(".an-errors"));
        }
        await rita.Get("/desk/books");
        await rita.Submit("book", ("do", "preview"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rita.Status);
        var (_, _, sent) = await Made("YA");
        var filled = await Workbook.Fill(sent, "YA-head", Agreed);
        await Desks.Clerk(house, "YB", "rolf");
        var before = await Stored();
        rita = await house.SignedIn("rolf");
        foreach (var act in new[] { "preview", "take" })
        {
            await Send(filled, act);
            Assert.Equal(HttpStatusCode.Forbidden, rita.Status);
            Assert.DoesNotContain("Read and agreed", rita.Html);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await Post("YA", below: false)).StatusCode);
        rita = await house.SignedIn("anna");
        Assert.Equal(HttpStatusCode.NotFound, (await rita.Get("/desk/books")).Status);
        Assert.Equal(before, await Stored());
    }

    [Fact]
    public async Task Several_units_come_as_one_packed_file_and_each_workbook_is_taken_by_itself()
    {
        var (name, type, packed) = await Made("Y", below: true);
        Assert.Equal(("Y-2026-01-05.zip", "application/zip"), (name, type));
        using var zip = new ZipArchive(new MemoryStream(packed));
        Assert.Contains("YA-2026-01-05.xlsx", zip.Entries.Select(e => e.FullName));
        Assert.True(zip.Entries.Count > 1);
        Assert.Equal(zip.Entries.Count, await house.Read(db => db.Set<UnitBook>().CountAsync()));
        foreach (var entry in zip.Entries)
        {
            var rows = BookFile.Read(await Workbook.Content(entry));
            Assert.Equal([entry.FullName.Split("-2026")[0]], rows.Select(r => r.Handed!.UnitCode).Distinct());
        }
        var filled = await Workbook.Fill(await Workbook.Content(zip.GetEntry("YA-2026-01-05.xlsx")!), "YA-head", Agreed);
        await Send(filled, "take");
        Assert.Equal("/desk/books?taken=1", rita.Path);
        Assert.Equal(1, await house.Read(db => db.Set<UnitBook>().CountAsync(b => b.TakenAt != null)));
    }

    private async Task<(string Name, string Type, byte[] Content)> Made(string unit, bool below = false)
    {
        using var answer = await Post(unit, below);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var head = answer.Content.Headers;
        return (head.ContentDisposition!.FileName!.Trim('"'), head.ContentType!.MediaType!, await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<HttpResponseMessage> Post(string unit, bool below)
    {
        await rita.Get("/desk/books");
        var token = (IHtmlInputElement)rita.Page.QuerySelector("form[action='/desk/books/files'] [name=__RequestVerificationToken]")!;
        Dictionary<string, string> fields = new() { ["unit_code"] = unit, [token.Name!] = token.Value };
        if (below) fields["below"] = "true";
        using var content = new FormUrlEncodedContent(fields);
        return await rita.Client.PostAsync("/desk/books/files", content);
    }

    private async Task Send(byte[] file, string act)
    {
        await rita.Get("/desk/books");
        await rita.Submit("book", ("do", act), ("file", $"book.xlsx|{Convert.ToBase64String(file)}"));
    }

    private async Task Refused(byte[] file, string act, string sentence)
    {
        await Send(file, act);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rita.Status);
        Assert.Contains(sentence, rita.Text);
    }

    private Task<(int Lines, int Papers, int Taken)> Stored() => house.Read(async db => (await db.Set<Line>().CountAsync(),
        await db.Set<Recording>().CountAsync(), await db.Set<UnitBook>().CountAsync(b => b.TakenAt != null)));
}
