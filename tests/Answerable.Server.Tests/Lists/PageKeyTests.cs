using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Tests.Obligations;

namespace Answerable.Server.Tests.Lists;

public sealed class PageKeyTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("Y/YA/")]
    [InlineData("")]
    [InlineData("党支部 / a~b&c=d?e#f%g+h 😀")]
    public void What_a_list_is_ordered_by_comes_back_from_an_address(string text)
    {
        var (day, id) = (new DateOnly(2026, 1, 31), Answerable.Domain.Ids.Random());
        var key = PageKey.Write(text, day, id);
        Assert.Matches("^[A-Za-z0-9_-]+$", key);
        Assert.Equal((text, day, id), PageKey.Read<string, DateOnly, Guid>(key));
        Assert.Equal((day, id), PageKey.Read<DateOnly, Guid>(PageKey.Write(day, id)));
        Assert.Equal(7, PageKey.Read<int>(PageKey.Write(7)));
        Assert.Equal(text.Length == 0 ? null : text, PageKey.ReadText(PageKey.Write(text)));
    }

    public static TheoryData<string> Unreadable => new()
    {
        "", "x", "~~", "%00", "Y~2026-01-05~zz", new string('A', 4000), Key("one"), Key("a\u001f2026-01-05\u001fb\u001fc"),
            Key("a\u001f2026-13-05\u001f" + Guid.Empty),
        Key("a\u001f2026-01-05\u001fno-id"), Key("a\0\u001f2026-01-05\u001f" + Guid.Empty), Base64Url.EncodeToString([0xff, 0xfe, 0x1f]),
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_begins_at_the_beginning(string key)
    {
        Assert.Null(PageKey.Read<string, DateOnly, Guid>(key));
        await house.Owes("YE-head", 2, $"First {key.Length}");
        var emil = await house.SignedIn("emil");
        foreach (var list in Listed.All)
        {
            var whole = Rows(await emil.Get(list));
            var asked = await emil.Get($"{list}?after={Uri.EscapeDataString(key)}");
            Assert.Equal(HttpStatusCode.OK, asked.Status);
            Assert.Equal(whole, Rows(asked));
        }
    }

    private static string Key(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static List<string> Rows(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("main tbody tr").Select(r => Regex.Replace(r.TextContent, @"\s+", " "))];
}
