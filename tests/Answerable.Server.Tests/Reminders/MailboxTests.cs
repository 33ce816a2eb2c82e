using System.Net;
using System.Text.RegularExpressions;
using Answerable.Domain.Reminders;
using Answerable.Server.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Reminders;

/// <summary>Where somebody wants their mails, and who may say so.</summary>
public sealed class MailboxTests(MailHouse mail) : IClassFixture<MailHouse>
{
    [Fact]
    public async Task An_address_counts_once_its_link_was_followed_by_whoever_stated_it()
    {
        var anna = await (await mail.House.SignedIn("anna")).Get("/me/reminders");
        await anna.Submit("state", ("address", " anna@alder.test "));
        Assert.Contains("anna@alder.test has not been confirmed yet", anna.Text, StringComparison.Ordinal);
        var sent = Assert.Single(mail.Server.Mails);
        Assert.Equal("anna@alder.test", sent.To);
        var link = Regex.Match(sent.Text, @"http://localhost(/me/reminders/confirm/\S+)").Groups[1].Value;
        // Nobody else confirms it, and looking at the link does not.
        var boris = await (await mail.House.SignedIn("boris")).Get(link);
        await boris.Submit("confirm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, boris.Status);
        Assert.EndsWith("/sign-in", (await mail.House.Stranger().Get(link)).Path.Split('?')[0], StringComparison.Ordinal);
        await anna.Get(link);
        Assert.Null(await mail.House.Read(db => db.Set<Mailbox>().Select(m => m.ConfirmedAt).SingleAsync()));
        await anna.Submit("confirm");
        Assert.Contains("one mail goes to anna@alder.test", anna.Text, StringComparison.Ordinal);
        await anna.Get(link);
        await anna.Submit("confirm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        // Another address begins anew, and nobody's mailbox is filled by asking again and again.
        await anna.Get("/me/reminders");
        await anna.Submit("state", ("address", "victim@elsewhere.test"));
        Assert.Contains("can be sent in 5 minutes", anna.Text, StringComparison.Ordinal);
        mail.House.Clock.Advance(TimeSpan.FromMinutes(6));
        await anna.Get("/me/reminders");
        await anna.Submit("state", ("address", "unknown@elsewhere.test"));
        Assert.Contains("did not take the mail", anna.Text, StringComparison.Ordinal);
        await anna.Get("/me/reminders");
        await anna.Submit("end-mail");
        Assert.Equal(0, await mail.House.Read(db => db.Set<Mailbox>().CountAsync()));
        mail.House.Clock.Return();
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("anna@alder.test\r\nBcc: all@city.test")]
    [InlineData("anna@alder.test, all@city.test")]
    [InlineData("Anna <anna@alder.test>")]
    [InlineData("\"anna b\"@alder.test")]
    [InlineData("anna..b@alder.test")]
    [InlineData("anna@-alder.test")]
    [InlineData("анна@alder.test")]
    public async Task What_is_no_address_gets_a_sentence(string typed)
    {
        var chen = await (await mail.House.SignedIn("chen")).Get("/me/reminders");
        await chen.Submit("state", ("address", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chen.Status);
        Assert.DoesNotContain(mail.Server.Mails, m => m.To.Contains("city.test", StringComparison.Ordinal));
        Assert.False(MailAddress.Is(typed));
    }

    [Fact]
    public async Task Where_no_mail_server_is_named_the_page_says_so_and_nothing_is_sent()
    {
        var house = new House();
        await house.InitializeAsync();
        try
        {
            var anna = await (await house.SignedIn("anna")).Get("/me/reminders");
            Assert.Contains("This installation sends no mail", anna.Text, StringComparison.Ordinal);
            await house.Reminds();
            Assert.Equal((0, 0), (await house.Plans(), await house.Sends()));
        }
        finally
        {
            await house.DisposeAsync();
        }
    }
}
