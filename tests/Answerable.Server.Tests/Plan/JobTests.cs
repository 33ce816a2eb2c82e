using Answerable.Domain;

namespace Answerable.Server.Tests.Plan;

/// <summary>What rooms do by themselves.</summary>
public sealed class JobTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Each_job_that_a_room_declares_runs_in_the_name_of_a_verb_of_its_own()
    {
        var jobs = Rooms.All.SelectMany(r => r.Jobs).ToList();
        Assert.Equal([SystemVerbs.CarryOutPlans, SystemVerbs.FillIndex, SystemVerbs.FoldLines, SystemVerbs.FoldTakeUp,
            SystemVerbs.FoldTally, SystemVerbs.RaiseDifficulties, SystemVerbs.Remind, SystemVerbs.SweepFiles],
            jobs.Select(j => j.Verb).Order(StringComparer.Ordinal));
        foreach (var job in jobs)
        {
            Assert.InRange(job.Seconds, 1, 86_400);
            var said = await house.Statements.During(() => house.Scope(async s =>
            {
                await job.Run(s, Actor.System(job.Verb), CancellationToken.None);
                return true;
            }));
            // What lies in a folder is swept; where nothing does, nothing is asked.
            if (job.Verb != SystemVerbs.SweepFiles) Assert.NotEmpty(said);
        }
    }
}
