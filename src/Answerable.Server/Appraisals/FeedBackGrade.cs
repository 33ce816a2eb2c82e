using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;

namespace Answerable.Server.Appraisals;

/// <summary>The person was told first; from now on they see the sheet.</summary>
internal sealed class FeedBackGrade(Db db, AppraisalDesk desk, OwedByHand owed)
{
    public async Task Run(Actor by, DebrieferId id)
    {
        var at = await desk.Of(by, id);
        Require.That(GradeDecision.MayBeFedBackBy(by, at.Round), AppraisalRefusals.MayNotFeedBack);
        var decision = at.Facts.DecisionOf(id) ?? throw new Refused(AppraisalRefusals.NothingDecided);
        decision.FeedBack(by, at.Round, at.Now);
        await owed.Discharge(AppraisalKinds.FeedBack, at.About, at.Now);
        await db.SaveChangesAsync();
    }
}
