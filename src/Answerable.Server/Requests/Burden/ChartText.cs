using System.Globalization;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Requests;

/// <summary>A text within a drawing, which pages cannot write: there its element means something else.</summary>
internal static class ChartText
{
    /// <param name="x">As the drawing has it, such as 50%.</param>
    /// <param name="kind">Style, or null.</param>
    /// <param name="anchor">start, middle or end.</param>
    public static MarkupString At(string x, int y, string text, string? kind = null, string anchor = "start") => Html.Of(
        $"<text class=\"{kind}\" x=\"{x}\" y=\"{y.ToString(CultureInfo.InvariantCulture)}\" text-anchor=\"{anchor}\">{text}</text>");
}
