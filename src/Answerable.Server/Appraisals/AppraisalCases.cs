using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>A debriefer's appraisal ready for an act: the frame of its round, and of the debriefers this one alone.</summary>
internal sealed record AppraisalCase(RoundFrame Round, Debriefer Debriefer, DateTimeOffset Now);

/// <summary>Loads an appraisal for an act of whoever may see it that far.</summary>
internal sealed class AppraisalCases(Db db, RoundQueries rounds, TimeProvider clock)
{
    public async Task<AppraisalCase> Load(Actor by, DebrieferId id) => await Seen(by, await rounds.Frame(by, id));

    /// <summary>Two decisions in one round follow one another, so that no quota is passed by both at once.</summary>
    public async Task<AppraisalCase> LoadInTurn(Actor by, DebrieferId id) => await Seen(by, await rounds.FrameInTurn(by, id));

    /// <summary>An entry of this appraisal's components.</summary>
    public async Task<ComponentEntry> Entry(DebrieferId id, ComponentEntryId which) =>
        await db.Set<ComponentEntry>().FirstOrDefaultAsync(e => e.Id == which && e.DebrieferId == id) ?? throw new NotVisible();

    private async Task<AppraisalCase> Seen(Actor by, (RoundFrame Round, Debriefer Debriefer) at)
    {
        var collective = await db.Set<Post>().Where(p => p.Id == at.Debriefer.PostId).Select(p => p.IsCollective).FirstAsync();
        if (!by.IsSystem && new RoundSight(by, at.Round).Into(at.Debriefer, collective) < Sight.Entering) throw new NotVisible();
        return new(at.Round, at.Debriefer, clock.ReadNow());
    }
}
