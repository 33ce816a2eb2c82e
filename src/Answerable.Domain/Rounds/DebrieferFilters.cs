using System.Linq.Expressions;

namespace Answerable.Domain.Rounds;

/// <content>What it says about itself, for queries.</content>
public sealed partial class Debriefer
{
    /// <summary>Those on whom papers ask and grades are decided, for queries.</summary>
    public static readonly Expression<Func<Debriefer, bool>> Assessed = d => d.Decision != DebrieferDecision.ReportOnly;

    /// <summary><see cref="AwaitsFeedBack"/> for queries.</summary>
    public static readonly Expression<Func<Debriefer, bool>> ToBeTold = d => d.Decision != DebrieferDecision.None && d.FedBackAt == null
        && (d.Decision == DebrieferDecision.Graded || d.FirstFedBackAt != null);

    /// <summary><see cref="AwaitsPublishing"/> for queries.</summary>
    public static readonly Expression<Func<Debriefer, bool>> ToBePublished = d => d.Decision != DebrieferDecision.None
        && d.PublishedAt == null && (d.Decision == DebrieferDecision.Graded || d.FirstPublishedAt != null);

    /// <summary><see cref="IsLeftOpen"/> for queries.</summary>
    public static readonly Expression<Func<Debriefer, bool>> LeftOpen = d => d.Decision == DebrieferDecision.Deferred
        || (d.Decision != DebrieferDecision.None
            && ((d.FedBackAt == null && (d.Decision == DebrieferDecision.Graded || d.FirstFedBackAt != null))
                || (d.PublishedAt == null && (d.Decision == DebrieferDecision.Graded || d.FirstPublishedAt != null))));
}
