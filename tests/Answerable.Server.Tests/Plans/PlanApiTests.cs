using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;
using Answerable.Server.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Plans;

/// <summary>The same over the API, and attacked by whoever it is not for.</summary>
public sealed class PlanApiTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Only_the_post_of_the_package_claims_only_the_other_accepts_and_nobody_who_stands_in_for_the_first()
    {
        var plan = await ArrangedPlan.Adopted(house);
        var address = $"/api/plans/milestones/{plan.Milestones[0].Value}";
        foreach (var (person, may) in new[] { ("ivan", 403), ("olga", 403), ("emil", 403), ("boris", 404), ("asha", 404) })
            Assert.Equal(may, (int)(await Call(person, $"{address}/claim", new { text = "Done" })));
        Assert.Equal(422, (int)await Call("anna", $"{address}/claim", new { text = " " }));
        Assert.Equal(200, (int)await Call("anna", $"{address}/claim", new { text = "Done", link = "Record 9" }));
        foreach (var person in new[] { "anna", "olga", "chen", "carl" })
            Assert.Equal(403, (int)await Call(person, $"{address}/acceptance", null));
        Assert.Equal(422, (int)await Call("ivan", $"{address}/return", new { reason = "" }));
        // Ivan stands in for Anna from now on: what her post proved is nothing for him to accept.
        var alder = await house.PostId("YA-head");
        await house.Scope(async s => await s.GetRequiredService<AppointToPost>().Run(Actor.System(SystemVerbs.Demo), alder,
            AppointmentKind.Acting, "ivan", null));
        Assert.Equal(403, (int)await Call("ivan", $"{address}/acceptance", null));
        var milestone = await house.Read(db => db.Set<Milestone>().SingleAsync(m => m.Id == plan.Milestones[0]));
        Assert.Equal(MilestoneState.Claimed, milestone.State);
    }

    [Fact]
    public async Task A_circle_is_refused_with_its_path_and_an_adopted_plan_takes_nothing_more()
    {
        var plan = await ArrangedPlan.Draft(house);
        var packages = await house.Read(db => db.Set<WorkPackage>().Where(p => p.PlanId == plan.Id).OrderBy(p => p.Number).Select(p => p.Id)
            .ToListAsync());
        var olga = new ApiCalls(await house.SignedIn("olga"));
        await olga.Get($"/api/plans/{plan.Id.Value}");
        await olga.Post($"/api/plans/{plan.Id.Value}/link", new { packageId = packages[0], afterId = packages[1] });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("would wait for each other", $"{olga.Body}");
        var meeting = new { source = new { kind = "Meeting", reference = "Meeting 4" } };
        Assert.Equal(404, (int)await Call("anna", $"/api/plans/{plan.Id.Value}/adoption", meeting));
        await olga.Post($"/api/plans/{plan.Id.Value}/adoption", meeting);
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        await olga.Post($"/api/plans/{plan.Id.Value}/project", ArrangedPlan.Project with { Source = null });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Get("/api/plans?unit=Y");
        Assert.Contains("City plan of 2026", $"{olga.Body}");
    }

    private async Task<HttpStatusCode> Call(string person, string address, object? body)
    {
        var calls = new ApiCalls(await house.SignedIn(person));
        await calls.Get(address[..address.LastIndexOf('/')]);
        await calls.Post(address, body, calls.Tag ?? "\"1\"");
        return calls.Status;
    }
}
