using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>
/// The appraisal of one debriefer began: from now on its components are owed by who enters and who confirms,
/// and its decision by who records.
/// </summary>
public sealed class AppraisalStart : Aggregate
{
    private AppraisalStart() { }

    public DebrieferId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public PostId? ByPost { get; private set; }

    public PersonId? ByPerson { get; private set; }

    public DateTimeOffset At { get; private set; }

    public override ObjectRef Ref => new("appraisal", Id.Value);

    /// <summary>An organiser begins once the meeting is over.</summary>
    public static AppraisalStart Of(Actor by, Round round, DebrieferId debriefer, DateTimeOffset now)
    {
        Require.That(by.Has(Right.Organise, round.UnitPath), AppraisalRefusals.MayNotStart);
        Require.That(round.Policy.Grade.Value || HasEntered(round), AppraisalRefusals.GradesOff);
        Require.That(round.State == RoundState.Deciding, AppraisalRefusals.RoundNotDeciding);
        Require.That(!HasEntered(round) || round.PostFor(OfficerRole.Enterer) != round.PostFor(OfficerRole.Confirmer), AppraisalRefusals.NoConfirmer);
        var made = new AppraisalStart { Id = round.The(debriefer).Id, RoundId = round.Id, ByPost = by.Post, ByPerson = by.Person, At = now };
        made.Record(by, "appraisal.started", now, unit: round.UnitId);
        return made;
    }

    /// <summary>Whether the round has components that somebody enters.</summary>
    public static bool HasEntered(Round round) => round.Policy.Components.Value.Any(c => c.Kind == ComponentKind.Entered);
}
