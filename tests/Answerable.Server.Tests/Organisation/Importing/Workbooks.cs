using System.IO.Compression;
using System.Text;

namespace Answerable.Server.Tests.Organisation;

/// <summary>Workbooks part by part, as Excel, WPS and others write them.</summary>
internal static class Workbooks
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <param name="sheets">Name and rows of each, as XML; one whose name begins with a dot is hidden.</param>
    public static byte[] Make((string Name, string Rows)[] sheets, string? shared = null, string? styles = null, bool from1904 = false,
        bool strict = false)
    {
        var main = strict ? Strict : Main;
        var tabs = string.Concat(sheets.Select((s, i) =>
            $"<sheet name='{s.Name.TrimStart('.')}' sheetId='{i + 1}' {(s.Name[0] == '.' ? "state='hidden'" : "")} r:id='rId{i + 1}'/>"));
        var links = string.Concat(sheets.Select((_, i) =>
            $"<Relationship Id='rId{i + 1}' Type='{Office}/worksheet' Target='worksheets/sheet{i + 1}.xml'/>"));
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
            ("_rels/.rels", $"<Relationships xmlns='{Packages}'><Relationship Id='rId1' Type='{Office}/officeDocument' "
                + "Target='xl/workbook.xml'/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns='{main}' xmlns:r='{Office}'><workbookPr date1904='{(from1904 ? 1 : 0)}'/>"
                + $"<sheets>{tabs}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Packages}'>{links}"
                + $"<Relationship Id='rId90' Type='{Office}/styles' Target='styles.xml'/>"
                + $"<Relationship Id='rId91' Type='{Office}/sharedStrings' Target='/xl/sharedStrings.xml'/></Relationships>"),
            .. sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml",
                $"<worksheet xmlns='{main}'><dimension ref='A1'/><cols><col min='1' max='3' width='12'/></cols>"
                + $"<sheetData>{s.Rows}</sheetData><mergeCells count='1'><mergeCell ref='A1:C1'/></mergeCells></worksheet>")),
        ];
        if (shared is not null) parts.Add(("xl/sharedStrings.xml", $"<sst xmlns='{main}' count='9'>{shared}</sst>"));
        if (styles is not null) parts.Add(("xl/styles.xml", $"<styleSheet xmlns='{main}'>{styles}</styleSheet>"));
        return Zip([.. parts.Select(p => (p.Item1, Encoding.UTF8.GetBytes(p.Item2)))]);
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return memory.ToArray();
    }

    /// <summary>A row of texts that stand in their cells.</summary>
    public static string Row(int number, params string?[] texts) => $"<row r='{number}'>"
        + string.Concat(texts.Select((t, i) => t is null ? "" : $"<c r='{(char)('A' + i)}{number}' t='inlineStr'><is><t>{t}</t></is></c>"))
        + "</row>";
}
