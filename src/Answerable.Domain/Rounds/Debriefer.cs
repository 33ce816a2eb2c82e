using Answerable.Domain.Organisation;

namespace Answerable.Domain.Rounds;

/// <summary>
/// One post's part in one round; where a post had several holders in the period, each has a part of their own. It goes through the round
/// singly: the rooms above set how far it
/// has come, in the transaction of the act that did so, and the act's line stands on the act's object.
/// </summary>
public sealed partial class Debriefer
{
    private Debriefer() { }

    internal Debriefer(DebrieferId id, RoundId round, Post post, DebriefMode mode, int order) =>
        (Id, RoundId, PostId, UnitId, UnitPath, Mode, Order) = (id, round, post.Id, post.UnitId, post.UnitPath, mode, order);

    /// <summary>Its debrief carries the same value.</summary>
    public DebrieferId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public PostId PostId { get; private set; }

    /// <summary>Unit of the post, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    public DebriefMode Mode { get; private set; }

    /// <summary>Place in the round, from 1.</summary>
    public int Order { get; private set; }

    public ReportProgress Report { get; private set; }

    /// <summary>Accepted now or once: who could read it then still can.</summary>
    public bool WasAccepted { get; private set; }

    /// <summary>When it was last accepted; the acceptance may have been taken back since.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    public PresentedAs PresentedAs { get; private set; }

    /// <summary>Comments that stand, corrections not counted twice.</summary>
    public int CommentCount { get; private set; }

    /// <summary>Groups of assessors whose count stands.</summary>
    public int CountedGroups { get; private set; }

    public DebrieferDecision Decision { get; private set; }

    /// <summary>When the standing decision was fed back to the person.</summary>
    public DateTimeOffset? FedBackAt { get; private set; }

    /// <summary>When the standing decision was published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When any decision was first fed back: a correction does not take away what the person was told.</summary>
    public DateTimeOffset? FirstFedBackAt { get; private set; }

    /// <summary>When any decision was first published.</summary>
    public DateTimeOffset? FirstPublishedAt { get; private set; }

    /// <summary>Marked to report and be commented on without a grade.</summary>
    public bool IsReportOnly => Decision == DebrieferDecision.ReportOnly;

    /// <summary>Nothing final is decided: who is deferred is decided on later.</summary>
    public bool IsUndecided => Decision is DebrieferDecision.None or DebrieferDecision.Deferred;

    /// <summary>Whether the standing decision still has to be told to the person: a grade, or what corrects a decision they know.</summary>
    public bool AwaitsFeedBack => Decision != DebrieferDecision.None && FedBackAt is null
        && (Decision == DebrieferDecision.Graded || FirstFedBackAt is not null);

    /// <summary>Whether the standing decision still has to be published: a grade, or what corrects a published one.</summary>
    public bool AwaitsPublishing => Decision != DebrieferDecision.None && PublishedAt is null
        && (Decision == DebrieferDecision.Graded || FirstPublishedAt is not null);

    /// <summary>Deferred, or with a decision that is not told or not published: an archived round leaves nobody so.</summary>
    public bool IsLeftOpen => Decision == DebrieferDecision.Deferred || AwaitsFeedBack || AwaitsPublishing;

    /// <summary>Whether the count of every group stands.</summary>
    /// <param name="groups">How many groups of assessors the round has.</param>
    public bool IsCounted(int groups) => groups > 0 && CountedGroups >= groups;

    public int Version { get; private set; }

    public ObjectRef Ref => new("debriefer", Id.Value);

    /// <summary>A version of the report was filed; only an accepted one cannot be filed again.</summary>
    public void ReportFiled()
    {
        Require.That(Report != ReportProgress.Accepted, RoundRefusals.ReportAlreadyAccepted);
        Report = ReportProgress.Filed;
        Version++;
    }

    /// <summary>The vetter returned the filed report.</summary>
    public void ReportReturned() => Vetted(ReportProgress.Returned);

    /// <summary>The vetter accepted the filed report.</summary>
    public void ReportAccepted(DateTimeOffset now)
    {
        Vetted(ReportProgress.Accepted);
        (WasAccepted, AcceptedAt) = (true, now);
    }

    /// <summary>The vetter took the acceptance back and judges the report again.</summary>
    public void AcceptanceReopened()
    {
        Require.That(Report == ReportProgress.Accepted, RoundRefusals.NoReportToVet);
        Report = ReportProgress.Filed;
        Version++;
    }

    /// <summary>The report was presented at the meeting, or taken as written.</summary>
    public void Present(PresentedAs how)
    {
        PresentedAs = how;
        Version++;
    }

    /// <summary>One more comment stands; a correction of an earlier one does not count again.</summary>
    public void CommentAdded()
    {
        CommentCount++;
        Version++;
    }

    /// <summary>A comment was withdrawn: one less stands.</summary>
    public void CommentWithdrawn()
    {
        CommentCount--;
        Version++;
    }

    /// <summary>The count of one more group of assessors stands.</summary>
    public void GroupCounted()
    {
        CountedGroups++;
        Version++;
    }

    /// <summary>A group counts its papers again: its count stands no more.</summary>
    public void GroupReopened()
    {
        CountedGroups--;
        Version++;
    }

    /// <summary>The deciding body has decided, or decided again: then it is fed back and published again.</summary>
    public void Decide(DebrieferDecision decision)
    {
        (Decision, FedBackAt, PublishedAt) = (decision, null, null);
        Version++;
    }

    /// <summary>The decision was told to the person.</summary>
    public void FeedBack(DateTimeOffset now)
    {
        Require.That(Decision != DebrieferDecision.None, RoundRefusals.NothingDecided);
        (FedBackAt, FirstFedBackAt) = (now, FirstFedBackAt ?? now);
        Version++;
    }

    /// <summary>The decision became visible to the policy's scope.</summary>
    public void Publish(DateTimeOffset now)
    {
        Require.That(!AwaitsFeedBack, RoundRefusals.NotFedBack(1));
        (PublishedAt, FirstPublishedAt) = (now, FirstPublishedAt ?? now);
        Version++;
    }

    internal void Place(int order) => Order = order;

    internal void MarkReportOnly(bool reportOnly)
    {
        Decision = reportOnly ? DebrieferDecision.ReportOnly : DebrieferDecision.None;
        Version++;
    }

    internal void ReportBy(DebriefMode mode)
    {
        Mode = mode;
        Version++;
    }

    private void Vetted(ReportProgress outcome)
    {
        Require.That(Report == ReportProgress.Filed, RoundRefusals.NoReportToVet);
        Report = outcome;
        Version++;
    }
}
