using Answerable.Server.Search;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Tests.Search;

/// <summary>The one tokenizer and what is asked of it, without a database.</summary>
public sealed class TokensTests
{
    private static readonly SearchedKind Kind = SearchedKinds.All[0].Search;

    [Theory]
    [InlineData("样建设", "样建设")]
    [InlineData("样建设", "建设")]
    [InlineData("样建设", "设")]
    [InlineData("样建设", "yjs")]
    [InlineData("样建设", "js")]
    [InlineData("样建设", "Y")]
    [InlineData("样县委书记", "书记 样县")]
    [InlineData("样县委书记", "样 sj")]
    [InlineData("样县委书记", "样sj")]
    [InlineData("样县委书记", "yxwsj")]
    [InlineData("樣縣委書記", "样县委书记")]
    [InlineData("样县委书记", "樣縣委書記")]
    [InlineData("样重曾单", "yczs")]
    [InlineData("样重曾单", "yzcd")]
    [InlineData("长乐行", "cyh")]
    [InlineData("长乐行", "zlx")]
    [InlineData("Ash Town Hall", "hall ash")]
    [InlineData("Ash Town Hall", "to")]
    [InlineData("Ｎｏ．１２　样村", "no 12 样村")]
    [InlineData("École Zürich", "zurich ecole")]
    [InlineData("E\u0301cole", "éco")]
    [InlineData("Ångström 3", "ANGSTROM")]
    [InlineData("Longestbeginning", "longestbegin")]
    [InlineData("ｶﾌﾞ样", "カフ")]
    [InlineData("\U00020000样", "\U00020000")]
    [InlineData("YA-01", "ya-01")]
    public void A_text_is_found_by(string text, string typed) => Assert.True(Finds(text, typed), $"{text}: {typed}");

    [Theory]
    [InlineData("样建设", "样设")]
    [InlineData("样建设", "设建")]
    [InlineData("样建设", "yjx")]
    [InlineData("样建设", "ysj")]
    [InlineData("Ash Town", "own")]
    [InlineData("Ash Town", "ashtown")]
    [InlineData("Longestbeginning", "longestbigin")]
    [InlineData("样县委 书记样", "委书")]
    public void A_text_is_not_found_by(string text, string typed) => Assert.False(Finds(text, typed), $"{text}: {typed}");

    [Theory]
    [InlineData("样县委书记", "样县 sj", "[样县]委[书记]")]
    [InlineData("Ash Town", "to a", "[A]sh [To]wn")]
    [InlineData("樣縣", "县", "樣[縣]")]
    [InlineData("E\u0301cole", "e", "[E\u0301]cole")]
    [InlineData("<b>样</b>", "样 b", "<[b]>[样]</[b]>")]
    public void What_was_found_is_marked_where_it_stands(string text, string typed, string marked)
    {
        var (query, at, said) = (Query.Of(typed), 0, "");
        foreach (var (start, end) in query.Marks(text)) (said, at) = (said + text[at..start] + "[" + text[start..end] + "]", end);
        Assert.Equal(marked, said + text[at..]);
        Assert.Equal(marked.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("[", "<mark>", StringComparison.Ordinal).Replace("]", "</mark>", StringComparison.Ordinal),
            System.Text.RegularExpressions.Regex.Replace(Marked.In(query, text).Value, "&#x?[0-9A-F]+;",
                c => System.Net.WebUtility.HtmlDecode(c.Value)));
    }

    [Fact]
    public void Tokens_are_of_letters_digits_and_four_signs_whatever_the_text_and_the_code_of_the_unit()
    {
        const string odd = "a'b\"c\\d*e(f)g:h^i-j+k{l}m|n&o!p<q>r;s\0t NEAR AND OR NOT 样%_=@ \ud800 ﷺ";
        var text = new SearchText(Guid.Empty, odd, odd) { Paths = ["W/a\"b'c(样)/"], Posts = [Guid.Empty] };
        Assert.All(Tokens.Of(Kind, text), t => Assert.Matches(@"^[\p{L}\p{N}=^@!_]+$", t));
        var asked = Query.Of(odd).For(Provider.Sqlite, 'a');
        Assert.Matches(@"^[\p{L}\p{N}""() ]+$", asked);
    }

    [Fact]
    public void Codes_of_units_that_differ_have_tokens_that_differ()
    {
        string[] codes = ["A-1", "a-1", "A_1", "A1", "a_002d1", "样1"];
        Assert.Equal(codes.Length, codes.Select(c => Tokens.Of($"W/{c}/")).Distinct().Count());
    }

    /// <summary>As the index and what is looked at after it decide together.</summary>
    private static bool Finds(string text, string typed)
    {
        var (tokens, query) = (Tokens.Of(Kind, new(Guid.Empty, text, "")), Query.Of(typed));
        var letter = Tokens.Letter(Kind);
        var byTokens = query.Conditions.All(any => any.Any(all => all.All(t => tokens.Contains(letter + t))));
        var byText = HitOrder.Of(query, new(1, "", Guid.Empty, text, "", ""), "") is not null;
        // Tokens may lead to too much, never to too little.
        Assert.True(byTokens || !byText, $"{text} has {typed} and no tokens that say so.");
        return byTokens && byText;
    }
}
