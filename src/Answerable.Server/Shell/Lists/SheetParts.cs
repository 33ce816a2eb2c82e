using System.Security;

namespace Answerable.Server.Shell.Lists;

/// <summary>The parts of a workbook beside its one sheet.</summary>
internal static class SheetParts
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <param name="name">Of the sheet: at most 31 characters, none of <c>[]:*?/\</c>.</param>
    public static IEnumerable<(string Part, string Xml)> Of(string name)
    {
        yield return ("[Content_Types].xml", $"""
            {Head}
            <Types xmlns="{Package}/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}.worksheet+xml"/>
            </Types>
            """);
        yield return ("_rels/.rels", $"""
            {Head}
            <Relationships xmlns="{Package}/relationships">
            <Relationship Id="rId1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """);
        yield return ("xl/workbook.xml", $"""
            {Head}
            <workbook xmlns="{Main}" xmlns:r="{Relation}">
            <sheets><sheet name="{SecurityElement.Escape(name)}" sheetId="1" r:id="rId1"/></sheets>
            </workbook>
            """);
        yield return ("xl/_rels/workbook.xml.rels", $"""
            {Head}
            <Relationships xmlns="{Package}/relationships">
            <Relationship Id="rId1" Type="{Relation}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="{Relation}/styles" Target="styles.xml"/>
            </Relationships>
            """);
        // The styles: plain, heading, date, and text that begins as a formula and stays text when its cell is edited.
        yield return ("xl/styles.xml", $"""
            {Head}
            <styleSheet xmlns="{Main}">
            <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border/></borders>
            <cellStyleXfs count="1"><xf/></cellStyleXfs>
            <cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs>
            </styleSheet>
            """);
    }
}
