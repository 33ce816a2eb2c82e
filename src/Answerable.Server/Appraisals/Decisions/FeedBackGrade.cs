using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The person was told first; from now on they see the sheet.</summary>
internal sealed class FeedBackGrade(Db db, AppraisalCases cases, AppraisalsAwaited awaits, Owed owed)
{
    public async Task Run(Actor by, DebrieferId id)
    {
        var at = await cases.Load(by, id);
        var decision = await db.Set<GradeDecision>().FirstOrDefaultAsync(d => d.DebrieferId == id && d.SupersededById == null);
        Require.None(GradeDecision.AgainstFeedingBack(by, at.Round, decision));
        decision!.FeedBack(by, at.Round, at.Debriefer, at.Now);
        await owed.Follow(await awaits.Awaited(at.Round, at.Debriefer), at.Now);
        await db.SaveChangesAsync();
    }
}
