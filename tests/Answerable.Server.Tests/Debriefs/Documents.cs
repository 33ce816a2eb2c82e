using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Answerable.Server.Tests.Debriefs;

/// <summary>Documents as Word and WPS write them.</summary>
internal static class Documents
{
    /// <summary>A paragraph in a style, or in none.</summary>
    public static Paragraph Line(string text, string? style = null) =>
        style is null ? new(new Run(new Text(text)))
            : new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));

    /// <summary>Styles as Word names them, as WPS numbers them, and one that is based on a heading.</summary>
    private static Styles Styles() => new(
        Named("Heading1", "heading 1", new OutlineLevel { Val = 0 }), Named("2", "heading 1", null), Named("3", "heading 2", null),
        new Style(new StyleName { Val = "Red head" }, new BasedOn { Val = "Heading1" }) { StyleId = "Red", Type = StyleValues.Paragraph });

    private static Style Named(string id, string name, OutlineLevel? level) =>
        new(new OpenXmlElement[] { new StyleName { Val = name } }.Concat(level is null ? [] : [new StyleParagraphProperties(level)]))
        { StyleId = id, Type = StyleValues.Paragraph };

    public static byte[] Of(params OpenXmlElement[] blocks)
    {
        var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new(new Body(blocks));
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
        }
        return memory.ToArray();
    }

    /// <summary>A packed file with one part of that text.</summary>
    public static byte[] Packed(string name, string text)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry(name).Open()) part.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }
}
