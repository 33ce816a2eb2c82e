namespace Answerable.Domain.Duties;

/// <summary>How a duty was taken up: by duties of posts below that name it, or by its own post, which says why it is not divided.</summary>
public enum TakenUp { Below, Here }

/// <summary>That a duty goes on to those below.</summary>
public sealed partial class DutyTask
{
    /// <summary>Days after issuing within which a duty is taken up below; longest reason why it is not, in UTF-16 code units.</summary>
    public const int TakeUpDays = 10, MaxTakenUpNote = 500;

    /// <summary>By when it must be taken up below; null where nobody asked for it or the unit has none below.</summary>
    public DateOnly? TakeUpBy { get; private set; }

    public DateTimeOffset? TakenUpAt { get; private set; }

    public TakenUp? TakenUp { get; private set; }

    public PersonId? TakenUpByPersonId { get; private set; }

    /// <summary>Why its own post carries it out alone.</summary>
    public string? TakenUpNote { get; private set; }

    /// <summary>
    /// Against taking it over or breaking it down: for who organises in the unit of its post from a post of that unit, since the lists of
    /// a unit are its own.
    /// </summary>
    public IEnumerable<Refusal> AgainstTakingUp(Actor by) =>
    [
        .. DutyRefusals.NotOrganiser.Unless(!DutyList.AgainstDrafting(by, UnitPath).Any()
            && Domain.UnitPath.IsWithin(by.UnitPath, UnitPath)),
        .. DutyRefusals.NotOwed.Unless(IsInForce),
    ];

    /// <summary>Against carrying it out alone: the holder's, where it must be taken up and is not.</summary>
    public IEnumerable<Refusal> AgainstCarryingOut(Actor by) =>
    [
        .. DutyRefusals.NotHolder.Unless(by.ActsAs(PostId)), .. DutyRefusals.NotAskedToTakeUp.Unless(TakeUpBy is not null && IsInForce),
        .. DutyRefusals.AlreadyTakenUp.Unless(TakenUpAt is null),
    ];

    /// <summary>The post carries it out alone and says why; the unit above reads it in the take-up proof.</summary>
    public void CarryOut(Actor by, string because, DateTimeOffset now)
    {
        RequireNone(AgainstCarryingOut(by));
        TakenUpNote = TextRules.Needed(because, "because", MaxTakenUpNote);
        (TakenUp, TakenUpAt, TakenUpByPersonId) = (Duties.TakenUp.Here, now, by.Person);
        Record(by, "duty-task.carried-out-here", now, new { reason = TakenUpNote }, by.ActingFor(PostId), UnitId);
    }

    /// <summary>A list below that takes it up was issued; what was first said of it stays in the ledger.</summary>
    /// <param name="list">Title of that list.</param>
    public void TakeUpBelow(Actor by, string list, DateTimeOffset now)
    {
        if (TakenUp == Duties.TakenUp.Below) return;
        (TakenUp, TakenUpAt, TakenUpByPersonId, TakenUpNote) = (Duties.TakenUp.Below, now, by.Person, null);
        Record(by, "duty-task.taken-up", now, new { list }, unit: UnitId);
    }
}
