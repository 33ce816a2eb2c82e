using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Answerable.Domain;
using Answerable.Server.Shell.Lists;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.AspNetCore.Http;
using Sheet = Answerable.Server.Shell.Lists.Sheet;

namespace Answerable.Server.Tests.Lists;

public sealed class SheetTests
{
    private static readonly FileValue[] Row =
        ["=1+1", "+1", "-1", "@SUM(A1)", " 两 spaces ", "a\nb\tc", "<&>\"'", "\u0001\ud800x", new string('字', 40_000), new DateOnly(2026, 1, 31), 1_048_576, (DateOnly?)null, new DateOnly(1850, 2, 1)];

    [Fact]
    public async Task Whatever_was_typed_comes_back_as_text_and_dates_and_numbers_as_such()
    {
        using var file = await Written([Row, ["second"]]);
        using var book = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().ToList();
        Assert.Equal(["First"], Texts(rows[0]));
        Assert.Equal(3, rows.Count);
        string[] expected = ["=1+1", "+1", "-1", "@SUM(A1)", " 两 spaces ", "a\nb\tc", "<&>\"'", "\ufffd\ufffdx", new string('字', 32_766) + "…", "46053", "1048576", "", "1850-02-01"];
        Assert.Equal(expected, Texts(rows[1]));
        Assert.Equal(["second"], Texts(rows[2]));
        var dated = rows[1].Elements<Cell>().ElementAt(9);
        Assert.Equal(new DateTime(2026, 1, 31), DateTime.FromOADate(double.Parse(dated.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(2u, dated.StyleIndex!.Value);
    }

    [Fact]
    public async Task The_file_has_no_formula_and_no_store_of_texts()
    {
        using var file = await Written([Row]);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"],
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            Assert.DoesNotContain(XDocument.Load(part).Descendants(), e => e.Name.LocalName is "f" or "definedName" or "externalLink" or "hyperlink");
        }
    }

    [Fact]
    public async Task Rows_leave_as_they_come()
    {
        using var file = new MemoryStream();
        var sent = new List<long>();
        await Sheet.Write(file, "long", ["First"], Many(), text => [text]);
        Assert.True(sent[50_000] > 0, "Half of the rows stood in memory.");
        Assert.True(sent[^1] > sent[50_000]);
        file.Position = 0;
        using var book = SpreadsheetDocument.Open(file, false);
        Assert.Equal(100_001, book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count());

        async IAsyncEnumerable<string> Many()
        {
            for (var i = 0; i < 100_000; i++)
            {
                sent.Add(file.Length);
                yield return $"Row {i} {Answerable.Domain.Ids.Random()}";
            }
            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task More_rows_than_a_sheet_holds_are_refused_and_not_cut_off()
    {
        var list = new ListOf<string>(new("/things", new QueryCollection(), null), new Column<string>("what", "What", _ => _ => { }) { Fields = [new("What", r => r)] });
        var file = new ListFile<string>(list, AsyncEnumerable.Empty<string>(), () => Task.FromResult(true));
        var refused = await Assert.ThrowsAsync<Refused>(() => file.ExecuteAsync(new DefaultHttpContext { Request = { Path = "/things.xlsx" } }));
        Assert.Equal("shell.too-many-rows", refused.Refusals.Single().Code);
        Assert.Equal(1_048_575, refused.Refusals.Single().Args.Single().Value);
    }

    private static async Task<MemoryStream> Written(FileValue[][] rows)
    {
        var file = new MemoryStream();
        await Sheet.Write(file, "things", ["First"], rows.ToAsyncEnumerable(), row => row);
        file.Position = 0;
        return file;
    }

    private static IEnumerable<string> Texts(DocumentFormat.OpenXml.Spreadsheet.Row row) => row.Elements<Cell>().Select(c => c.InlineString?.Text?.Text ?? c.CellValue?.Text ?? "");
}
