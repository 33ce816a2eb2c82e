using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Search;

/// <summary>A text in which the words that were found are marked.</summary>
internal static class Marked
{
    public static MarkupString In(Query query, string text)
    {
        var (html, at) = (new StringBuilder(), 0);
        foreach (var (start, end) in query.Marks(text))
        {
            html.Append(WebUtility.HtmlEncode(text[at..start])).Append("<mark>").Append(WebUtility.HtmlEncode(text[start..end]))
                .Append("</mark>");
            at = end;
        }
        return new(html.Append(WebUtility.HtmlEncode(text[at..])).ToString());
    }
}
