using System.Xml;

namespace Answerable.Server.Shell;

/// <summary>The rows of a sheet, one after the other: cells as text, in the order of their columns.</summary>
internal sealed class WorkbookRows(Workbook book, XmlReader xml) : IDisposable
{
    /// <summary>Columns that are looked at; known headings stand before.</summary>
    private const int MostColumns = 1000;

    private readonly List<string> cells = [];

    /// <summary>The column after the last cell, which a cell has that says none, also after empty ones.</summary>
    private int next;

    /// <summary>As the program numbers it.</summary>
    public int Number { get; private set; }

    public IReadOnlyList<string> Cells => cells;

    public bool Read()
    {
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" }) return false;
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            Number = int.TryParse(xml.GetAttribute("r"), out var said) && said > Number ? said : Number + 1;
            cells.Clear();
            next = 0;
            if (!xml.IsEmptyElement) ReadCells();
            return true;
        }
        return false;
    }

    public void Dispose() => xml.Dispose();

    private void ReadCells()
    {
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" }) ReadCell();
            xml.Read();
        }
    }

    /// <summary>Reads the cell at which the reader stands; it stands at the cell's end then.</summary>
    private void ReadCell()
    {
        var column = Math.Max(ColumnOf(xml.GetAttribute("r")) ?? next, next);
        next = column + 1;
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var (value, inline) = ((string?)null, (string?)null);
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            xml.Read();
            while (xml.Depth > depth)
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" }) value = xml.ReadElementContentAsString();
                else
                {
                    if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" }) inline = CellText.Of(xml);
                    xml.Read();
                }
            }
        }
        if (column >= MostColumns || Text(type, style, value, inline) is not { Length: > 0 } text) return;
        while (cells.Count < column) cells.Add("");
        cells.Add(text);
    }

    private string? Text(string? type, string? style, string? value, string? inline) => type switch
    {
        "inlineStr" => inline,
        _ when value is null => null,
        "s" => book.Texts[int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)],
        "str" => CellText.Plain(value),
        "b" => value == "1" ? "TRUE" : "FALSE",
        // A date in words of the standard; its time is midnight unless somebody wrote one.
        "d" => value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..^9] : value,
        "e" => value,
        _ => book.Formats.Read(value, style),
    };

    /// <summary><c>A1</c> is 0, <c>AB7</c> is 27.</summary>
    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper)) column = Math.Min(column * 26 + (letter - 'A' + 1), 1 << 20);
        return column == 0 ? null : column - 1;
    }
}
