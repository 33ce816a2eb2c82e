using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Records what the deciding body decided about one debriefer; what is graded must then be fed back to the person.</summary>
internal sealed class DecideGrade(Db db, AppraisalCases cases, DecisionQueries bodies, FactsReader reader, AppraisalsAwaited awaits,
    RoundAwaits rooms, Owed owed,
    OrganisationZone zone)
{
    public async Task<GradeDecisionId> Run(Actor by, DebrieferId id, DecisionDraft draft, int? version = null)
    {
        var at = await cases.LoadInTurn(by, id);
        var today = await zone.On(at.Now);
        var standing = await db.Set<GradeDecision>().FirstOrDefaultAsync(d => d.DebrieferId == id && d.SupersededById == null);
        var decision = GradeDecision.Decide(by, at.Round, at.Debriefer, draft, await Facts(at), standing, today, at.Now,
            version);
        db.Add(decision);
        // Who leaves the round owes it no report, and nobody owes them a comment; who is back is owed what everybody is.
        var leaves = decision.Kind == DebrieferDecision.Withdrawn || standing?.Kind == DebrieferDecision.Withdrawn;
        await owed.Follow(leaves ? await rooms.Awaited(at.Round, [at.Debriefer]) : await awaits.Awaited(at.Round, at.Debriefer), at.Now);
        await db.SaveChangesAsync();
        return decision.Id;
    }

    private async Task<DecisionFacts> Facts(AppraisalCase at)
    {
        var facts = await reader.OfDebriefer(at.Round, at.Debriefer.Id);
        var last = await reader.LastFindings(at.Round, at.Debriefer);
        var (members, persons) = await bodies.Members(at.Round.Appointed(OfficerRole.DecidingBody), at.Debriefer.PostId, at.Now);
        return new(facts.RatingOf(at.Debriefer.Id), await reader.Decided(at.Round.Id, at.Debriefer.Id),
            [.. last.Select(f => new LastFinding(f.DueOn, f.State))], facts.Groups.Count, members.ToHashSet(), persons,
            at.Debriefer.Answering(persons));
    }
}
