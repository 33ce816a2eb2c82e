using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>What became of the findings of last year's round, and of those raised since by visits: one in each state.</summary>
internal sealed class DemoRepairs(DemoStage stage)
{
    private readonly Dictionary<string, RectificationId> ids = [];

    public async Task Run()
    {
        var titles =
            stage.Content.LastYear.Comments.Where(c => c.Key is not null).ToDictionary(c => Finding.TitleFrom(c.Text), c => c.Key!);
        foreach (var (id,
            title) in await stage.Read(
                db => db.Set<Finding>().Select(f => new { f.Id, f.Title }).ToDictionaryAsync(f => f.Id, f => f.Title)))
            ids[titles[title]] = RectificationId.For(id);
        await Closed();
        await Open();
        await FromVisits();
    }

    /// <summary>Verified and closed; one of them was put right at once and needed no plan.</summary>
    private async Task Closed()
    {
        foreach (var (key, plan, due, progress, claim) in new[] { ("F2", -320, -170, -250, -180), ("F4", -322, -150, -230, -160),
            ("F9", -317, -140, -220, -145) })
        {
            await Plan(key, plan, due);
            await Progress(key, progress);
            await Claim(key, claim);
            await Verify(key, claim + 4);
        }
        stage.Calendar.GoTo(-340, 14);
        await Judge<ClassifyRectification>("F6", r => r.ApproverPostId,
            (act, by) => act.Run(by, ids["F6"], RectificationKind.ImmediateFix, stage.Content.Repairs["F6"].Condition));
        await Claim("F6", -331);
        await Verify("F6", -328);
    }

    private async Task Open()
    {
        // Claimed done after its date, and waiting for the verifier.
        await Plan("F1", -323, -7, "Y0101-secretary");
        await Progress("F1", -200, -60);
        await Claim("F1", -3);
        // Overdue by twelve and by thirty days.
        await Plan("F3", -318, -12);
        await Progress("F3", -150, -40);
        await Plan("F7", -316, -30);
        await Progress("F7", -90);
        // Claimed, seen on site, and returned.
        await Plan("F5", -315, -15);
        await Progress("F5", -120);
        await Claim("F5", -14);
        stage.Calendar.GoTo(-9, 11);
        await Judge<ReturnRepair>("F5", r => r.VerifierPostId, (act, by) => act.Run(by, ids["F5"], stage.Content.Repairs["F5"].Verdict!));
        // A lasting rule, not yet due.
        await Plan("F8", -319, 15);
        await Progress("F8", -100);
    }

    private async Task FromVisits()
    {
        foreach (var (visit, day) in stage.Content.Inspections.Zip([-60, -25, -29, -80])) await Raise(visit, day);
        await Plan("I1", -50, 2);
        await Progress("I1", -10);
        stage.Calendar.GoTo(-3, 10);
        var asked = stage.Content.Repairs["I1"].Extension!;
        await Judge<RequestExtension>("I1", r => r.OwnerPostId,
            (act, by) => act.Run(by, ids["I1"], new(asked.Reason, stage.Calendar.Day(30), asked.Progress)));
        await Plan("I4", -70, -5);
        await Progress("I4", -30);
        await Claim("I4", -4);
        // This plan waits for approval, and the one of the third is still awaited.
        await Draft("I2", -2, 60, null);
    }

    private async Task Raise(DemoInspection visit, int day)
    {
        stage.Calendar.GoTo(day, 16);
        var by = await stage.Actor(visit.By);
        var terms = RectificationTerms.Of(RoundPolicies.Preset("party-60-40"));
        var (owedTo, approver) =
            visit.By.StartsWith("YO", StringComparison.Ordinal) ? (stage.Units["Y"], DemoRound.Organiser) : (stage.Units["Y01"], visit.By);
        ids[visit.Key] = RectificationId.For(await stage.Scope(async s =>
        {
            var finding =
                await s.GetRequiredService<RaiseFinding>().Run(by,
                    new(stage.Posts[visit.Of], visit.Title, visit.Text, visit.Strand, new(FindingSource.Inspection), terms, owedTo,
                        stage.Posts[approver]),
                s.GetRequiredService<TimeProvider>().GetUtcNow());
            await s.GetRequiredService<Db>().SaveChangesAsync();
            return finding.Id;
        }));
    }

    private async Task Plan(string key, int day, int due, string? responsible = null)
    {
        await Draft(key, day, due, responsible);
        stage.Calendar.GoTo(day + 4, 15);
        await Judge<ApprovePlan>(key, r => r.ApproverPostId, (act, by) => act.Run(by, ids[key]));
    }

    private async Task Draft(string key, int day, int due, string? responsible)
    {
        var told = stage.Content.Repairs[key];
        stage.Calendar.GoTo(day, 10);
        var last = stage.Calendar.Day(due);
        var measures =
            told.Measures.Select(
                (text, i) =>
                    new MeasureDraft(text, i == 0 && responsible is not null ? stage.Posts[responsible] : null,
                        last.AddDays(-(told.Measures.Count - 1 - i) * 14)));
        await Judge<PlanRectification>(key, r => r.OwnerPostId,
            (act, by) => act.Run(by, ids[key], new(told.Kind, told.Condition, last, [.. measures])));
    }

    private async Task Progress(string key, params int[] days)
    {
        var told = stage.Content.Repairs[key];
        foreach (var ((text, day), i) in told.Progress.Zip(days).Select((p, i) => (p, i)))
        {
            stage.Calendar.GoTo(day, 17);
            // Each report settles a measure, the last of which comes with the claim.
            IReadOnlyCollection<int> done = told.Evidence is not null && i + 1 < told.Measures.Count ? [i + 1] : [];
            await Judge<ReportRepair>(key, r => r.OwnerPostId,
                (act, by) => act.Run(by, ids[key], text, told.Evidence, measures: done));
        }
    }

    private async Task Claim(string key, int day)
    {
        stage.Calendar.GoTo(day, 9);
        await Judge<ClaimDone>(key, r => r.OwnerPostId,
            (act, by) => act.Run(by, ids[key], stage.Content.Repairs[key].Claim!, stage.Content.Repairs[key].ClaimEvidence));
    }

    private async Task Verify(string key, int day)
    {
        stage.Calendar.GoTo(day, 11);
        await Judge<VerifyRepair>(key, r => r.VerifierPostId, (act, by) => act.Run(by, ids[key], stage.Content.Repairs[key].Verdict!));
    }

    /// <summary>The holder of the post that the rectification names acts.</summary>
    private async Task Judge<TAction>(string key, Func<Rectification, PostId> who, Func<TAction, Actor, Task> act) where TAction : notnull
    {
        var post = who(await stage.Read(db => db.Set<Rectification>().AsNoTracking().SingleAsync(r => r.Id == ids[key])));
        await stage.As(stage.Posts.First(p => p.Value == post).Key, act);
    }
}
