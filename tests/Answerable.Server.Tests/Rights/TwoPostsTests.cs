using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.People;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rights;

/// <summary>Somebody with two posts has the rights of the one they act in; whether they may judge is asked of the person.</summary>
public sealed class TwoPostsTests(House house) : IClassFixture<House>
{
    private const string Plain = "YB1-plain", Entitled = "YO-second";

    [Fact]
    public async Task Only_the_post_acted_in_gives_sight_and_authority()
    {
        await Make("duo", Plain + "-a", Entitled + "-a");
        var id = await house.Finding();
        var round = await Rounds.Arrange.Draft(house);
        var duo = await house.SignedIn("duo");
        await Switch(duo, Plain + "-a");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), await Opened(duo, id, round.Id));
        await Assert.ThrowsAsync<NotVisible>(() => Open("duo", Plain + "-a", round.Id));
        await Switch(duo, Entitled + "-a");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await Opened(duo, id, round.Id));
        await Open("duo", Entitled + "-a", round.Id);
        await Switch(duo, Plain + "-a");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), await Opened(duo, id, round.Id));
    }

    [Fact]
    public async Task A_cookie_that_names_somebody_elses_post_gives_nothing_of_it()
    {
        await Cast.Add(house, "forger", ("YB1", "YB1-forger"));
        var id = await house.Finding();
        var forger = await house.SignedIn("forger");
        forger.Client.DefaultRequestHeaders.Add("Cookie", $"{SessionFilling.PostCookie}={(await house.PostId("YO-organiser")).Value}");
        using var answer = await forger.Client.GetAsync($"/rectifications/{id.Value}");
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{answer.StatusCode} at {answer.Headers.Location}");
    }

    [Fact]
    public async Task Whoever_stands_in_for_the_owner_may_not_verify_in_a_post_that_otherwise_may()
    {
        await Make("trio", Plain + "-b", Entitled + "-b");
        var id = await house.Claimed(new(2026, 6, 30));
        await house.Appoint("YA-head", "trio", AppointmentKind.Acting);
        try
        {
            Assert.Equal(["rectifications.verifier-barred"],
                await Arranged.Refused(() => house.Do<VerifyRepair>("trio", (a, by) => a.Run(by, id, "Seen"), Entitled + "-b")));
        }
        finally
        {
            await house.Vacate("YA-head", AppointmentKind.Acting);
        }
        await Make("quad", Plain + "-c", Entitled + "-c");
        await Assert.ThrowsAsync<NotVisible>(() => house.Do<VerifyRepair>("quad", (a, by) => a.Run(by, id, "Seen"), Plain + "-c"));
        await house.Do<VerifyRepair>("quad", (a, by) => a.Run(by, id, "Seen"), Entitled + "-c");
    }

    private async Task Open(string person, string post, RoundId round)
    {
        var by = await house.Actor(person, post);
        await house.Scope(s => s.GetRequiredService<OpenRound>().Run(by, round));
    }

    /// <summary>A person with a post without rights in Beech Town and one that organises and verifies over the city.</summary>
    private async Task Make(string code, string plain, string entitled)
    {
        await Cast.Add(house, code, ("YB1", plain), ("YO", entitled));
        await house.Scope(async s =>
        {
            var (db, now) = (s.GetRequiredService<Answerable.Server.Storage.Db>(), s.GetRequiredService<TimeProvider>().GetUtcNow());
            var (post, city) =
                (await db.Set<Post>().SingleAsync(p => p.Code == entitled), await db.Set<Unit>().SingleAsync(u => u.Code == "Y"));
            foreach (var right in new[] { Right.Organise, Right.Verify })
                db.Add(post.Grant(Actor.System(SystemVerbs.SetUp), right, city, now));
            await db.SaveChangesAsync();
        });
    }

    private async Task Switch(Visitor visitor, string post)
    {
        var id = await house.PostId(post);
        await visitor.Get("/acting");
        if (visitor.Page.QuerySelector($"input[value='acting-{id.Value:N}']")!.Closest("form")!.QuerySelector("button") is not null)
            await visitor.Submit($"acting-{id.Value:N}");
    }

    private static async Task<(HttpStatusCode, HttpStatusCode)> Opened(Visitor visitor, RectificationId id, RoundId round) =>
        ((await visitor.Get($"/rectifications/{id.Value}")).Status, (await visitor.Get($"/rounds/{round.Value}")).Status);
}
