using System.Net;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Policies;
using Answerable.Server.Duties;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Duties;

/// <summary>Reports of several posts on one duty are read beside each other, and those chosen are accepted together.</summary>
public sealed class AlikeTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Those_chosen_are_accepted_together_and_the_others_wait_on()
    {
        var tasks = await Reported("anna", "boris", "emil");
        var olga = await house.SignedIn("olga");
        await olga.Get($"/duties/tasks/{tasks["anna"].Value}");
        await olga.Get(olga.Page.QuerySelector("a[href$='/alike']")!.GetAttribute("href")!);
        Assert.Equal(3, olga.Page.QuerySelectorAll("input[name=chosen]").Length);
        Assert.DoesNotContain(olga.Page.QuerySelectorAll("input[name=chosen]"), i => i.HasAttribute("checked"));
        // What somebody reported stands beside their own name, and beside nobody else's.
        foreach (var (code, name) in new[] { ("anna", "Anna Alder"), ("boris", "Boris Birch"), ("emil", "Emil Education") })
        {
            var beside = Assert.Single(olga.Page.QuerySelectorAll("input[name=chosen]"), i =>
                i.Closest("li")!.TextContent.Contains($"Held by {code}", StringComparison.Ordinal));
            Assert.Contains(name, beside.Closest("li")!.TextContent, StringComparison.Ordinal);
        }
        await olga.Submit("accept-chosen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("Choose at least one report.", olga.Text);
        await olga.Submit("accept-chosen", ("chosen", $"{tasks["anna"].Value:N}"), ("chosen", $"{tasks["boris"].Value:N}"));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal([DutyTaskState.Accepted, DutyTaskState.Accepted, DutyTaskState.Reported], await States(tasks));
        Assert.Single(olga.Page.QuerySelectorAll("input[name=chosen]"));
    }

    [Fact]
    public async Task One_that_was_changed_meanwhile_stops_them_all()
    {
        var tasks = await Reported("anna", "boris");
        var by = await house.Actor("olga");
        await house.Do<JudgeDuty>("olga", (a, olga) => a.Run(olga, tasks["boris"], "Where are the minutes?"));
        await house.Do<ReportDuty>("boris", (a, boris) => a.Run(boris, tasks["boris"], "Here they are", null));
        await Assert.ThrowsAsync<Stale>(() => house.Scope(s => s.GetRequiredService<AcceptAlike>().Run(by, tasks["anna"],
            tasks.Values.ToDictionary(t => t, _ => 1))));
        Assert.All(await States(tasks), s => Assert.Equal(DutyTaskState.Reported, s));
    }

    [Fact]
    public async Task Another_duty_is_not_among_them_and_nobody_judges_who_owes_one()
    {
        var (tasks, others) = (await Reported("anna", "boris"), await Reported("anna"));
        var by = await house.Actor("olga");
        await Assert.ThrowsAsync<NotVisible>(() => house.Scope(s => s.GetRequiredService<AcceptAlike>().Run(by, tasks["anna"],
            others.Values.ToDictionary(t => t, _ => 1))));
        var anna = await house.SignedIn("anna");
        await anna.Get($"/duties/tasks/{tasks["anna"].Value}/alike");
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
        var boris = await house.SignedIn("boris");
        await boris.Get($"/duties/tasks/{tasks["boris"].Value}/alike");
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
    }

    /// <summary>A duty of all secretaries of the city, reported by these.</summary>
    private async Task<Dictionary<string, DutyTaskId>> Reported(params string[] persons)
    {
        var (olga, city) = (await house.Actor("olga"), await house.UnitId("Y"));
        var list = await house.Scope(s => s.GetRequiredService<DraftDutyList>().Run(olga, city,
            new("Meetings", "secretary", new(2026, 1, 1), new(2026, 12, 31)) { Source = new(SourceKind.Document, "Document 4") }));
        var file = DutyFile.Read("number,strand,content,measure,evidence,due\n1,party-building,Hold four meetings,,,2026-03-31\n",
            RoundPolicies.Preset("party-60-40").Strands.Value);
        await house.Scope(s => s.GetRequiredService<ImportDutyItems>().Run(olga, list, file, false));
        await house.Scope(s => s.GetRequiredService<IssueDutyList>().Run(olga, list, null));
        var tasks = new Dictionary<string, DutyTaskId>();
        foreach (var person in persons)
        {
            var by = await house.Actor(person);
            var task = await house.Read(db => db.Set<DutyTask>().Where(t => t.ListId == list && t.PostId == by.Post).Select(t => t.Id)
                .SingleAsync());
            await house.Do<ReportDuty>(person, (a, holder) => a.Run(holder, task, $"Held by {person}", null));
            tasks[person] = task;
        }
        return tasks;
    }

    private async Task<List<DutyTaskState>> States(Dictionary<string, DutyTaskId> tasks)
    {
        var ids = tasks.Values.ToList();
        var states = await house.Read(db => db.Set<DutyTask>().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.State));
        return [.. tasks.Values.Select(t => states[t])];
    }
}
