using Answerable.Domain.Policies;

namespace Answerable.Domain.Rounds;

/// <content>Holders who are too short in post for a grade.</content>
public sealed partial class Round
{
    /// <summary>The day until which the policy counts how long a holder has been in post.</summary>
    public DateOnly TenureOn => TenureDay(Policy, PeriodUntil, MeetingOn);

    /// <inheritdoc cref="TenureOn"/>
    public static DateOnly TenureDay(RoundPolicy policy, DateOnly periodUntil, DateOnly meetingOn) => policy.ReportOnlyUntil.Value switch
    {
        TenureDate.PeriodEnd => periodUntil,
        TenureDate.Meeting => meetingOn,
    };

    /// <summary>
    /// Against marking this debriefer to report and be commented on without a grade: for who organises, before the meeting, where the
    /// holder has been in post for less than the policy's months.
    /// </summary>
    /// <param name="appointedOn">When the holder was appointed; null for a vacant post, which nobody can be marked in.</param>
    public IEnumerable<Refusal> AgainstMarkingReportOnly(Actor by, Debriefer debriefer, DateOnly? appointedOn)
    {
        foreach (var refusal in AgainstUnmarking(by, debriefer)) yield return refusal;
        var months = Policy.ReportOnlyMonths.Value;
        // Of a former holder the own days count, as they do of whoever holds the post until the policy's day.
        var (from, until) = debriefer.IsFormer ? (debriefer.PartFrom ?? PeriodFrom, debriefer.PartUntil!.Value) : (appointedOn, TenureOn);
        if (months > 0 && (from is not { } on || on.AddMonths(months) <= until))
            yield return RoundRefusals.LongInPost(months, until);
    }

    /// <summary>Against taking the mark away again: for who organises, before the meeting, from whoever is not decided on.</summary>
    public IEnumerable<Refusal> AgainstUnmarking(Actor by, Debriefer debriefer)
    {
        foreach (var refusal in Frame.AgainstMarking(by)) yield return refusal;
        if (State <= RoundState.Open && debriefer.Decision is not (DebrieferDecision.None or DebrieferDecision.ReportOnly))
            yield return RoundRefusals.ReportOnlyFixed;
    }

    /// <summary>Marks a debriefer, or takes the mark away; what is marked already changes nothing.</summary>
    /// <param name="appointedOn">When the holder was appointed, or null for a vacant post.</param>
    public void MarkReportOnly(Actor by, DebrieferId id, bool reportOnly, DateOnly? appointedOn, DateTimeOffset now)
    {
        var debriefer = RequireDebriefer(id);
        var isSo = debriefer.IsReportOnly == reportOnly;
        RequireNone(reportOnly && !isSo ? AgainstMarkingReportOnly(by, debriefer, appointedOn) : AgainstUnmarking(by, debriefer));
        if (isSo) return;
        debriefer.MarkReportOnly(reportOnly);
        Record(by, reportOnly ? "round.report-only-marked" : "round.report-only-unmarked", now,
            new { debriefer = id.Value, post = debriefer.PostId.Value, appointed = appointedOn }, unit: UnitId);
    }
}
