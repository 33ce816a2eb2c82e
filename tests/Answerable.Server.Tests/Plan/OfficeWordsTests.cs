using System.Text.Json;
using System.Text.RegularExpressions;
using Answerable.Server.Shell;

namespace Answerable.Server.Tests.Plan;

/// <summary>
/// The words of the offices, in every text, vocabulary, preset and story of the demo: none that reads wrong to those who use them stands
/// anywhere, and the right one stands somewhere. A word that is right in one place is let in there alone, with the reason.
/// </summary>
public sealed class OfficeWordsTests
{
    [Fact]
    public void No_text_holds_a_word_that_reads_wrong()
    {
        var texts = Texts().ToList();
        Assert.True(texts.Count > 5000, $"Only {texts.Count} texts were read.");
        var found = from text in texts
                    from word in Wrong(text.Language, text.Value)
                    where !OfficeWords.Allowed.Any(a => a.Word == word.Wrong && text.Key.StartsWith(a.Key, StringComparison.Ordinal))
                    select $"{text.Key} ({text.Language}): '{word.Wrong}' reads wrong, '{word.Right}' is the word: {text.Value}";
        Assert.True(!found.Any(), string.Join('\n', found));
    }

    [Fact]
    public void Every_word_that_is_let_in_somewhere_stands_there()
    {
        var texts = Texts().ToList();
        var idle = OfficeWords.Allowed.Where(a => !texts.Any(
            t => t.Key.StartsWith(a.Key, StringComparison.Ordinal) && Wrong(t.Language, t.Value).Any(w => w.Wrong == a.Word))).ToList();
        Assert.Empty(idle);
    }

    [Fact]
    public void The_right_words_are_used()
    {
        var all = string.Join('\n', Texts().Where(t => t.Language == "zh-CN").Select(t => t.Value));
        var unused = OfficeWords.Used.Where(w => !all.Contains(w, StringComparison.Ordinal)).ToList();
        Assert.Empty(unused);
    }

    [Fact]
    public void What_a_company_calls_its_report_is_no_debrief()
    {
        var company = Vocabulary.Of("company");
        Assert.Equal(("accountability report", "accountability reports"), (company.In("en")["debrief"], company.In("en")["debrief.many"]));
        Assert.Equal(["peer assessment"], company.In("en").Where(w => w.Key == "assessment").Select(w => w.Value));
    }

    [Theory]
    [InlineData("zh-CN", "尚未发票", "发票")]
    [InlineData("zh-CN", "本轮述职人员", "本轮")]
    [InlineData("zh-CN", "请由其他组织人员办理", "组织人员")]
    [InlineData("en", "The papers of {round}", "papers")]
    [InlineData("en", "{n} {n|paper|papers} left", "papers")]
    [InlineData("en", "Findings and repairs", "repair")]
    [InlineData("en", "Who would stand in for {post}", "stand in for")]
    [InlineData("en", "A Leading group decides", "leading group")]
    public void A_planted_word_is_seen(string language, string text, string word) =>
        Assert.Contains(word, Wrong(language, text).Select(w => w.Wrong));

    [Theory]
    [InlineData("zh-CN", "只有审定机构成员才能回避。")]
    [InlineData("zh-CN", "列入整改台账")]
    [InlineData("en", "Count {n} {n|ballot paper|ballot papers}; Cannot judge. {strands} {papers}")]
    [InlineData("en", "It stands in lists.")]
    public void A_right_one_is_not(string language, string text) => Assert.Empty(Wrong(language, text));

    private static IEnumerable<(string Wrong, string Right)> Wrong(string language, string text)
    {
        var said = Sentence.Place().Replace(text, p => p.Groups["one"].Success ? $"{p.Groups["one"].Value} {p.Groups["many"].Value}" : "");
        return from word in language == "en" ? OfficeWords.English : OfficeWords.Chinese
               where Regex.IsMatch(said, word.Pattern, RegexOptions.IgnoreCase)
               select (word.Wrong, word.Right);
    }

    /// <summary>Texts of the rooms, and what stands in vocabularies, presets, the demo's story and Chinese literals of the code.</summary>
    private static IEnumerable<(string Language, string Key, string Value)> Texts()
    {
        foreach (var (language, rooms) in new[] { ("en", WordsTests.English), ("zh-CN", WordsTests.Chinese) })
            foreach (var text in rooms.SelectMany(r => r.Value.Select(t => (language, $"{r.Key}.{t.Key}", t.Value)))) yield return text;
        var stories = Sources.Below("src", ".json").Where(f => Content.Any(c => f.Path.Contains(c, StringComparison.Ordinal)));
        foreach (var (path, json) in stories)
            foreach (var text in Values(Path.GetFileName(path), JsonDocument.Parse(json).RootElement)) yield return text;
        foreach (var (path, code) in Sources.Below("src", ".cs", ".razor"))
            foreach (Match literal in Regex.Matches(code, "\"[^\"\\n]*[\u4e00-\u9fff][^\"\\n]*\""))
                yield return ("zh-CN", Path.GetFileName(path), literal.Value);
    }

    private static readonly string[] Content = ["/Demo/Content/", "/Vocabularies/", "/Presets/"];

    private static IEnumerable<(string Language, string Key, string Value)> Values(string key, JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Values($"{key}.{p.Name}", p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => Values($"{key}[{i}]", e)),
            // What has neither a Chinese character nor a space nor the place of a word is a code.
            JsonValueKind.String when Regex.IsMatch(element.GetString()!, "[\u4e00-\u9fff]") => [("zh-CN", key, element.GetString()!)],
            JsonValueKind.String when element.GetString()!.Contains(' ') => [("en", key, element.GetString()!)],
            _ => [],
        };
}
