namespace Answerable.Domain.Plans;

/// <summary>More time, as the post of a milestone asked for it, and what was answered.</summary>
public sealed class MilestoneExtension
{
    private MilestoneExtension() { }

    internal MilestoneExtension(MilestoneId milestone, int number, DateOnly from, DateOnly to, string reason, Actor by, DateTimeOffset now)
    {
        (Id, MilestoneId, Number, FromDay, ToDay, Reason) = (Ids.New(now), milestone, number, from, to, reason);
        (ByPersonId, At) = (by.Person, now);
    }

    public Guid Id { get; private set; }

    public MilestoneId MilestoneId { get; private set; }

    public int Number { get; private set; }

    /// <summary>The date that stood, and the one that was asked for.</summary>
    public DateOnly FromDay { get; private set; }

    public DateOnly ToDay { get; private set; }

    public string Reason { get; private set; } = "";

    public PersonId? ByPersonId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null until answered; false where it was refused, or not needed any more.</summary>
    public bool? Granted { get; private set; }

    /// <summary>Why it was refused; null where it was granted, or was not needed any more.</summary>
    public string? Answer { get; private set; }

    public PersonId? AnsweredByPersonId { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether the milestone was claimed before anybody answered.</summary>
    public bool IsDropped { get; private set; }

    internal void Settle(Actor by, bool granted, string? answer, DateTimeOffset now) =>
        (Granted, Answer, AnsweredByPersonId, AnsweredAt) = (granted, answer, by.Person, now);

    internal void Drop(Actor by, DateTimeOffset now)
    {
        Settle(by, false, null, now);
        IsDropped = true;
    }
}

/// <content>More time for a milestone.</content>
public sealed partial class Milestone
{
    /// <summary>Days that can be asked for at once: whoever needs more than a year writes another plan.</summary>
    public const int MaxLater = 366;

    /// <summary>Against asking for more time: for the post of the package, while it is owed and before the day on which it is
    /// due.</summary>
    public IEnumerable<Refusal> AgainstAskingForTime(Actor by, Calendar calendar, DateTimeOffset now)
    {
        if (!by.ActsAs(OwnerPostId)) yield return PlanRefusals.NotProver;
        if (Request is not null) yield return PlanRefusals.ExtensionAsked;
        else if (!IsOwed) yield return PlanRefusals.NotOwed;
        else if (calendar.On(now) >= DueOn) yield return PlanRefusals.ExtensionTooLate(DueOn);
    }

    /// <summary>The post of the package asks for more time, with a reason.</summary>
    public void AskForTime(Actor by, DateOnly to, string? reason, Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstAskingForTime(by, calendar, now));
        var refusals = PlanRefusals.NotLater(DueOn).Unless(to > DueOn).ToList();
        var latest = calendar.After(DueOn, MaxLater);
        if (to > latest) refusals.Add(PlanRefusals.TooLate(latest));
        var why = TextRules.Needed(reason, "reason", MilestoneClaim.MaxText, refusals);
        Require.None(refusals);
        extensions.Add(new(Id, extensions.Count + 1, DueOn, to, why, by, now));
        Record(by, "milestone.extension-asked", now, new { from = DueOn, to, reason = why }, by.ActingFor(OwnerPostId), PlanUnitId);
    }

    /// <summary>Against granting or refusing more time: for the post that set the date and who organises there, never for who
    /// asked.</summary>
    public IEnumerable<Refusal> AgainstGranting(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        var since = Request?.At ?? now;
        if (by.Person is null || !(by.ActsAs(PlanPostId) || by.Has(Right.Organise, PlanUnitPath))) yield return PlanRefusals.NotGrantor;
        else if (Independence.OfJudge(OwnerPostId, since).On(by, tenures, now) is { } bar) yield return PlanRefusals.AcceptorBarred(bar);
        if (Request is null) yield return PlanRefusals.NoExtension;
    }

    /// <summary>The date stays as it was.</summary>
    public void RefuseTime(Actor by, string? reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstGranting(by, tenures, now));
        var why = TextRules.Needed(reason, "reason", MilestoneClaim.MaxText);
        Request!.Settle(by, false, why, now);
        Record(by, "milestone.extension-refused", now, new { reason = why }, by.ActingFor(PlanPostId), PlanUnitId);
    }

    internal void GrantTime(Actor by, DateTimeOffset now)
    {
        var request = Request!;
        request.Settle(by, true, null, now);
        Record(by, "milestone.extension-granted", now, new { from = DueOn, to = request.ToDay }, by.ActingFor(PlanPostId), PlanUnitId);
        // It may have slipped past the day that was asked for since.
        if (request.ToDay > DueOn) DueOn = request.ToDay;
    }

    /// <summary>Its package slipped because another one did.</summary>
    internal void Slip(Actor by, int days, DateTimeOffset now)
    {
        var to = PlanSchedule.Later(DueOn, days);
        Record(by, "milestone.slipped", now, new { from = DueOn, to }, by.ActingFor(PlanPostId), PlanUnitId);
        DueOn = to;
    }
}
