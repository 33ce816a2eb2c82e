using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Answerable.Server.Shell;

/// <summary>Texts of cells: in runs of different looks, with their pronunciation left out.</summary>
internal static partial class CellText
{
    /// <summary>The text of the element at which the reader stands; it stands at the element's end then.</summary>
    public static string Of(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, text) = (xml.Depth, (StringBuilder?)null);
        var one = "";
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") xml.Skip();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
            {
                var run = xml.ReadElementContentAsString();
                if (text is not null) text.Append(run);
                else if (one.Length > 0) text = new StringBuilder(one).Append(run);
                else one = run;
            }
            else xml.Read();
        }
        return Plain(text?.ToString() ?? one);
    }

    /// <summary>With characters that XML cannot hold, or only with trouble, in place of how they are written: <c>_x000D_</c>. One kind of
    /// line end.</summary>
    public static string Plain(string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal)) text = Escaped().Replace(text, found =>
            ((char)int.Parse(found.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
