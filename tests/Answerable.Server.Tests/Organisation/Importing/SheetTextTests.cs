using System.Text;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Tests.Organisation;

/// <summary>A workbook is read as the text that a CSV file would be, whichever program wrote it.</summary>
public sealed class SheetTextTests
{
    private static readonly string[] Columns = ["code", "name", "since"];

    private static readonly WorkbookLimits Limits = new(1 << 22, 1000, 1 << 20, 1 << 16);

    [Fact]
    public void Texts_stand_in_their_cells_or_are_shared_with_runs_and_pronunciation_and_escapes()
    {
        var book = Workbooks.Make([("Units", "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                + "<row r='2'><c r='A2' t='s'><v>3</v></c><c r='B2' t='s'><v>2</v></c></row>"
                + "<row r='3'><c r='A3' t='inlineStr'><is><r><t>A</t></r><r><t xml:space='preserve'> 2</t></r></is></c>"
                + "<c r='B3' t='str'><f>B2</f><v>reckoned &amp; kept</v></c></row>")],
            "<si><t>单位编码 / code</t></si><si><r><rPr><b/></rPr><t>单位</t></r><r><t>名称</t></r><rPh sb='0' eb='2'><t>danwei</t></rPh>"
            + "<phoneticPr fontId='1'/></si><si><t>Yun_x000D_\nting, “city”</t></si><si><t/></si>");
        Assert.Equal("单位编码 / code,单位名称\n,\"Yun\nting, “city”\"\nA 2,reckoned & kept\n", Read(book));
    }

    [Fact]
    public void A_number_is_a_date_a_code_or_itself_by_its_format()
    {
        const string Styles = "<numFmts count='4'><numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
            + "<numFmt numFmtId='177' formatCode='000000'/><numFmt numFmtId='178' formatCode='[$-804]yyyy/m/d\\ h:mm'/>"
            + "<numFmt numFmtId='179' formatCode='0.00_ ;[Red]\\-0.00\\ '/></numFmts>"
            + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='31'/>"
            + "<xf numFmtId='176'/><xf numFmtId='177'/><xf numFmtId='178'/><xf numFmtId='179'/><xf numFmtId='20'/></cellXfs>";
        string Cells(string values) => Read(Workbooks.Make([("S", Workbooks.Row(1, Columns) + $"<row r='2'>{values}</row>")], null, Styles))
            .Split('\n')[1];
        string Cell(string value, int style) => Cells($"<c r='A2' s='{style}'><v>{value}</v></c>");
        Assert.Equal("2026-01-05", Cell("46027", 1));
        Assert.Equal("2026-01-05", Cell("46027", 2));
        Assert.Equal("2026-01-05", Cell("46027", 3));
        Assert.Equal("1900-02-28", Cell("59", 1));
        Assert.Equal("60", Cell("60", 1));
        Assert.Equal("1900-03-01", Cell("61", 1));
        Assert.Equal("2026-01-05 09:30", Cell("46027.395833333336", 5));
        Assert.Equal("09:30", Cell("0.39583333333333331", 7));
        Assert.Equal("000042", Cell("42", 4));
        Assert.Equal("0.3", Cell("0.30000000000000004", 6));
        Assert.Equal("510700", Cell("5.107E5", 0));
        Assert.Equal("9999999999", Cell("9999999999", 1));
        Assert.Equal("TRUE", Cells("<c r='A2' t='b'><v>1</v></c>"));
        Assert.Equal("#N/A", Cells("<c r='A2' t='e'><v>#N/A</v></c>"));
        Assert.Equal("2026-01-05", Cells("<c r='A2' t='d'><v>2026-01-05T00:00:00</v></c>"));
    }

    [Fact]
    public void Days_are_counted_from_1904_where_the_workbook_says_so()
    {
        var book = Workbooks.Make([("S", Workbooks.Row(1, Columns) + "<row r='2'><c r='C2' s='0'><v>44565</v></c></row>")], null,
            "<cellXfs><xf numFmtId='14'/></cellXfs>", from1904: true);
        Assert.Equal(",,2026-01-05", Read(book).Split('\n')[1]);
    }

    [Fact]
    public void Empty_rows_and_trailing_blanks_are_left_out_and_rows_keep_their_numbers()
    {
        var book = Workbooks.Make([("S", Workbooks.Row(1, "A list of units") + "<row r='2'/>" + Workbooks.Row(3, Columns)
            + "<row r='4'><c r='A4' s='0'/><c r='B4' t='inlineStr'><is><t xml:space='preserve'>  </t></is></c></row>"
            + Workbooks.Row(7, "U1", null, "2026-01-05", null)
            + "<row><c/><c><v>2</v></c></row><row r='1048576'><c r='A1048576'/></row>")]);
        var sheet = SheetText.Read(book, Columns, Columns, Limits);
        Assert.Equal("code,name,since\nU1,,2026-01-05\n,2\n", Encoding.UTF8.GetString(sheet.Csv.Span));
        Assert.Equal([3, 7, 8], sheet.Rows);
    }

    [Fact]
    public void The_first_sheet_with_the_headings_is_taken_and_none_that_is_hidden()
    {
        (string, string)[] sheets = [("Notes", Workbooks.Row(1, "read me")), (".Old", Workbooks.Row(1, Columns) + Workbooks.Row(2, "OLD")),
            ("Units", Workbooks.Row(1, "Since", "Name", "CODE") + Workbooks.Row(2, "", "N", "C"))];
        foreach (var strict in new[] { false, true })
            Assert.Equal("Since,Name,CODE\n,N,C\n", Read(Workbooks.Make(sheets, strict: strict)));
        Refuses("shell.workbook-no-sheet", Workbooks.Make(sheets[..2]));
    }

    [Fact]
    public void What_is_no_workbook_or_damaged_or_too_much_is_refused()
    {
        var good = Workbooks.Make([("S", Workbooks.Row(1, Columns))]);
        Refuses("shell.workbook-not-one", Workbooks.Zip(("a.txt", "a"u8.ToArray())));
        Refuses("shell.workbook-damaged", good[..(good.Length / 2)]);
        Refuses("shell.workbook-damaged", Workbooks.Make([("S", Workbooks.Row(1, Columns) + "<row><c t='s'><v>7</v></c></row>")]));
        Refuses("shell.workbook-damaged", Workbooks.Make([("S", Workbooks.Row(1, Columns) + "<row>")]));
        // A document type could name other files, or grow without end.
        Refuses("shell.workbook-damaged", Workbooks.Zip(("xl/workbook.xml",
            Encoding.UTF8.GetBytes("<!DOCTYPE w [<!ENTITY a 'aaaa'>]><workbook><sheets/>&a;</workbook>"))));
        Refuses("shell.workbook-too-large", Workbooks.Make([("S", Workbooks.Row(1, Columns) + new string(' ', 1 << 23))]));
        Refuses("shell.workbook-too-large", Workbooks.Make([("S", Workbooks.Row(1, Columns))],
            $"<si><t>{new string('a', 3 << 20)}</t></si>"));
        Refuses("shell.workbook-too-many-rows", Workbooks.Make([("S", Workbooks.Row(1, Columns)
            + string.Concat(Enumerable.Range(2, 1000).Select(n => Workbooks.Row(n, "x"))))]));
        Refuses("shell.workbook-row-too-long", Workbooks.Make([("S", Workbooks.Row(1, Columns)
            + Workbooks.Row(2, new string('a', 1 << 16)))]));
    }

    [Fact]
    public async Task What_lists_write_is_read_back()
    {
        using var written = new MemoryStream();
        await Sheet.Write(written, "units", ["code", "name", "since"], new[] { 1, 2 }.ToAsyncEnumerable(),
            n => [$"=U{n}", " 云汀, “county”\nsecond", new DateOnly(2026, 1, n)]);
        Assert.Equal("code,name,since\n=U1,\" 云汀, “county”\nsecond\",2026-01-01\n=U2,\" 云汀, “county”\nsecond\",2026-01-02\n",
            Read(written.ToArray()));
    }

    private static string Read(byte[] book) => Encoding.UTF8.GetString(SheetText.Read(book, ["code"], Columns, Limits).Csv.Span);

    private static void Refuses(string code, byte[] book) =>
        Assert.Equal([code], Assert.Throws<Refused>(() => SheetText.Read(book, Columns, Columns, Limits)).Refusals.Select(r => r.Code));
}
