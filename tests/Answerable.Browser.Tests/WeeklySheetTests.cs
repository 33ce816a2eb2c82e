using System.Text;
using System.Text.RegularExpressions;

namespace Answerable.Browser.Tests;

/// <summary>The weekly sheet on paper.</summary>
public sealed class WeeklySheetTests(DemoHall hall) : IClassFixture<DemoHall>
{
    /// <summary>Fills every table and list to its most, with texts that are longer than their place.</summary>
    private const string Fill = """
        () => {
          const long = "关于进一步加强农村基层党组织建设若干问题整改落实情况的报告".repeat(3);
          const to = (box, rows, most) => { while (box && box.querySelectorAll(rows).length < most) {
            const last = box.querySelectorAll(rows)[0]; if (!last) return; last.parentNode.append(last.cloneNode(true)); } };
          const tables = document.querySelectorAll(".an-wk tbody");
          to(tables[0], "tr", 8); to(tables[1], "tr", 4);
          to(document.querySelector(".an-calls"), "li", 4); to(document.querySelector(".an-week .own"), "li", 3);
          document.querySelectorAll(".an-wk td").forEach(cell => cell.textContent = long);
          document.querySelectorAll(".an-calls li > span:last-child").forEach(call => call.append(long));
          document.querySelectorAll(".an-week .own li").forEach(own => own.append(long));
        }
        """;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task It_is_one_page_of_a4_with_nothing_cut_off_whatever_stands_on_it(string language)
    {
        var seat = await hall.Seat("Y-secretary", language, 1280, ColorScheme.Light);
        await seat.Go("/weekly");
        foreach (var filled in new[] { false, true })
        {
            if (filled) await seat.Page.EvaluateAsync(Fill);
            var pdf = Encoding.Latin1.GetString(await seat.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
            var pages = Regex.Count(pdf, @"/Type\s*/Page\b");
            Assert.True(pages == 1, $"{pages} pages, {(filled ? "filled" : "as it is")}");
            // As wide as the paper between its margins.
            await seat.Page.SetViewportSizeAsync(673, 980);
            await seat.Page.EmulateMediaAsync(new() { Media = Media.Print });
            var heights = await seat.Page.EvaluateAsync<int[]>(
                "() => { const e = document.querySelector('.an-week'); return [e.scrollHeight, e.clientHeight]; }");
            Assert.True(heights[0] <= heights[1] + 1, $"{heights[0]} px on {heights[1]} px of paper, {(filled ? "filled" : "as it is")}");
            await seat.Page.EmulateMediaAsync(new() { Media = Media.Null });
            await seat.Page.SetViewportSizeAsync(1280, 800);
        }
        await seat.Page.Context.CloseAsync();
    }
}
