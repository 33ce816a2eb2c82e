namespace Answerable.Domain.Duties;

/// <summary>That a duty is objected to, and what the answer makes of it. It is in force meanwhile.</summary>
public sealed partial class DutyTask
{
    /// <summary>The objection that stands against it, its own or that against the whole list; one that was withdrawn is none.</summary>
    public DutyObjectionId? ObjectionId { get; private set; }

    public DutyObjectionState? Objection { get; private set; }

    /// <summary>Since when its dates rest: an objection that suspends, made in time, is open.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>When the objection for which its dates rested was rejected.</summary>
    public DateTimeOffset? ResumedAt { get; private set; }

    /// <summary>When it was dropped or worded otherwise for this post.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Whether its post answers for it still.</summary>
    public bool IsInForce => State != DutyTaskState.Dropped;

    /// <summary>
    /// Against objecting: the holder's, and whoever stands in; once for each duty, unless it was withdrawn, so that nobody gains time by
    /// objecting anew.
    /// </summary>
    public IEnumerable<Refusal> AgainstObjecting(Actor by) =>
    [
        .. DutyRefusals.NotHolder.Unless(by.ActsAs(PostId)),
        .. DutyRefusals.NotObjectable.Unless(State is not (DutyTaskState.Accepted or DutyTaskState.Dropped)),
        .. DutyRefusals.AlreadyObjected.Unless(Objection is null),
    ];

    /// <summary>What is late already stays late: an objection rests only the dates that are still to come.</summary>
    internal void Object(Actor by, DutyObjection objection, Calendar calendar, DateTimeOffset now)
    {
        (ObjectionId, Objection) = (objection.Id, DutyObjectionState.Open);
        if (objection.Suspends && IsInTime(calendar, calendar.On(now))) SuspendedAt = now;
        Record(by, "duty-task.objected", now, null, by.ActingFor(PostId), UnitId);
    }

    internal void EndObjection(Actor by, DutyObjectionState state, DateTimeOffset now)
    {
        Rest(state, now);
        if (state == DutyObjectionState.Withdrawn) (ObjectionId, Objection) = (null, null);
        var act = state switch
        {
            DutyObjectionState.Withdrawn => "duty-task.objection-withdrawn",
            DutyObjectionState.Upheld => "duty-task.objection-upheld",
            _ => "duty-task.objection-rejected",
        };
        Record(by, act, now, null, by.ActingFor(state == DutyObjectionState.Withdrawn ? PostId : IssuerPostId), UnitId);
    }

    private void Rest(DutyObjectionState state, DateTimeOffset now)
    {
        Objection = state;
        if (SuspendedAt is not null && state == DutyObjectionState.Rejected) ResumedAt = now;
        SuspendedAt = null;
    }

    /// <summary>For this post it is dropped, or reads otherwise.</summary>
    internal void Uphold(Actor by, string? rewording, string because, DateTimeOffset now)
    {
        Rest(DutyObjectionState.Upheld, now);
        ChangedAt = now;
        if (rewording is null)
        {
            State = DutyTaskState.Dropped;
            Record(by, "duty-task.dropped", now, new { reason = because }, by.ActingFor(IssuerPostId), UnitId);
            return;
        }
        var before = Content;
        Content = rewording;
        Record(by, "duty-task.reworded", now, new { before, after = rewording, reason = because }, by.ActingFor(IssuerPostId), UnitId);
    }

    /// <summary>What is asked once more in other words: everything that it owed is void, and then owed anew.</summary>
    public Obligations.Awaits AwaitsNothing() => Nothing(new(Ref, Content));

    private static Obligations.Awaits Nothing(Obligations.Awaits awaits) =>
        awaits.Void(DutyKinds.Discharge).Void(DutyKinds.TakeUp).Void(DutyKinds.Judge);

    private bool IsInTime(Calendar calendar, DateOnly today) =>
        !(IsOwed && Due(calendar)!.Value.On < today) && !(TakenUpAt is null && TakeUpBy < today);

    /// <summary>The later of a date and the days that are left after a rejection.</summary>
    private DateOnly Resumed(DateOnly on, Calendar calendar) =>
        ResumedAt is { } at && calendar.After(at, DutyObjection.ResumeDays) is var least && least > on ? least : on;
}
