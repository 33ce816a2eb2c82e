using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <content>From the record to the publication, and what may be done with it.</content>
public sealed partial class GradeDecision
{
    /// <summary>What stands against each act on what is decided about a debriefer.</summary>
    /// <param name="standing">The decision that stands, or null.</param>
    public static Acts Acts(Actor by, RoundFrame round, Debriefer debriefer, GradeDecision? standing) => new()
    {
        { AppraisalActs.Decision, AgainstDeciding(by, round, debriefer, standing) },
        { AppraisalActs.Withdrawal, AgainstWithdrawing(by, round, debriefer, standing) },
        { AppraisalActs.Feedback, AgainstFeedingBack(by, round, standing) },
    };

    /// <summary>Against telling the person what was decided: theirs who record, chair or organise, once for each decision.</summary>
    /// <param name="standing">The decision that stands, or null.</param>
    public static IEnumerable<Refusal> AgainstFeedingBack(Actor by, RoundFrame round, GradeDecision? standing)
    {
        if (!round.Serves(by, OfficerRole.Recorder) && !round.Serves(by, OfficerRole.Chair) && !by.Has(Right.Organise, round.UnitPath))
            yield return AppraisalRefusals.MayNotFeedBack;
        if (standing is null) yield return AppraisalRefusals.NothingDecided;
        else if (standing.SupersededById is not null) yield return AppraisalRefusals.NotTheStandingDecision;
        else if (standing.FedBackAt is not null) yield return AppraisalRefusals.AlreadyFedBack;
    }

    /// <summary>The person concerned was told first.</summary>
    public void FeedBack(Actor by, RoundFrame round, Debriefer subject, DateTimeOffset now)
    {
        RequireNone(AgainstFeedingBack(by, round, this));
        subject.FeedBack(now);
        (FedBackByPost, FedBackBy, FedBackAt) = (by.Post, by.Person, now);
        Record(by, "grade-decision.fed-back", now, unit: round.UnitId);
    }

    /// <summary>Against making this decision visible: never before the person knows.</summary>
    public IEnumerable<Refusal> AgainstPublishing(Actor by, RoundFrame round, Debriefer subject)
    {
        if (!by.Has(Right.Organise, round.UnitPath)) yield return AppraisalRefusals.MayNotPublish;
        if (SupersededById is not null) yield return AppraisalRefusals.NotTheStandingDecision;
        else if (subject.AwaitsFeedBack) yield return AppraisalRefusals.NotFedBack;
        else if (PublishedAt is not null) yield return AppraisalRefusals.AlreadyPublished;
    }

    /// <summary>
    /// Visible to the policy's scope from now on. Whether all of them may be published asks <see cref="GradePublication"/>.
    /// </summary>
    public void Publish(Actor by, RoundFrame round, Debriefer subject, DateTimeOffset now)
    {
        RequireNone(AgainstPublishing(by, round, subject));
        subject.Publish(now);
        PublishedAt = now;
        Record(by, "grade-decision.published", now, unit: round.UnitId);
    }
}
