using System.ComponentModel;
using System.Text;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>A reading of obligations: who is reminded of what by the policy's steps, by mail and calendar too, and one page a
/// week.</summary>
internal sealed class RemindersRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("round", 11, "reminders", "bell", by => by.Post is not null),
        new("round", 12, "weekly", "printer", by => by.Over(RightSets.Overseeing).Count > 0),
    ];

    public override IReadOnlyList<Job> Jobs =>
    [
        new(SystemVerbs.Remind, 60, async (services, by, cancel) =>
        {
            await services.GetRequiredService<WriteReminders>().Run(by, cancel);
            await services.GetRequiredService<PlanDigests>().Run(by, cancel);
            await services.GetRequiredService<SendDigests>().Run(by, cancel);
        }),
    ];

    public override void MapTables(ModelBuilder model) => ReminderMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(s => new MailServer(SmtpSetting.Read(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<Reach>())));
        services.AddSingleton<StopLinks>();
        services.AddSingleton(new MePanel(typeof(OwnChannelsNote)));
        services.AddScoped<UnitHeads>();
        services.AddScoped<WriteReminders>();
        services.AddScoped<OpenOfPersons>();
        services.AddScoped<OwnTitles>();
        services.AddScoped<DigestLetters>();
        services.AddScoped<PlanDigests>();
        services.AddScoped<SendDigests>();
        services.AddSingleton<SendTurn>();
        services.AddScoped<StateMailbox>();
        services.AddScoped<ConfirmMailbox>();
        services.AddScoped<EndMailbox>();
        services.AddScoped<MakeFeed>();
        services.AddScoped<EndFeed>();
        services.AddScoped<FeedCalendar>();
        services.AddScoped<ReminderLists>();
        services.AddScoped<WeeklyQueries>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapRoom("reminders", "Reminders").MapGet("", List).WithName("ListReminders")
            .WithSummary("Of what the post acted in was reminded, and when")
            .WithDescription("Fifty a page, the newest day first; of what the actor may not see only kind and dates.")
            .May(ApiProblems.Reads);
        app.MapGet("/calendar/{secret}.ics", async (string secret, HttpContext http, FeedCalendar feeds, Reach reach) =>
        {
            if (await feeds.Of(secret, reach.Origin(http.Request)) is not { } text) return Results.NotFound();
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Text(text, "text/calendar; charset=utf-8", Encoding.UTF8);
        }).AllowAnonymous();
        StopPages.Map(app);
    }

    private static async Task<Ok<PageOf<ReminderRow>>> List(Session session, ReminderLists lists,
        [Description("From next of the page before")] string? after = null) =>
        TypedResults.Ok(await lists.Page(session.Actor, after));
}
