using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Debriefs;

/// <summary>What the deadlines of a debrief are reckoned from: its newest filed version, without the text.</summary>
/// <param name="DueOn">What was due when it was filed.</param>
/// <param name="VettedAt">When it was accepted or returned; null while it waits.</param>
/// <param name="ReopenedAt">When its acceptance was taken back, and by when the vetter's next answer is due since.</param>
public sealed record LastFiled(DateOnly DueOn, DateOnly FiledOn, DateTimeOffset FiledAt, VetOutcome? Outcome, DateTimeOffset? VettedAt,
    DateTimeOffset? ReopenedAt, DateOnly? VetDueOn)
{
    /// <summary>When the report is owed: later after a return, or, where it had been late, still then, with a date to answer by.</summary>
    public DueDate FilingDue(RoundPolicy policy, Calendar calendar) => Outcome == VetOutcome.Returned
        ? new DueDate(DueOn).Returned(FiledOn, VettedAt!.Value, policy.ReturnDays.InDays(), calendar) : DueOn;

    /// <summary>When the vetter's answer is owed: some days after filing, later after an acceptance was taken back.</summary>
    public DueDate VetDue(RoundPolicy policy, Calendar calendar)
    {
        var days = policy.VetDays.InDays();
        if (VetDueOn is not { } due) return calendar.After(FiledOn, days, FiledAt);
        var answer = calendar.After(ReopenedAt!.Value, days);
        return new(due, answer > due ? answer : null);
    }
}

/// <summary>Who owes what by when because of a debriefer's report.</summary>
public static class DebriefAwaits
{
    /// <summary>
    /// Its post owes the report from the opening until it is filed and after each return; the vetter an answer to what is filed.
    /// Who has left the round owes nothing, and nobody owes a report that an archived round takes no more.
    /// </summary>
    /// <param name="last">Null before the first filing.</param>
    public static Awaits Of(RoundFrame round, Debriefer debriefer, LastFiled? last, Calendar calendar)
    {
        var awaits = new Awaits(new ObjectRef("debrief", debriefer.Id.Value), round.Title);
        var stays = debriefer.Decision != DebrieferDecision.Withdrawn;
        if (stays && round.IsUnderWay && debriefer.Report is ReportProgress.None or ReportProgress.Returned)
            awaits.Owes(DebriefKinds.File, debriefer.OwedByPostId, round.UnitId, FilingDue(round, last, calendar), again: last is not null);
        else awaits.Over(DebriefKinds.File, debriefer.Report is ReportProgress.Filed or ReportProgress.Accepted);
        if (stays && debriefer.Report == ReportProgress.Filed && last is not null)
            awaits.Owes(DebriefKinds.Vet, round.PostFor(OfficerRole.Vetter), debriefer.UnitId, last.VetDue(round.Policy, calendar),
                again: last.ReopenedAt is not null);
        else awaits.Over(DebriefKinds.Vet, debriefer.Report is ReportProgress.Returned or ReportProgress.Accepted);
        return awaits;
    }

    /// <summary>When the report is owed: the round's date, or a later one after a return.</summary>
    public static DueDate FilingDue(RoundFrame round, LastFiled? last, Calendar calendar) =>
        last?.FilingDue(round.Policy, calendar) ?? round.ReportDueOn;
}
