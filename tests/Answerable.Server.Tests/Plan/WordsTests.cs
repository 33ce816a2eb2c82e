using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Tests.Plan;

/// <summary>Both languages are complete, and every code that a rule can speak has its sentence.</summary>
public sealed partial class WordsTests
{
    internal static readonly Dictionary<string, Dictionary<string, string>> English = Load("Text.resx"), Chinese = Load("Text.zh-CN.resx");

    public static TheoryData<string> Rooms => [.. English.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Both_languages_have_the_same_sentences_with_the_same_places(string room)
    {
        Assert.Equal(English[room].Keys.Order(), Chinese[room].Keys.Order());
        foreach (var (key, text) in English[room])
        {
            Assert.False(string.IsNullOrWhiteSpace(text), key);
            Assert.False(string.IsNullOrWhiteSpace(Chinese[room][key]), key);
            // A plural is English only, and a word of the vocabulary may be left to the sense of the other language.
            Assert.True(Places(Chinese[room][key]).Except(VocabularyPlaces()).All(Places(text).Contains),
                $"{room}.{key}: {text} / {Chinese[room][key]}");
        }
    }

    [Fact]
    public void Every_refusal_has_a_sentence_that_uses_only_its_arguments()
    {
        var missing = new List<string>();
        foreach (var refusal in RefusalsOf(typeof(Refusal).Assembly).Concat(RefusalsOf(typeof(Words).Assembly)))
        {
            var dot = refusal.Code.IndexOf('.', StringComparison.Ordinal);
            var room = char.ToUpperInvariant(refusal.Code[0]) + refusal.Code[1..dot];
            var key = $"refusal.{refusal.Code[(dot + 1)..]}";
            if (!English.TryGetValue(room, out var texts) || !texts.TryGetValue(key, out var text)) missing.Add($"{room}.{key}");
            else if (!Places(text).Except(VocabularyPlaces()).All(refusal.Args.Select(a => a.Name).Contains))
                missing.Add($"{room}.{key} has places that its code does not fill: {text}");
        }
        None(missing);
    }

    [Fact]
    public void Every_act_of_the_ledger_has_words()
    {
        var acts = Sources.Below("src", ".cs").SelectMany(f => Act().Matches(f.Text)).Select(m => m.Groups[1].Value).Distinct();
        var all = English.Values.SelectMany(r => r.Keys).ToHashSet();
        None(acts.Where(a => !all.Contains($"act.{a}")));
    }

    [Fact]
    public void Every_sentence_that_the_pages_ask_for_exists()
    {
        var missing = from file in Sources.Below("src/Answerable.Server", ".razor", ".cs")
                      from Match use in Use().Matches(file.Text)
                      let key = use.Groups[1].Value
                      let dot = key.IndexOf('.', StringComparison.Ordinal)
                      where dot > 0 && English.ContainsKey(key[..dot]) && !English[key[..dot]].ContainsKey(key[(dot + 1)..])
                      select $"{file.Path}: {key}";
        None(missing);
    }

    [Fact]
    public void No_page_holds_a_literal()
    {
        var found = from file in Sources.Below("src/Answerable.Server", ".razor")
                    from line in Literals(file.Text)
                    select $"{file.Path}: {line}";
        None(found);
    }

    [Fact]
    public void A_planted_literal_is_seen()
    {
        Assert.Single(Literals("<p>Not translated</p>"));
        Assert.Single(Literals("<td data-label=\"x\">没有翻译</td>"));
        Assert.Empty(Literals("<p class=\"second\">@T[\"Shell.save\"] · @Model.Name</p>"));
    }

    [Fact]
    public void Every_sentence_renders_with_every_vocabulary()
    {
        var keys = Vocabulary.Of("party").In("en").Keys.ToHashSet();
        foreach (var (vocabulary,
            culture) in from v in Vocabulary.Codes
                        from c in new[] { "en", "zh-CN" }
                        select (Vocabulary.Of(v),
                CultureInfo.GetCultureInfo(c)))
        {
            Assert.Equal(keys.Order(), vocabulary.In(culture.Name).Keys.Order());
            foreach (var (key, text) in (culture.Name == "en" ? English : Chinese).Values.SelectMany(r => r))
            {
                var args = Places(text).Except(VocabularyPlaces()).Select(p => (p, (object?)1)).ToArray();
                Assert.DoesNotContain("{", Sentence.Fill(text, args, vocabulary.In(culture.Name), culture), StringComparison.Ordinal);
                Assert.NotEmpty(key);
            }
        }
    }

    internal static IEnumerable<string> Literals(string razor)
    {
        var markup = CodeBlock().Replace(razor, "");
        markup = DataName().Replace(Comment().Replace(markup, ""), "");
        // What stands inside a tag over several lines is no text.
        markup = TagOverLines().Replace(markup, tag => tag.Value.Replace('\n', ' '));
        foreach (var line in markup.Split('\n').Where(l => !l.TrimStart().StartsWith('@') || l.Contains('<', StringComparison.Ordinal)))
        {
            if (Control().IsMatch(line) && !line.Contains("</", StringComparison.Ordinal)) continue;
            var text = Tag().Replace(Quoted().Replace(line, ""), "\u0001");
            foreach (var piece in text.Split('\u0001').Select(p => Expression().Replace(p, "")))
                if (Letters().IsMatch(piece) && !piece.TrimStart().StartsWith('@') && line.Contains('<', StringComparison.Ordinal)
                    && !Code().IsMatch(piece)) yield return line.Trim();
        }
    }

    private static void None(IEnumerable<string> found) => Assert.True(!found.Any(), string.Join('\n', found));

    private static HashSet<string> VocabularyPlaces() =>
        [.. Vocabulary.Of("party").In("en").Keys.SelectMany(k => new[] { k, char.ToUpperInvariant(k[0]) + k[1..] })];

    private static IReadOnlySet<string> Places(string text) =>
        Sentence.Place().Matches(text).Select(m => m.Groups["name"].Value).ToHashSet();

    private static IEnumerable<Refusal> RefusalsOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.Name.EndsWith("Refusals", StringComparison.Ordinal) && type.IsAbstract && type.IsSealed
        from refusal in type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null) as Refusal)
            .Concat(type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(Refusal))
                .Select(m => (Refusal)m.Invoke(null, [.. m.GetParameters().Select(Sample)])!))
            .Concat(type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.GetValue(null) as Refusal))
        where refusal is not null
        select refusal;

    private static object? Sample(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? "x"
        : parameter.ParameterType == typeof(LocalText) ? new LocalText("x", "x")
        : parameter.ParameterType.IsArray ? Array.CreateInstance(parameter.ParameterType.GetElementType()!, 0)
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : parameter.ParameterType.IsInterface && parameter.ParameterType.IsGenericType
            ? Array.CreateInstance(parameter.ParameterType.GetGenericArguments()[0], 0)
        : parameter.ParameterType.IsClass && !parameter.ParameterType.IsAbstract
            ? System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(parameter.ParameterType)
        : null;

    private static Dictionary<string, Dictionary<string, string>> Load(string name) =>
        Directory.GetFiles(Path.Combine(Sources.Root, "src/Answerable.Server"), name, SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(Path.GetDirectoryName(f)!),
                f => XDocument.Load(f).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value,
                    d => d.Element("value")!.Value));

    [GeneratedRegex("""Record\(\s*by,\s*(?:[^"()]*\?\s*)?"([a-z-]+\.[a-z-]+)["]""")]
    private static partial Regex Act();

    [GeneratedRegex("""\bT\[\s*"([A-Z][A-Za-z]+\.[a-z0-9.-]+)["]""")]
    private static partial Regex Use();

    [GeneratedRegex(@"@code\s*\{.*", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""="[^"]*["]|"[^"]*["]""")]
    private static partial Regex Quoted();

    /// <summary>Names of columns and formats are data: they are the same in every language.</summary>
    [GeneratedRegex("""<span class="code">[a-z_]+</span>|\b(CSV|XLSX)\b""")]
    private static partial Regex DataName();

    [GeneratedRegex(@"^\s*(@|else )?(if|foreach|for|switch|while)\b")]
    private static partial Regex Control();

    [GeneratedRegex("<[A-Za-z][^<>]*>")]
    private static partial Regex TagOverLines();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"@\((?>[^()]+|\((?<open>)|\)(?<-open>))*(?(open)(?!))\)|@[A-Za-z_.]+(\[[^\]]*\]+|\([^)]*\)+)*(\.[A-Za-z]+(\([^)]*\))*)*")]
    private static partial Regex Expression();

    [GeneratedRegex(@"[A-Za-z]{2,}|[\u4e00-\u9fff]")]
    private static partial Regex Letters();

    [GeneratedRegex(@"[{};]|=>|\b(if|else|foreach|var|switch)\b")]
    private static partial Regex Code();
}
