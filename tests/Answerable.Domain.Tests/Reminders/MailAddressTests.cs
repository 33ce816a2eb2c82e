using Answerable.Domain.Reminders;

namespace Answerable.Domain.Tests.Reminders;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("a@b")]
    [InlineData("first.last+tag@mail.office-1.example")]
    [InlineData("o'neil_{x}@example.org")]
    public void One_mailbox_at_one_host_is_an_address(string text)
    {
        Assert.True(MailAddress.Is(text));
        Assert.Equal(text, MailAddress.Read($"  {text}\t", "address"));
    }

    [Theory]
    [InlineData("@b")]
    [InlineData("a@")]
    [InlineData("ab")]
    [InlineData("a@b@c")]
    [InlineData(".a@b")]
    [InlineData("a.@b")]
    [InlineData("a..a@b")]
    [InlineData("a@b..c")]
    [InlineData("a@b.")]
    [InlineData("a@-b")]
    [InlineData("a@b-")]
    [InlineData("a@b_c")]
    [InlineData("a a@b")]
    [InlineData("a@b\r\nX: y")]
    [InlineData("a,c@b")]
    [InlineData("<a@b>")]
    [InlineData("ä@b")]
    [InlineData("a@ä")]
    public void Anything_else_is_none(string text)
    {
        Assert.False(MailAddress.Is(text));
        var refused = Assert.Throws<Refused>(() => MailAddress.Read(text, "address"));
        Assert.Equal(("reminders.no-address", "address"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
    }

    [Fact]
    public void It_has_an_end()
    {
        var host = string.Join('.', Enumerable.Repeat(new string('h', 61), 3));
        Assert.True(MailAddress.Is($"{new string('a', 64)}@{host}"));
        Assert.False(MailAddress.Is($"{new string('a', 65)}@{host}"));
        Assert.True(MailAddress.Is($"a@{new string('h', 63)}"));
        Assert.False(MailAddress.Is($"a@{new string('h', 64)}"));
        Assert.Equal(254, $"{new string('a', 64)}@{host}.abc".Length);
        Assert.True(MailAddress.Is($"{new string('a', 64)}@{host}.abc"));
        Assert.False(MailAddress.Is($"{new string('a', 64)}@{host}.abcd"));
        Assert.Equal("shell.too-long", Code($"{new string('a', 64)}@{host}.abcd"));
        Assert.Equal("shell.empty", Code(" "));

        static string Code(string typed) => Assert.Throws<Refused>(() => MailAddress.Read(typed, "address")).Refusals[0].Code;
    }
}
