namespace Answerable.Domain.Tests;

/// <summary>What may be typed: not nothing, not too much, and no character that hides or turns what stands beside it.</summary>
public sealed class TextRulesTests
{
    [Theory]
    [InlineData("plain text", null)]
    [InlineData("tab\tand\r\nlines", null)]
    [InlineData("𝒜 pair 𝒜", null)]
    [InlineData("a\u0001", 2)]
    [InlineData("\u0000", 1)]
    [InlineData("𝒜\u0001", 3)]
    [InlineData("a\u202Ab", 2)]
    [InlineData("a\u202Eb", 2)]
    [InlineData("a\u2066b", 2)]
    [InlineData("a\u2069b", 2)]
    [InlineData("a\u2065\u206A\u2029\u202Fb", null)]
    public void A_character_that_nobody_sees_or_that_turns_the_line_is_refused_by_its_place(string text, int? position) =>
        Assert.Equal(position, TextRules.OddAt(text));

    [Theory]
    [InlineData("Ding Wu", null)]
    [InlineData("丁五", null)]
    [InlineData("阿依古丽·买买提", null)]
    [InlineData("𠮷田・𰻝", null)]
    [InlineData("高\uE170村", null)]
    [InlineData("Ding\nWu", 5)]
    [InlineData("Ding\tWu", 5)]
    [InlineData("Ding\u200BWu", 5)]
    [InlineData("\uFEFFDing", 1)]
    [InlineData("Ding\u200B", 5)]
    [InlineData("Di\u2028ng", 3)]
    [InlineData("丁𠀀", null)]
    [InlineData("𠀀\u200B", 3)]
    [InlineData("D\u0001i\u200Bng", 2)]
    [InlineData("D\u200Bi\u0001ng", 2)]
    [InlineData("张\U000E0041三", 2)]
    [InlineData("𠮷\U000E0041", 3)]
    [InlineData("张\u3164三", 2)]
    [InlineData("张\u115F三", 2)]
    [InlineData("张\uFE0F三", 2)]
    [InlineData("张\U000E0100三", 2)]
    [InlineData("张\u2800三", 2)]
    [InlineData("张\U000F0000三", 2)]
    [InlineData("张\u0378三", 2)]
    [InlineData("张\U000EFFFF三", 2)]
    [InlineData("张\u0085三", 2)]
    [InlineData("张\u00AD三", 2)]
    [InlineData("张\u2029三", 2)]
    [InlineData("张\U0001D173三", 2)]
    public void A_name_stands_on_one_line_and_all_of_it_is_seen(string name, int? position)
    {
        Assert.Equal(position, TextRules.OddInName(name));
        var refusals = new List<Refusal>();
        TextRules.Name(name, "person", 80, refusals);
        var expected = position is null ? [] : new[] { TextRules.Odd("person", position.Value) };
        Assert.Equal(expected.Select(r => (r.Code, r.Field)), refusals.Select(r => (r.Code, r.Field)));
    }

    [Fact]
    public void A_code_holds_no_rare_character_of_private_use_either()
    {
        Assert.Equal((null, 2, 2), (TextRules.OddInCode("甲-1"), TextRules.OddInCode("a\uE863"), TextRules.OddInCode("a\u200B")));
        Assert.Equal((2, "person_code"), (Refused("a\uE863").Args[0].Value, Refused("a\uE863").Field));
        Assert.Equal("a", TextRules.Code(" a ", "person_code", 5));
    }

    private static Refusal Refused(string code) =>
        Assert.Single(Assert.Throws<Refused>(() => TextRules.Code(code, "person_code", 5)).Refusals);

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_by_its_place() =>
        Assert.Equal((3, 1, 2), (TextRules.OddAt("ab\uD83D"), TextRules.OddAt("\uDC00b"), TextRules.OddAt("a\uD83Db")));

    [Theory]
    [InlineData("", "shell.empty")]
    [InlineData(" \u200B\t", "shell.empty")]
    [InlineData("\u200B", "shell.empty")]
    [InlineData("\u3164 \U000E0041", "shell.empty")]
    [InlineData("12345", null)]
    [InlineData(" 12345 ", null)]
    [InlineData("123456", "shell.too-long")]
    [InlineData("12\u0001", "shell.odd-character")]
    public void What_is_needed_is_there_fits_and_is_clean(string text, string? refusal)
    {
        var refusals = new List<Refusal>();
        var value = TextRules.Needed(text, "field", 5, refusals);
        Assert.Equal(refusal, refusals.SingleOrDefault()?.Code);
        if (refusal is null) Assert.Equal("12345", value);
        else Assert.Equal("field", refusals[0].Field);
    }

    [Fact]
    public void A_text_or_a_name_that_must_be_there_is_refused_at_once()
    {
        Assert.Equal(["shell.empty"], Refusing.Codes(() => TextRules.Name(" ", "person", 80)));
        Assert.Equal(["shell.empty"], Refusing.Codes(() => TextRules.Needed(null, "reason", 80)));
        Assert.Equal(("Pat", "Ill"), (TextRules.Name(" Pat ", "person", 80), TextRules.Needed(" Ill ", "reason", 80)));
    }

    [Fact]
    public void What_is_optional_may_be_left_out_and_is_measured_otherwise()
    {
        var refusals = new List<Refusal>();
        Assert.Null(TextRules.Optional(" ", "field", 5, refusals));
        Assert.Null(TextRules.Optional(null, "field", 5, refusals));
        Assert.Equal("12345", TextRules.Optional(" 12345", "field", 5, refusals));
        Assert.Empty(refusals);
        TextRules.Optional("123456", "field", 5, refusals);
        Assert.Equal(["shell.too-long"], refusals.Select(r => r.Code));
    }

    [Fact]
    public void A_name_in_two_languages_is_read_in_the_language_of_the_page()
    {
        var name = new LocalText("Committee", "委员会");
        Assert.Equal(("委员会", "Committee", "Committee"), (name.In("zh-CN"), name.In("en"), name.In("")));
    }
}
