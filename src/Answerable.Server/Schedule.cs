using Answerable.Domain;
using Answerable.Server.Difficulties;
using Answerable.Server.Records;
using Answerable.Server.Obligations;
using Answerable.Server.Search;
using Answerable.Server.Storage;
using Quartz;

namespace Answerable.Server;

/// <summary>Jobs: a line each. A job is idempotent and derived from state, so that one that was missed is made up by the next.</summary>
internal static class Schedule
{
    /// <summary>Set to <c>off</c>, nothing runs by itself.</summary>
    public const string Setting = "ANSWERABLE_JOBS";

    public static void AddSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Setting] == "off") return;
        services.AddQuartz(jobs =>
        {
            jobs.ScheduleJob(SystemVerbs.FoldTally,
                async (FoldTally fold, CancellationToken cancel) => { await fold.Run(Actor.System(SystemVerbs.FoldTally), cancel); },
                    Every(seconds: 15));
            jobs.ScheduleJob(SystemVerbs.FoldLines, async (FoldLines fold, CancellationToken cancel) =>
                { await fold.Run(Actor.System(SystemVerbs.FoldLines), cancel); }, Every(seconds: 15));
            jobs.ScheduleJob(SystemVerbs.FillIndex, async (FillIndex fill, CancellationToken cancel) =>
                { await fill.Run(Actor.System(SystemVerbs.FillIndex), cancel); }, Every(seconds: 15));
            jobs.ScheduleJob(SystemVerbs.RaiseDifficulties, async (RaiseDifficulties raise, CancellationToken cancel) =>
                { await raise.Run(Actor.System(SystemVerbs.RaiseDifficulties), cancel); }, Every(seconds: 3600));
            jobs.ScheduleJob(ForgetForms.Job, async (ForgetForms forget, CancellationToken cancel) => { await forget.Run(cancel); },
                Every(seconds: 3600));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    private static Action<ITriggerConfigurator<IJob>> Every(int seconds) =>
        trigger => trigger.StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(seconds)).RepeatForever());
}
