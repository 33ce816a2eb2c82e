using Answerable.Server.Shell;
using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Tests.Lists;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onclick=\"x", "&quot; onclick=&quot;x")]
    [InlineData("' & 姓名", "&#x27; &amp; 姓名")]
    public void What_stands_in_a_hole_is_encoded_in_texts_and_in_attributes(string value, string encoded)
    {
        Assert.Equal($"<a href=\"{encoded}\">{encoded}</a>", Html.Of($"<a href=\"{value}\">{value}</a>").Value);
        Assert.Equal(encoded, Html.Text(value).Value);
        string? none = null;
        Assert.Equal("<b></b>", Html.Of($"<b>{none}</b>").Value);
    }

    [Fact]
    public void Markup_in_a_hole_is_not_encoded_again()
    {
        var inner = Html.Of($"<b>{"a & b"}</b>");
        Assert.Equal("<p><b>a &amp; b</b></p>", Html.Of($"<p>{inner}{default(MarkupString)}</p>").Value);
    }
}
