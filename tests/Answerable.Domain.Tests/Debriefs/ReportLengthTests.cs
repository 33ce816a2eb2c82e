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
    [InlineData("a b\nc", 3)]
    [InlineData("😀", 2)]
    public void Characters_are_counted_without_white_space(string text, int count) => Assert.Equal(count, ReportLength.Count(text));

    [Fact]
    public void Every_sort_of_white_space_is_left_out_wherever_it_stands()
    {
        var all = new string([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)]);
        Assert.Equal(all.Count(c => !char.IsWhiteSpace(c)), ReportLength.Count(all));
        Assert.Equal(4, ReportLength.Count("\u3000 述\t职\u2003\n报  告\r\n"));
        Assert.Equal(0, ReportLength.Count(" \u3000\n"));
    }

    [Fact]
    public void The_sentences_about_findings_count_with_the_five_sections()
    {
        var content = new DebriefContent([new(new(Ids.Random()), ResultKind.Done, "1 2"), new(new(Ids.Random()), null, "3")], "4", "5",
            "6", "7 8", "9");
        Assert.Equal((9, 2), (ReportLength.Total(content), ReportLength.Problems(content)));
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
}
