using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Shell;

/// <summary>Markup written as a text with holes, for what a list repeats hundreds of times and components are too dear for.</summary>
internal static class Html
{
    /// <summary>Leaves every letter as it is; the one that pages are written with.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What stands in a hole is encoded, be it a text or the value of a quoted attribute, unless it is markup already.</summary>
    public static MarkupString Of(HtmlText text) => new(text.ToStringAndClear());

    /// <summary>A text as markup.</summary>
    public static MarkupString Text(string? text) => new(text is null ? "" : Encoder.Encode(text));
}

/// <summary>A text of markup whose holes are encoded as they are filled.</summary>
[InterpolatedStringHandler]
internal ref struct HtmlText(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler text = new(literalLength, formattedCount);

    public void AppendLiteral(string markup) => text.AppendLiteral(markup);

    public void AppendFormatted(string? value)
    {
        if (value is not null) text.AppendLiteral(Html.Encoder.Encode(value));
    }

    public void AppendFormatted(MarkupString markup) => text.AppendLiteral(markup.Value ?? "");

    internal string ToStringAndClear() => text.ToStringAndClear();
}
