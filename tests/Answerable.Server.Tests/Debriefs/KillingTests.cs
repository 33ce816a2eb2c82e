using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Debriefs;

public sealed class KillingTests(House house) : IClassFixture<House>
{
    /// <summary>Answers that are waited for before each kill: of six who file at once, some have filed by then, and others are at
    /// it.</summary>
    private static readonly int[] Answers = [0, 1, 3];

    [Fact]
    public async Task Killing_the_process_while_filing_leaves_the_state_before_or_after_and_never_between()
    {
        var outcomes = new List<bool>();
        foreach (var answers in Answers)
        {
            var (first, _) = await Reports.RoundAfter(house, $"Hall {answers} stands idle");
            var second = await Arrange.Open(house, "party-60-40", null, Reports.Next());
            using var child = await Child.Serve(house);
            var filing = new List<(Visitor Who, RoundId Round, DebrieferId Id, DebriefContent Content)>();
            foreach (var round in new[] { first, second })
            {
                foreach (var (person, id) in new[] { ("anna", round.Alder), ("boris", round.Birch), ("emil", round.Education) })
                {
                    var visitor = await child.SignedIn(person);
                    await visitor.Get($"/debriefs/{id.Value}/write");
                    filing.Add((visitor, round.Id, id, Reports.Good([.. await Reports.Owed(house, person, id)])));
                }
            }
            var answered = 0;
            var enough = new TaskCompletionSource();
            var sent = filing.ConvertAll(async f =>
            {
                var broken = await Record.ExceptionAsync(() => f.Who.Submit("debrief", [("do", "file"), .. Reports.Fields(f.Content)]));
                if (broken is null && Interlocked.Increment(ref answered) == answers) enough.SetResult();
            });
            await (answers == 0 ? Task.Delay(TimeSpan.FromMilliseconds(5)) : Task.WhenAny(enough.Task, Task.WhenAll(sent)));
            child.Kill();
            await Task.WhenAll(sent);
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            foreach (var (_, round, id, content) in filing) outcomes.Add(await IsFiled(round, id, content));
        }
        Assert.Contains(true, outcomes);
    }

    /// <summary>Whether it is filed, in every table alike.</summary>
    private Task<bool> IsFiled(RoundId round, DebrieferId id, DebriefContent content) => house.Read(async db =>
    {
        var debrief = await db.Set<Debrief>().AsNoTracking().Include(d => d.Versions).FirstOrDefaultAsync(d => d.DebrieferId == id);
        var filed = debrief?.Versions.Count == 1;
        var owed = await db.Set<Obligation>().Where(o => o.ObjectId == id.Value).Select(o => new { o.Kind, o.State }).ToListAsync();
        var findings = content.Answers.Select(a => a.FindingId).ToList();
        Assert.Equal(filed ? DebriefState.Filed : DebriefState.Draft, debrief?.State ?? DebriefState.Draft);
        Assert.Equal(filed ? ObligationState.Discharged : ObligationState.Open, owed.Single(o => o.Kind == DebriefKinds.File.Code).State);
        Assert.Equal(filed ? 1 : 0, owed.Count(o => o.Kind == DebriefKinds.Vet.Code));
        Assert.Equal(filed ? 1 : 0, await db.Set<Line>().CountAsync(l => l.ObjectId == id.Value && l.Act == "debrief.filed"));
        Assert.Equal(filed ? findings.Count : 0, await db.Set<FindingResult>()
            .CountAsync(r => r.RoundId == round && findings.Contains(r.FindingId)));
        Assert.Equal(filed ? ReportProgress.Filed : ReportProgress.None, await db.Set<Debriefer>().Where(d => d.Id == id)
            .Select(d => d.Report).SingleAsync());
        return filed;
    });
}
