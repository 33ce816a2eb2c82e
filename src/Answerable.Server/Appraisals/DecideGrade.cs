using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Records what the deciding body decided about one debriefer; what is graded must then be fed back to the person.</summary>
internal sealed class DecideGrade(Db db, AppraisalDesk desk, RoundPersons persons, OwedByHand owed, OrganisationZone zone)
{
    public async Task<GradeDecisionId> Run(Actor by, DebrieferId id, DecisionDraft draft)
    {
        var at = await desk.Of(by, id);
        var today = await zone.On(at.Now);
        var body = at.Round.Appointed(OfficerRole.DecidingBody);
        var members = await db.Set<Membership>().Where(m => m.CollectiveId == body && m.IsInForce(at.Now)).Select(m => m.MemberId).ToListAsync();
        var facts = new DecisionFacts(at.Facts.RatingOf(id), at.Facts.Graded(without: id), at.Facts.LastFindingsNotDone(id, draft.DecidedOn), members.ToHashSet(),
            await persons.Of(members, at.Now), at.Debriefing);
        var standing = at.Facts.DecisionOf(id);
        var awaited = at.Debriefer.AwaitsFeedBack;
        var decision = GradeDecision.Decide(by, at.Round, id, draft, facts, standing, today, at.Now);
        db.Add(decision);
        desk.InTurn(at.Round);
        await Owe(at, decision, standing, awaited, today);
        await db.SaveChangesAsync();
        return decision.Id;
    }

    /// <summary>Who has left the round owes it no report, and nobody owes them a comment.</summary>
    private async Task WaiveTheirs(AppraisalCase at)
    {
        foreach (var kind in new[] { DebriefKinds.File, DebriefKinds.Vet }) await owed.Waive(kind, new("debrief", at.Debriefer.Id.Value), at.Now);
        await owed.Waive(ReviewKinds.Comment, at.Debriefer.Ref, at.Now);
    }

    /// <summary>What is deferred is still owed; what is graded is owed to the person.</summary>
    private async Task Owe(AppraisalCase at, GradeDecision decision, GradeDecision? standing, bool awaited, DateOnly today)
    {
        if (decision.Kind != DebrieferDecision.Deferred) await owed.Discharge(AppraisalKinds.Decide, at.About, at.Now);
        var days = at.Round.Policy.FeedBackDays.Value;
        if (decision.Kind == DebrieferDecision.Withdrawn) await WaiveTheirs(at);
        if (!at.Debriefer.AwaitsFeedBack) await owed.Waive(AppraisalKinds.FeedBack, at.About, at.Now);
        else if (standing is { Kind: DebrieferDecision.Graded, FedBackAt: not null }) await owed.Reopen(AppraisalKinds.FeedBack, at.About, today, days, at.Now, at.Round.PostFor(OfficerRole.Recorder));
        else if (!awaited)
            await owed.Open(AppraisalKinds.FeedBack, at.Round.PostFor(OfficerRole.Recorder), at.Round.UnitId, today.AddDays(days), at.Round.Title, at.About, at.Now);
    }
}
