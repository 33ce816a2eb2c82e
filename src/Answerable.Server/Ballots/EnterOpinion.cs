using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A teller types a written opinion in, apart from the choices. Nothing tells when, by whom, or from which paper.</summary>
internal sealed class EnterOpinion(Db db, RoundQueries rounds)
{
    public async Task Run(Actor by, AssessorGroupId group, DebrieferId debriefer, string text)
    {
        var round = await rounds.Load(by, group);
        if (!BallotSight.IsTeller(by, round)) throw new NotVisible();
        Require.That(round.Serves(by, OfficerRole.Teller), BallotRefusals.NotTeller);
        Require.That(await db.Set<HandOut>().AnyAsync(h => h.Id == group), BallotRefusals.NotHandedOut);
        db.Add(Opinion.Enter(by, round, group, debriefer, text));
        await db.SaveChangesAsync();
    }
}
