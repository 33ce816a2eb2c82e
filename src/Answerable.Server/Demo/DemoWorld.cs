using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>What a database holds, seen by somebody who wants the demo world in it.</summary>
internal enum DemoFound { Empty, SomethingElse, Unfinished, Ready }

/// <summary>
/// Makes the demo world by the actions that the pages use: last year's round with its repairs, the duties of the year,
/// and this year's round on the day of its meeting.
/// </summary>
internal sealed class DemoWorld(IServiceProvider services, DemoClock clock)
{
    /// <summary>Accounts are made last, so that a world whose making was cut short is known by having none.</summary>
    public static async Task<DemoFound> Find(Db db)
    {
        var settings = await db.Set<OrganisationSettings>().AsNoTracking().SingleOrDefaultAsync();
        if (settings is null) return DemoFound.Empty;
        if (!settings.IsDemo) return DemoFound.SomethingElse;
        return await db.Set<Account>().AnyAsync() ? DemoFound.Ready : DemoFound.Unfinished;
    }

    /// <summary>The language in which a demo world was made.</summary>
    public static async Task<string> LanguageOf(Db db)
    {
        var name = await db.Set<Unit>().Where(u => u.ParentId == null).Select(u => u.Name).FirstAsync();
        return name == DemoContent.Units()[0].Name("en") ? "en" : "zh-CN";
    }

    /// <param name="say">Takes a line about each step.</param>
    public async Task Make(string language, Action<string> say)
    {
        var calendar = new DemoCalendar(clock);
        var stage = new DemoStage(services, calendar, DemoContent.Of(language), language, say);
        try
        {
            calendar.GoTo(calendar.LastYear);
            await stage.Scope(async s => { await s.GetRequiredService<DemoRoster>().Write(language, stage.Content); return true; });
            await stage.Learn();
            stage.Say($"{stage.Units.Count} units, {stage.Posts.Count} posts");
            await new DemoDuties(stage).RunLastYear();
            await new DemoLastRound(stage).Run();
            await new DemoRepairs(stage).Run();
            stage.Say("repairs");
            await new DemoDuties(stage).Run();
            stage.Say("duties of the year");
            await new DemoObjections(stage).Run();
            await new DemoDifficulties(stage).Run();
            await new DemoPlans(stage).Run();
            await new DemoRequests(stage).Run();
            await new DemoDesk(stage).Run();
            await new DemoThisRound(stage).Run();
            calendar.GoToToday();
            await new DemoHandover(stage).Run();
            await new DemoReminders(stage).Run();
            await MakeAccounts(stage);
            stage.Say("ways in");
        }
        finally
        {
            clock.Release();
        }
    }

    private static Task MakeAccounts(DemoStage stage) => stage.Scope(async s =>
    {
        await s.GetRequiredService<FoldTally>().Run(Domain.Actor.System(SystemVerbs.FoldTally));
        var accounts = s.GetRequiredService<UserManager<Account>>();
        foreach (var person in await s.GetRequiredService<Db>().Set<Person>().AsNoTracking().OrderBy(p => p.Code).ToListAsync())
            await accounts.CreateAsync(new() { Id = Ids.New(stage.Calendar.Now), UserName = person.Code, PersonId = person.Id });
        return true;
    });
}
