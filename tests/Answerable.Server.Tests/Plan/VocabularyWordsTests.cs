using System.Text.RegularExpressions;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Tests.Plan;

/// <content>The words of one vocabulary stand in no sentence that another reads.</content>
public sealed partial class WordsTests
{
    [Fact]
    public void No_sentence_holds_a_word_that_one_vocabulary_has_and_another_has_not() =>
        None(from language in new[] { ("en", English), ("zh-CN", Chinese) }
             from room in language.Item2
             from text in room.Value
             let key = $"{room.Key}.{text.Key}"
             where !NamesOfThings.Any(n => key.StartsWith(n, StringComparison.Ordinal))
             from word in Leaks(language.Item1, text.Value)
             select $"{key} ({language.Item1}) holds '{word}': {text.Value}");

    [Fact]
    public void A_planted_word_of_a_vocabulary_is_seen()
    {
        Assert.Equal(["党委"], Leaks("zh-CN", "本次由党委办理。"));
        Assert.Equal(["secretaries"], Leaks("en", "Secretaries are told first."));
        Assert.Empty(Leaks("en", "The {committee} and its {secretary.many} mend the keyboard."));
    }

    [Fact]
    public void Every_place_of_the_vocabularies_stands_in_a_sentence()
    {
        var (english, chinese) = (Used(English), Used(Chinese));
        None(WordFile.Places.Except(english).Select(p => $"{p} (en)"));
        // Chinese has one form.
        None(WordFile.Places.Where(p => !p.Contains('.') && !chinese.Contains(p)).Select(p => $"{p} (zh-CN)"));

        static HashSet<string> Used(Dictionary<string, Dictionary<string, string>> rooms) =>
            [.. rooms.Values.SelectMany(r => r.Values).SelectMany(Places).Select(p => char.ToLowerInvariant(p[0]) + p[1..])];
    }

    [Fact]
    public void Every_set_has_every_place_and_every_kind_only_places_that_there_are()
    {
        foreach (var file in Vocabulary.Codes.Select(c => Vocabulary.Of(c).File))
        {
            Assert.Equal(WordFile.Places.Order(), file.En!.Keys.Order());
            Assert.Equal(WordFile.Places.Order(), file.ZhCn!.Keys.Order());
            foreach (var kind in file.Kinds!.Values)
            {
                Assert.NotNull(kind.Source);
                Assert.Equal(kind.En!.Keys.Order(), kind.ZhCn!.Keys.Order());
            }
        }
    }

    /// <summary>Names of the vocabularies themselves, and of kinds of post, which a roster chooses whatever the vocabulary.</summary>
    private static readonly string[] NamesOfThings = ["People.vocabulary", "Organisation.kind."];

    private static IEnumerable<string> Leaks(string language, string sentence)
    {
        var all = Vocabulary.Codes.Select(c => Vocabulary.Of(c).In(language)).ToList();
        var own = all.SelectMany(v => v).Where(w => all.Any(v => v[w.Key] != w.Value)).Select(w => w.Value).Distinct();
        var said = Sentence.Place().Replace(sentence, "");
        return own.Where(
            w => language == "en" ? Regex.IsMatch(said, $@"\b{Regex.Escape(w)}\b", RegexOptions.IgnoreCase)
                : said.Contains(w, StringComparison.Ordinal));
    }
}
