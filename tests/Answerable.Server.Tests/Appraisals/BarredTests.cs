using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Answerable.Server.Tests.Appraisals.Appraising;

namespace Answerable.Server.Tests.Appraisals;

public sealed class BarredTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Nobody_takes_part_in_the_decision_about_themselves_by_person()
    {
        var round = await Deciding(house);
        await Score(house, round.Alder, 9000, 9000);
        var chair = await house.PostId("Y-chair");
        // Chen stands in for Alder's secretary from now on.
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var by = Answerable.Domain.Actor.System(SystemVerbs.SetUp);
            var post = await db.Set<Post>().SingleAsync(p => p.Code == "YA-head");
            var chen = await db.Set<Domain.People.Person>().Where(p => p.Code == "chen").Select(p => p.Id).SingleAsync();
            db.Add(post.Appoint(by, chen, AppointmentKind.Acting, house.Clock.GetUtcNow(), house.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        Assert.Equal(["appraisals.present-for-own"], await Refused(() => Decide(house, round.Alder, DebrieferDecision.Graded, "good")));
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/{round.Alder.Value}/decide");
        Assert.True(olga.Page.QuerySelector($"input[name=present][value='{chair.Value}']")!.HasAttribute("disabled"));
        Assert.Contains("barred: this decision is about them", olga.Text);
    }

    [Fact]
    public async Task The_top_grade_waits_for_findings_of_last_time_that_fell_due()
    {
        var before = await Arrange.Open(house);
        await house.Finding("YB-head", round: before.Id);
        house.Clock.GoTo(new DateOnly(2026, 12, 1));
        var round = await Deciding(house);
        Assert.Equal(before.Id, (await Arrange.Read(house, round.Id)).PreviousRoundId);
        await Score(house, round.Birch, 9800, 9800);
        Assert.Equal(["appraisals.last-findings-not-done"],
            await Refused(() => Decide(house, round.Birch, DebrieferDecision.Graded, "good")));
        await Decide(house, round.Birch, DebrieferDecision.Graded, "fairly-good", "A finding of last time is still open.");
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/{round.Birch.Value}");
        Assert.Contains("1 due finding of last time not verified as done", olga.Text);
    }
}
