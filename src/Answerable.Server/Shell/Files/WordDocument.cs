using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>A paragraph as text.</summary>
/// <param name="Level">Outline level from 1, where its style or the paragraph itself makes it a heading; null for body text.</param>
internal sealed record WordLine(string Text, int? Level);

/// <summary>
/// The text of a DOCX document as Word and WPS show it (ECMA-376, WordprocessingML): what was deleted, hidden or reckoned by a field stays
/// out, what was inserted stays in, rows of tables are lines.
/// </summary>
internal sealed partial class WordDocument
{
    /// <summary>Bytes of the parts that are read, unpacked.</summary>
    private const long MostUnpacked = 32 << 20;

    private const int MostDepth = 10;

    private readonly List<WordLine> lines = [];
    private readonly Dictionary<string, int> levels = new(StringComparer.Ordinal);

    private WordDocument() { }

    /// <summary>Paragraphs with any text, in their order.</summary>
    public IReadOnlyList<WordLine> Lines => lines;

    /// <summary>Pictures, drawings and text boxes, which are left out.</summary>
    public int Pictures { get; private set; }

    /// <summary>Footnotes and endnotes, which are left out.</summary>
    public int Notes { get; private set; }

    /// <summary>Tables, whose rows became lines.</summary>
    public int Tables { get; private set; }

    /// <exception cref="Refused">It is no such document, a protected or damaged one, or too large.</exception>
    public static WordDocument Read(byte[] content)
    {
        Require.That(!OfficeFile.IsOld(content), DocumentRefusals.Old);
        Require.That(OfficeFile.IsPacked(content), DocumentRefusals.NotDocument);
        try
        {
            using var file = new OfficeFile(content, "word/document.xml", DocumentRefusals.NotDocument, MostUnpacked,
                DocumentRefusals.TooLarge(MostUnpacked >> 20));
            var document = new WordDocument();
            document.ReadStyles(file.Part(file.Links().GetValueOrDefault("styles")));
            using var main = file.Part(file.Home)!;
            var body = XDocument.Load(main).Root is { Name.LocalName: "document" } root ? Child(root, "body") : null;
            document.Blocks(body ?? throw new Refused(DocumentRefusals.NotDocument));
            return document;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or EndOfStreamException)
        {
            throw new Refused(DocumentRefusals.Damaged);
        }
    }

    private static XElement? Child(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string? Value(XElement? of, string name = "val") =>
        of?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary>Which styles are headings: by their outline level, their name, or that of the style they are based on.</summary>
    private void ReadStyles(XmlReader? part)
    {
        using var xml = part;
        if (xml is null || XDocument.Load(xml).Root is not { } root) return;
        var styles = root.Elements().Where(e => e.Name.LocalName == "style" && Value(e, "styleId") is not null)
            .DistinctBy(e => Value(e, "styleId")).ToDictionary(e => Value(e, "styleId")!, StringComparer.Ordinal);
        foreach (var id in styles.Keys)
        {
            var style = styles[id];
            for (var depth = 0; depth < MostDepth; depth++)
            {
                if (LevelOf(Child(style, "pPr")) is { } said) { levels[id] = said; break; }
                if (Heading().Match(Value(Child(style, "name")) ?? "") is { Success: true } named)
                {
                    levels[id] = int.Parse(named.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                    break;
                }
                if (Value(Child(style, "basedOn")) is not { } based || !styles.TryGetValue(based, out style)) break;
            }
        }
    }

    /// <summary>Outline levels count from 0, and 9 is body text.</summary>
    private static int? LevelOf(XElement? properties) =>
        properties is not null && int.TryParse(Value(Child(properties, "outlineLvl")), CultureInfo.InvariantCulture, out var level)
            ? level is >= 0 and < 9 ? level + 1 : 0 : null;

    private void Blocks(XElement parent)
    {
        foreach (var block in parent.Elements())
            switch (block.Name.LocalName)
            {
                case "p": Add(Paragraph(block), LevelOfParagraph(block)); break;
                case "tbl":
                    Tables++;
                    foreach (var row in block.Elements().Where(e => e.Name.LocalName == "tr")) Add(Row(row), null);
                    break;
                case "sdt" when Child(block, "sdtContent") is { } content: Blocks(content); break;
                case "ins" or "moveTo" or "customXml" or "smartTag": Blocks(block); break;
            }
    }

    private void Add(string text, int? level)
    {
        // A line break inside a paragraph begins a line, too; what no text of the product holds stays out.
        foreach (var line in TextRules.WithoutOdd(text).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
            lines.Add(new(line, level is > 0 ? level : null));
    }

    private int? LevelOfParagraph(XElement paragraph)
    {
        var properties = Child(paragraph, "pPr");
        return LevelOf(properties) ?? (properties is not null && Value(Child(properties, "pStyle")) is { } style
            && levels.TryGetValue(style, out var level) ? level : null);
    }

    private string Row(XElement row) =>
        string.Join(" | ", row.Elements().Where(e => e.Name.LocalName == "tc").Select(cell => string.Join(' ',
            cell.Descendants().Where(e => e.Name.LocalName == "p").Select(p => Paragraph(p).Trim()).Where(t => t.Length > 0))));

    private string Paragraph(XElement paragraph)
    {
        var text = new StringBuilder();
        Runs(paragraph, text);
        return text.ToString();
    }

    private void Runs(XElement parent, StringBuilder text)
    {
        foreach (var part in parent.Elements())
            switch (part.Name.LocalName)
            {
                case "t": text.Append(part.Value); break;
                case "tab": text.Append(' '); break;
                case "br" when Value(part, "type") is null or "textWrapping": text.Append('\n'); break;
                case "cr": text.Append('\n'); break;
                case "noBreakHyphen": text.Append('-'); break;
                case "footnoteReference" or "endnoteReference": Notes++; break;
                case "drawing" or "pict" or "object": Pictures++; break;
                case "AlternateContent": if (Child(part, "Choice") is { } choice) Runs(choice, text); break;
                case "r" when IsHidden(part): break;
                case "r" or "hyperlink" or "ins" or "moveTo" or "smartTag" or "customXml" or "fldSimple" or "sdt" or "sdtContent" or "dir"
                    or "bdo":
                    Runs(part, text); break;
            }
    }

    private static bool IsHidden(XElement run) =>
        Child(run, "rPr") is { } properties && Child(properties, "vanish") is { } hidden && Value(hidden) is not ("0" or "false" or "off");

    [GeneratedRegex(@"^(?:heading|标题)\s*([1-9])$", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();
}

/// <summary>Why a document that somebody sends is not taken.</summary>
internal static class DocumentRefusals
{
    /// <summary>A file of Word 97 to 2003, or one that is protected by a password: both begin alike.</summary>
    public static readonly Refusal Old = Refusal.Of("shell.document-old");

    public static readonly Refusal NotDocument = Refusal.Of("shell.document-not-one");

    public static readonly Refusal Damaged = Refusal.Of("shell.document-damaged");

    /// <param name="max">Of mebibytes, unpacked.</param>
    public static Refusal TooLarge(long max) => Refusal.Of("shell.document-too-large", ("max", max));
}
