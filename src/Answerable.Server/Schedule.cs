using Answerable.Domain;
using Answerable.Server.Storage;
using Quartz;

namespace Answerable.Server;

/// <summary>Runs the jobs that rooms declare, and that of the ground itself.</summary>
internal static class Schedule
{
    /// <summary>Set to <c>off</c>, nothing runs by itself.</summary>
    public const string Setting = "ANSWERABLE_JOBS";

    public static void AddSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Setting] == "off") return;
        services.AddQuartz(jobs =>
        {
            foreach (var job in Rooms.All.SelectMany(r => r.Jobs))
                jobs.ScheduleJob(job.Verb, async (IServiceProvider scope, CancellationToken cancel) =>
                    await job.Run(scope, Actor.System(job.Verb), cancel), Every(job.Seconds));
            jobs.ScheduleJob(ForgetForms.Job, async (ForgetForms forget, CancellationToken cancel) => { await forget.Run(cancel); },
                Every(seconds: 3600));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    private static Action<ITriggerConfigurator<IJob>> Every(int seconds) =>
        trigger => trigger.StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(seconds)).RepeatForever());
}
