using Answerable.Domain.Debriefs;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using FsCheck;
using FsCheck.Fluent;

namespace Answerable.Domain.Tests.Debriefs;

public sealed class ReportLengthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" \t\r\n\u3000\u00a0", 0)]
    [InlineData("述职 报告", 4)]
    [InlineData("述职，报告。", 6)]
    [InlineData("two words", 2)]
    [InlineData("it's a well-known 3.5 %", 5)]
    [InlineData("café über", 2)]
    [InlineData("2025年12月", 4)]
    [InlineData("完成GDP增长3.5%", 6)]
    [InlineData("ＡＢ", 2)]
    [InlineData("𠀀𠀁", 2)]
    [InlineData("“两个责任”", 6)]
    [InlineData("😀", 1)]
    public void Length_counts_as_Word_does_a_Latin_word_or_number_one_and_each_Chinese_character_one(string text, int count) =>
        Assert.Equal(count, ReportLength.Count(text));

    /// <summary>The first and the last of each block, and what lies beside it.</summary>
    [Theory]
    [InlineData(0x2E80, 0x9FFF)]
    [InlineData(0xF900, 0xFAFF)]
    [InlineData(0xFE30, 0xFE4F)]
    [InlineData(0xFF00, 0xFFEF)]
    [InlineData(0x20000, 0x3FFFF)]
    public void Each_character_of_an_East_Asian_block_is_one_from_its_first_to_its_last(int first, int last)
    {
        Assert.All(new[] { first, last }, c => Assert.Equal(3, ReportLength.Count(Thrice(c))));
        Assert.All(new[] { first - 1, last + 1 }, c => Assert.Equal(1, ReportLength.Count(Thrice(c))));

        static string Thrice(int rune) => string.Concat(Enumerable.Repeat(char.ConvertFromUtf32(rune), 3));
    }

    [Fact]
    public void Every_sort_of_white_space_parts_words_and_counts_for_nothing()
    {
        var white = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace).ToList();
        Assert.All(white, w => Assert.Equal(2, ReportLength.Count($"{w}a{w}{w}b{w}")));
    }

    [Fact]
    public void The_sentences_about_findings_count_with_the_five_sections()
    {
        var content = new DebriefContent([new(new(Ids.Random()), ResultKind.Done, "1 2"), new(new(Ids.Random()), null, "3")], "4", "5",
            "6", "7", "8 9");
        var lengths = ReportLengths.Of(content);
        Assert.Equal((9, 3, 6, 1), (lengths.Total, lengths.Answers, lengths.Own, lengths.Problems));
        Assert.Equal([1, 1, 1, 1, 2], lengths.Sections);
    }

    [Theory]
    [InlineData(33, 100, false)]
    [InlineData(34, 100, true)]
    [InlineData(33, 99, true)]
    [InlineData(1, 3, true)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    public void A_third_is_a_third_without_rounding(int part, int total, bool enough) =>
        Assert.Equal(enough, ReportLength.HasShare(part, total, new(1, 3)));

    [Fact]
    public void What_the_page_says_is_needed_is_enough_and_one_less_is_not() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), Gen.Choose(1, 9)
            .ToArbitrary(), (rest, numerator, more) =>
        {
            var share = new Fraction(numerator, numerator + more);
            var needed = ReportLength.Needed(rest, share);
            return ReportLength.HasShare(needed, rest + needed, share)
                && (needed == 0 || !ReportLength.HasShare(needed - 1, rest + needed - 1, share));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_share_of_problems_leaves_out_what_is_said_of_the_last_findings_and_warns_where_the_policy_does_not_refuse()
    {
        var content = new DebriefContent([new(new(Ids.Random()), ResultKind.Done, new string('长', 90))], "一", "二", "三", "四五六", "七八九");
        var third = new ReportLimits(500, new(1, 3));
        var lengths = ReportLengths.Of(content);
        Assert.Empty(third.Faults(lengths));
        Assert.Null((third with { ShareRefuses = false }).Warning(lengths));
        var half = new ReportLimits(500, new(1, 2));
        Assert.Equal("debriefs.problems-too-short", Assert.Single(half.Faults(lengths)).Code);
        Assert.Null(half.Warning(lengths));
        var warned = half with { ShareRefuses = false };
        Assert.Empty(warned.Faults(lengths));
        Assert.Equal(6, warned.Warning(lengths)!.Args[1].Value);
    }
}
