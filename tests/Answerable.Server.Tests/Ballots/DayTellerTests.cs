using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Ledger;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Ballots;

/// <summary>A teller fetched for a day counts in the place of one teller, on that day, and does nothing else.</summary>
public sealed partial class DayTellerTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_code_is_given_printed_used_to_count_and_ends_when_the_counts_stand()
    {
        var round = await Counting.Begun(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}/day-tellers");
        await olga.Submit("give", ("name", "Della Day"), ("post", await Post("YE-teller")), ("on", "2026-01-05"));
        Assert.Contains("For Della Day", olga.Text);
        var secret = olga.Page.QuerySelector(".an-slip dd.code")!.TextContent;
        Assert.DoesNotContain(secret, string.Join(' ', await house.Read(db => db.Set<DayTeller>().Select(t => t.SecretHash).ToListAsync())
            ) + string.Join(' ', await house.Read(db => db.Set<LineBody>().Select(b => b.Json).ToListAsync())), StringComparison.Ordinal);
        await olga.Get($"/rounds/{round.Id.Value}/day-tellers");
        Assert.DoesNotContain(secret, olga.Html);
        Assert.Contains("Della Day", olga.Page.QuerySelector("#codes")!.TextContent);
        Assert.Contains("Olga Organiser", olga.Page.QuerySelector("#codes")!.TextContent);

        Visitor della = null!;
        var statements = await house.Statements.During(async () => della = await Come(secret.ToLowerInvariant()));
        // Who debriefs is not asked to let somebody in.
        Assert.DoesNotContain(statements, s => s.Contains("rounds_debriefer", StringComparison.Ordinal));
        Assert.Equal(("/teller", HttpStatusCode.OK), (della.Path, della.Status));
        Assert.Contains("Della Day, choose the ballot papers that you count", della.Text);
        Assert.Equal((1, 1), (await Lines("round.day-code-given", round.Id), await Lines("round.day-code-used", round.Id)));
        foreach (var (group, whole) in new[] { ("A", 8), ("B", 9) })
        {
            await della.Get($"/ballots/{round.Groups[group].Value}/enter");
            Assert.Equal(HttpStatusCode.OK, della.Status);
            Assert.Null(della.Page.QuerySelector(".an-rail, nav[aria-label='Rooms']"));
            await della.Submit("whole", ("issued", $"{whole}"), ("returned", "1"), ("spoiled", "0"));
            await della.Submit("paper", [.. round.Debriefers.Values.Select(d => ($"m-{d.Value:N}", "1"))]);
            await della.Submit("submit");
            await Counting.Enter(house, "tess", round, group, new(whole, 1, 0), Counting.Times(1, "111"));
            Assert.Equal(Submission.Stands, await Counting.Submit(house, "tess", round, group));
        }
        Assert.NotNull(await house.Read(db => db.Set<DayTeller>().Where(t => t.RoundId == round.Id).Select(t => t.EndedAt).SingleAsync()));
        await Gone(della, round);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Come(secret)).Status);
    }

    [Fact]
    public async Task The_count_of_another_round_another_day_and_what_was_withdrawn_are_not_there()
    {
        var (round, other) = (await Counting.Begun(house), await Counting.Begun(house));
        var secret = await Given(round.Id, "YE-teller", "Dan Day");
        var dan = await Come(secret);
        await Open();
        // The same posts count there.
        Assert.Equal(HttpStatusCode.NotFound, (await dan.Get($"/ballots/{other.Groups["A"].Value}/enter")).Status);
        // A minute before midnight and at midnight in the organisation's zone, eight hours ahead.
        var before = house.Clock.GetUtcNow();
        house.Clock.Advance(new DateTimeOffset(2026, 1, 5, 15, 59, 0, TimeSpan.Zero) - before);
        await Open();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Gone(dan, round);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Come(secret)).Status);
        house.Clock.Advance(before - house.Clock.GetUtcNow());
        await Open();
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}/day-tellers");
        await olga.Submit(olga.Page.QuerySelector("input[name=_handler][value^=withdraw]")!.GetAttribute("value")!);
        await Gone(dan, round);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Come(secret)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Come("AAAAA-BBBBB-CCCCC-DDDDD")).Status);

        async Task Open()
        {
            await dan.Get($"/ballots/{round.Groups["A"].Value}/enter");
            Assert.Equal((HttpStatusCode.OK, $"/ballots/{round.Groups["A"].Value}/enter"), (dan.Status, dan.Path));
        }
    }

    [Fact]
    public async Task The_two_tellers_are_two_persons_who_do_not_debrief_as_far_as_names_posts_and_browsers_tell()
    {
        var round = await Counting.Begun(house);
        var second = await house.PostId("YE-teller");
        foreach (var name in new[] { "Anna Alder", "Tess Teller", "olga organiser" })
            Assert.Equal(["rounds.day-teller-barred"], await Arranged.Refused(() => Given(round.Id, "YE-teller", name)));
        Assert.Equal(["rounds.not-tellers-post"], await Arranged.Refused(() => Given(round.Id, "YO-inspector", "Some One")));
        Assert.Equal(["rounds.day-past"], await Arranged.Refused(() => Given(round.Id, "YE-teller", "Some One", new(2026, 1, 4))));
        await Arranged.Grant(house, "YO-teller", Right.Organise, "Y");
        Assert.Equal(["rounds.could-use-day-code"], await Arranged.Refused(() =>
            house.Do<GiveDayCode>("tess", (a, by) => a.Run(by, round.Id, second, "Some One", new(2026, 1, 5)))));

        var secret = await Given(round.Id, "YE-teller", "Dee Two");
        // The session of whoever gave it, and the browser that knows them, or knows the other teller.
        foreach (var who in new[] { "olga", "tess" })
        {
            var visitor = await house.SignedIn(who);
            await visitor.Get("/teller");
            await visitor.Submit("come-in", ("code", secret));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
            Assert.Contains("sign out first", visitor.Text);
            visitor.Cookies.GetAllCookies().Single(c => c.Name == "answerable").Expired = true;
            await visitor.Get("/teller");
            await visitor.Submit("come-in", ("code", secret));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
            Assert.Contains("somebody else has signed in", visitor.Text);
        }
        var first = await Given(round.Id, "YO-teller", "Dee One");
        Assert.Equal(["rounds.day-teller-barred"], await Arranged.Refused(() => Given(round.Id, "YE-teller", "dee one")));
        var both = await Come(first);
        var token = both.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await both.Post("/teller", ("__RequestVerificationToken", token), ("_handler", "come-in"), ("code", secret));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, both.Status);
        Assert.Null(await house.Read(db => db.Set<DayTeller>().Where(t => t.Name == "Dee Two").Select(t => t.UsedAt).SingleAsync()));
    }

    [Fact]
    public async Task Where_a_tellers_post_is_vacant_the_code_fills_it_for_opening_and_counting()
    {
        await Arranged.Vacate(house, "YE-teller");
        try
        {
            Assert.Equal(["rounds.teller-vacant"], await Arranged.Refused(() => Arrange.Open(house)));
            var draft = await Arrange.Draft(house);
            await Given(draft.Id, "YE-teller", "Dina Vacant", (await Arrange.Read(house, draft.Id)).MeetingOn);
            await house.Do<OpenRound>("olga", (a, by) => a.Run(by, draft.Id));
            Assert.Equal(RoundState.Open, (await Arrange.Read(house, draft.Id)).State);
        }
        finally
        {
            await Arranged.Appoint(house, "YE-teller", "tom");
        }
    }

    [Fact]
    public async Task The_form_is_offered_to_whoever_may_give_a_code_and_others_are_told_why_not()
    {
        var round = await Counting.Begun(house);
        var page = $"/rounds/{round.Id.Value}/day-tellers";
        await Given(round.Id, "YE-teller", "Dot Day");
        var olga = await house.SignedIn("olga");
        Assert.Equal(["give", "withdraw"], Offered(await olga.Get(page)));
        // Whoever counts could use the code.
        await Arranged.Grant(house, "YE-teller", Right.Organise, "Y");
        var tom = await house.SignedIn("tom");
        Assert.Empty(Offered(await tom.Get(page)));
        Assert.Equal(HttpStatusCode.OK, tom.Status);
        Assert.Contains("they could use it themselves", tom.Text);
        var id = round.Id;
        await house.Read(db => db.Set<Round>().Where(r => r.Id == id)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RoundState.Published)));
        Assert.Empty(Offered(await olga.Get(page)));
        Assert.Contains("Grades are published; who served can no longer change.", olga.Text);
    }

    /// <summary>Forms of the page, without what they are about.</summary>
    private static IEnumerable<string> Offered(Visitor visitor) => visitor.Page.QuerySelectorAll("main input[name=_handler]")
        .Select(i => i.GetAttribute("value")!.Split('-')[0]).Distinct();

    private static async Task Gone(Visitor visitor, ArrangedRound round)
    {
        await visitor.Get($"/ballots/{round.Groups["A"].Value}/enter");
        // Nobody any more: as every stranger, asked to sign in.
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    private async Task<Visitor> Come(string secret)
    {
        var visitor = house.Stranger();
        await visitor.Get("/teller");
        await visitor.Submit("come-in", ("code", secret));
        return visitor;
    }

    private async Task<string> Given(RoundId round, string post, string name, DateOnly? on = null)
    {
        var (by, teller) = (await house.Actor("olga"), await house.PostId(post));
        return await house.Scope(s => s.GetRequiredService<GiveDayCode>().Run(by, round, teller, name, on ?? new(2026, 1, 5)));
    }

    private Task<int> Lines(string act, RoundId about)
    {
        var id = about.Value;
        return house.Read(db => db.Set<Line>().CountAsync(l => l.Act == act && l.ObjectId == id));
    }

    private async Task<string> Post(string code) => $"{(await house.PostId(code)).Value}";
}
