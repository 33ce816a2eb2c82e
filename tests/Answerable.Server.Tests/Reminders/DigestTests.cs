using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Reminders;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reminders;

/// <summary>One mail a person and day, to a mail server that is not ours.</summary>
public sealed partial class DigestTests(MailHouse mail) : IClassFixture<MailHouse>, IAsyncLifetime
{
    private House House => mail.House;

    public async Task InitializeAsync()
    {
        House.Clock.Return();
        mail.Server.Forget();
        await House.Read(async db =>
        {
            await db.Set<Digest>().ExecuteDeleteAsync();
            await db.Set<Mailbox>().ExecuteDeleteAsync();
            await db.Set<Reminder>().ExecuteDeleteAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE obligations_obligation SET state = 'Waived'");
            return await db.Set<ReminderProgress>().ExecuteDeleteAsync();
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_mail_holds_counts_and_links_and_no_title_and_goes_out_once()
    {
        await House.Owes("YA-head", -4, "Secret overdue title");
        await House.Owes("YA-head", 3, "Secret near title");
        await House.Owes("YA-head", 40, "Secret later title");
        await House.Wants("anna", "anna@alder.test");
        await House.Wants("boris", "boris@birch.test", "zh-CN");
        Assert.Equal(0, await House.Plans());
        await House.Reminds();
        Assert.Equal(1, await House.Plans());
        Assert.Equal(1, await House.Sends());
        var taken = Assert.Single(mail.Server.Mails);
        Assert.Equal("anna@alder.test", taken.To);
        Assert.Equal("1 overdue, 1 due soon", taken.Subject);
        Assert.Contains("Overdue: 1", taken.Text, StringComparison.Ordinal);
        Assert.Contains("Due later: 1", taken.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", taken.Text + taken.Whole, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", taken.Text + taken.Whole, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", taken.Whole, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", taken.Whole, StringComparison.Ordinal);
        Assert.Equal(0, await House.Plans());
        Assert.Equal(0, await House.Sends());
        Assert.Single(mail.Server.Mails);
        Assert.Contains("The mail of 5 January 2026 was sent.", (await (await House.SignedIn("anna")).Get("/me/reminders")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_stand_in_it_where_the_policy_lets_them()
    {
        await House.Owes("YB1-head", 1, "Open title");
        await House.Owes("YA1-head", 1, "Closed title");
        await Holds("YB1-head", "asha");
        try
        {
            await House.Adopts("YB", p => p with { TitlesInMail = p.TitlesInMail with { Value = true } });
            await House.Wants("asha", "asha@ash.test", "zh-CN");
            await House.Reminds();
            await House.Plans();
            await House.Sends();
            var taken = Assert.Single(mail.Server.Mails);
            Assert.Equal("逾期0项，临近到期2项", taken.Subject);
            Assert.Contains("Open title", taken.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Closed title", taken.Text, StringComparison.Ordinal);
        }
        finally
        {
            await House.Read(db => db.Set<Appointment>().Where(a => a.PostId == db.Set<Post>().Single(p => p.Code == "YB1-head").Id)
                .ExecuteDeleteAsync());
        }
    }

    [Fact]
    public async Task Killed_between_the_server_and_the_mark_the_same_mail_goes_out_again_under_the_same_id()
    {
        await House.Owes("YA-head", -1);
        await House.Wants("anna", "anna@alder.test");
        await House.Reminds();
        await House.Plans();
        await House.Sends();
        var first = Assert.Single(mail.Server.Mails);
        // The mark was never written: the row is still taken, until its minutes are over.
        await House.Read(db => db.Set<Digest>().ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DigestState.Sending)
            .SetProperty(x => x.NextAt, House.Clock.GetUtcNow().AddMinutes(2)).SetProperty(x => x.SentAt, (DateTimeOffset?)null)));
        Assert.Equal(0, await House.Sends());
        House.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await House.Sends());
        Assert.Equal([first.Id, first.Id], mail.Server.Mails.Select(m => m.Id));
    }

    [Fact]
    public async Task Two_servers_at_once_send_each_mail_once()
    {
        foreach (var person in new[] { "anna", "boris", "chen", "dana", "olga", "ivan", "emil", "asha" })
            await House.Wants(person, $"{person}@city.test");
        foreach (var post in new[] { "YA-head", "YB-head", "Y-chair", "Y-deputy", "YO-organiser", "YO-inspector", "YE-head", "YA1-head" })
            await House.Owes(post, -2);
        await using var another = House.Another();
        await House.Reminds();
        await Task.WhenAll(House.Plans(), In(s => s.GetRequiredService<PlanDigests>().Run(Reminding.System)));
        var sent = await Task.WhenAll(House.Sends(), In(s => s.GetRequiredService<SendDigests>().Run(Reminding.System)));
        Assert.Equal(8, sent.Sum());
        Assert.Equal(8, mail.Server.Mails.Select(m => m.To).Distinct().Count());
        Assert.Equal(8, mail.Server.Mails.Count);

        async Task<int> In(Func<IServiceProvider, Task<int>> work)
        {
            await using var scope = another.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
    }

    [Theory]
    [InlineData("busy@alder.test", "Waiting", null)]
    [InlineData("full@alder.test", "Waiting", null)]
    [InlineData("silent@alder.test", "Waiting", null)]
    [InlineData("refused@alder.test", "Failed", null)]
    [InlineData("unknown@alder.test", "Failed", 550)]
    public async Task What_the_server_says_decides_what_becomes_of_it(string address, string state, int? fault)
    {
        await House.Owes("YA-head", -1);
        await House.Wants("anna", address);
        await House.Reminds();
        await House.Plans();
        Assert.Equal(0, await House.Sends());
        Assert.Equal(state, $"{await House.Read(db => db.Set<Digest>().Select(d => d.State).SingleAsync())}");
        Assert.Equal(fault, await House.Read(db => db.Set<Mailbox>().Select(m => m.Fault).SingleAsync()));
        if (fault is not null)
            Assert.Contains("took no mail on", (await (await House.SignedIn("anna")).Get("/me/reminders")).Text, StringComparison.Ordinal);
        if (state != "Waiting") return;
        // It is tried again after a pause, and then as often as the day lasts.
        Assert.Equal(0, await House.Sends());
        Assert.Equal(1, await House.Read(db => db.Set<Digest>().Select(d => d.Attempts).SingleAsync()));
        await House.Wants("anna", "anna@alder.test");
        House.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await House.Sends());
    }

    [Fact]
    public async Task The_answer_is_lost_after_the_server_had_the_mail_and_it_comes_again_under_the_same_id()
    {
        await House.Owes("YA-head", -1);
        await House.Wants("anna", "lost@alder.test");
        await House.Reminds();
        await House.Plans();
        await House.Sends();
        House.Clock.Advance(TimeSpan.FromMinutes(2));
        await House.Sends();
        Assert.Single(mail.Server.Mails.Select(m => m.Id).Distinct());
    }

    [Fact]
    public async Task None_goes_out_on_a_free_day_or_before_the_hour_and_yesterdays_is_given_up()
    {
        await House.Owes("YA-head", -1);
        await House.Wants("anna", "busy@alder.test");
        House.Clock.StandAt(new(2026, 1, 9, 22, 30, 0, TimeSpan.Zero));
        await House.Reminds();
        // Saturday.
        Assert.Equal(0, await House.Plans());
        House.Clock.StandAt(new(2026, 1, 11, 22, 30, 0, TimeSpan.Zero));
        await House.Reminds();
        // Monday, half past six.
        Assert.Equal(0, await House.Plans());
        House.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await House.Plans());
        await House.Sends();
        House.Clock.Advance(TimeSpan.FromDays(1));
        await House.Reminds();
        await House.Plans();
        Assert.Equal(["Failed 2026-01-12", "Waiting 2026-01-13"], (await House.Read(db => db.Set<Digest>().OrderBy(d => d.Day)
            .Select(d => new { d.State, d.Day }).ToListAsync())).Select(d => $"{d.State} {d.Day:O}"));
    }

    private async Task Holds(string post, string person)
    {
        var id = await House.PostId(post);
        var someone = (await House.Actor(person)).Person!.Value;
        await House.Scope(async s =>
        {
            var db = s.GetRequiredService<Answerable.Server.Storage.Db>();
            var found = await db.Set<Post>().SingleAsync(p => p.Id == id);
            db.Add(found.Appoint(Actor.System(SystemVerbs.SetUp), someone, AppointmentKind.Holder, World.Start, World.Start));
            await db.SaveChangesAsync();
        });
    }
}
