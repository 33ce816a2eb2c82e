using System.Net;
using Answerable.Domain.Organisation;
using Answerable.Server.Reminders;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reminders;

/// <content>How they end.</content>
public sealed partial class DigestTests
{
    [Fact]
    public async Task One_click_ends_them_without_signing_in_and_looking_at_the_link_does_not()
    {
        await House.Owes("YA-head", -1);
        await House.Wants("anna", "anna@alder.test");
        await House.Reminds();
        await House.Plans();
        await House.Sends();
        var link = System.Text.RegularExpressions.Regex.Match(mail.Server.Mails[0].Whole.Replace("\r\n ", "", StringComparison.Ordinal),
            "List-Unsubscribe: <http://localhost([^>]+)>").Groups[1].Value;
        var stranger = House.Stranger();
        Assert.Contains("Shall no more digests come", (await stranger.Get(link)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await House.Read(db => db.Set<Mailbox>().CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await House.Stranger().Post(link[..^3] + "abc")).Status);
        // A new address has another link: the old one ends it no more.
        await House.Wants("anna", "anna@elsewhere.test");
        await stranger.Post(link, ("List-Unsubscribe", "One-Click"));
        Assert.Equal((HttpStatusCode.OK, 1), (stranger.Status, await House.Read(db => db.Set<Mailbox>().CountAsync())));
        var box = await House.Read(db => db.Set<Mailbox>().SingleAsync());
        await stranger.Post(House.App.Services.GetRequiredService<StopLinks>().Of(box.PersonId, box.StopKey),
            ("List-Unsubscribe", "One-Click"));
        Assert.Equal((HttpStatusCode.OK, 0), (stranger.Status, await House.Read(db => db.Set<Mailbox>().CountAsync())));
    }

    [Fact]
    public async Task Who_has_left_their_posts_or_wants_none_any_more_gets_none()
    {
        await House.Owes("YA-head", -1);
        await House.Owes("YB-head", -1);
        await House.Wants("boris", "boris@birch.test");
        await House.Wants("anna", "anna@alder.test");
        await House.Reminds();
        Assert.Equal(2, await House.Plans());
        await House.Read(db => db.Set<Mailbox>().Where(m => m.Address == "boris@birch.test").ExecuteDeleteAsync());
        await House.Read(db => db.Set<Appointment>().Where(a => a.PostId == db.Set<Post>().Single(p => p.Code == "YA-head").Id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Until, World.Start)));
        try
        {
            Assert.Equal(0, await House.Sends());
            Assert.Empty(mail.Server.Mails);
            Assert.Equal(2, await House.Read(db => db.Set<Digest>().CountAsync(d => d.State == DigestState.Dropped)));
        }
        finally
        {
            await House.Read(db => db.Set<Appointment>().Where(a => a.Until == World.Start)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.Until, (DateTimeOffset?)null)));
        }
    }
}
