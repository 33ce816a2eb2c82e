using Answerable.Domain;
using System.Globalization;
using Answerable.Server.Shell;

namespace Answerable.Server.Tests.Frame;

/// <summary>Sentences are read once and filled many times.</summary>
public sealed class SentenceTests
{
    private static readonly Dictionary<string, string> Vocabulary = new() { ["committee"] = "board" };

    [Theory]
    [InlineData("{n} {n|day|days} left", 1, "1 day left")]
    [InlineData("{n} {n|day|days} left", 2000, "2,000 days left")]
    [InlineData("{Committee} and {committee}, {unknown}", 1, "Board and board, {unknown}")]
    [InlineData("plain", 1, "plain")]
    public void Places_are_filled_from_arguments_then_from_the_vocabulary(string template, int n, string expected) =>
        Assert.Equal(expected, Sentence.Fill(template, [("n", n)], Vocabulary, CultureInfo.GetCultureInfo("en")));

    [Fact]
    public void An_argument_goes_before_the_vocabulary() =>
        Assert.Equal("ours", Sentence.Fill("{committee}", [("committee", "ours")], Vocabulary, CultureInfo.GetCultureInfo("en")));

    [Fact]
    public void What_has_no_page_is_shown_without_a_link() => Assert.Null(ObjectLinks.Find("unheard-of", Ids.Random()));
}
