using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A teller types a written opinion in, apart from the choices. Nothing tells when, by whom, or from which paper.</summary>
internal sealed class EnterOpinion(Db db, CountFrames frames)
{
    public async Task Run(Actor by, AssessorGroupId group, DebrieferId debriefer, string text)
    {
        var frame = await frames.Load(by, group);
        if (frame.TellerPostOf(by) is null) throw new NotVisible();
        var counted = group.AsCounted();
        var isHandedOut = await db.Set<HandOut>().AnyAsync(h => h.Id == counted);
        db.Add(Opinion.Enter(by, frame, counted, isHandedOut, debriefer.AsSubject(), text));
        await db.SaveChangesAsync();
    }
}
