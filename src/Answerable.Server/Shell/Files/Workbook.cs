using System.Xml;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>Most of a workbook that is read.</summary>
/// <param name="Unpacked">Bytes of its parts, unpacked.</param>
/// <param name="Rows">Rows with anything in them.</param>
/// <param name="Text">Bytes of all rows as text.</param>
/// <param name="Row">Bytes of one of them.</param>
internal sealed record WorkbookLimits(long Unpacked, int Rows, int Text, int Row);

/// <summary>An XLSX workbook. No formula is reckoned.</summary>
internal sealed class Workbook : IDisposable
{
    private readonly OfficeFile file;
    private readonly WorkbookLimits limits;
    private readonly Dictionary<string, string> targets;

    /// <exception cref="Refused">It is no workbook.</exception>
    public Workbook(byte[] content, WorkbookLimits limits)
    {
        this.limits = limits;
        file = new(content, "xl/workbook.xml", WorkbookRefusals.NotWorkbook, limits.Unpacked,
            WorkbookRefusals.TooLarge(limits.Unpacked >> 20));
        targets = file.Links(byId: true);
        var kinds = file.Links();
        ReadSheets();
        Formats = new CellFormats(file.Part(kinds.GetValueOrDefault("styles")), IsFrom1904);
        Texts = ReadTexts(kinds.GetValueOrDefault("sharedStrings"));
    }

    /// <summary>Addresses of the sheets that are not hidden, in the order of their tabs.</summary>
    public List<string> Sheets { get; } = [];

    /// <summary>Days are counted from 1904, as old programs for the Macintosh did.</summary>
    public bool IsFrom1904 { get; private set; }

    public CellFormats Formats { get; }

    /// <summary>Texts that cells name by number.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <inheritdoc cref="OfficeFile.Part"/>
    public XmlReader? Part(string address) => file.Part(address);

    public void Dispose() => file.Dispose();

    private void ReadSheets()
    {
        using var xml = file.Part(file.Home)!;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") IsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
            // The relationship's identifier stands in a namespace that differs between the two forms of the standard.
            string? id = null;
            for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
                if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0) id = xml.Value;
            if (id is not null && targets.TryGetValue(id, out var target)) Sheets.Add(target);
        }
    }

    private List<string> ReadTexts(string? address)
    {
        var texts = new List<string>();
        using var xml = file.Part(address);
        long characters = 0;
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            texts.Add(CellText.Of(xml));
            Require.That((characters += texts[^1].Length) <= limits.Text, WorkbookRefusals.TooLarge(limits.Text >> 20));
        }
        return texts;
    }
}
