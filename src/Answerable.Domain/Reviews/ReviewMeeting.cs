using Answerable.Domain.Rounds;

namespace Answerable.Domain.Reviews;

public readonly record struct ReviewMeetingId(Guid Value) : IId<ReviewMeetingId>
{
    public static ReviewMeetingId Of(Guid value) => new(value);

    public static ReviewMeetingId For(RoundId round) => new(round.Value);
}

/// <summary>How far the meeting has come.</summary>
public enum ReviewState { Called, Convened, Closed }

/// <summary>The meeting of a round: who is present, in what order debriefers are heard, and what became of each.</summary>
public sealed partial class ReviewMeeting : Aggregate
{
    private readonly List<AgendaItem> agenda = [];
    private readonly List<Presence> presences = [];

    private ReviewMeeting() { }

    public const int MaxPlace = 120, MaxTitle = 120;

    /// <summary>Carries its round's value.</summary>
    public ReviewMeetingId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    /// <summary>The convening unit, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>Which meeting of the leading group it is, as its minutes number it; empty where it is a meeting of its own.</summary>
    public string Title { get; private set; } = "";

    public string Place { get; private set; } = "";

    public DateOnly HeldOn { get; private set; }

    public ReviewState State { get; private set; }

    public PostId ChairId { get; private set; }

    /// <summary>The post that convened in the chair's place, or null.</summary>
    public PostId? ActingChairId { get; private set; }

    public DateTimeOffset? ConvenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>In the order in which they are heard.</summary>
    public IReadOnlyList<AgendaItem> Agenda => agenda;

    public IReadOnlyList<Presence> Presences => presences;

    public override ObjectRef Ref => new("review", Id.Value);

    /// <summary>Against calling the meeting: for the chair or an organiser, of an open round that has a chair.</summary>
    public static IEnumerable<Refusal> AgainstCalling(Actor by, RoundFrame round)
    {
        var chair = round.Appointed(OfficerRole.Chair);
        if (!by.Has(Right.Organise, round.UnitPath) && !(chair is { } post && by.ActsAs(post))) yield return ReviewRefusals.NotOrganiser;
        if (round.State != RoundState.Open || chair is null) yield return ReviewRefusals.RoundNotOpen;
    }

    /// <summary>Calls the meeting of an open round, with its debriefers in the round's order.</summary>
    /// <param name="all">Everybody who debriefs in the round.</param>
    public static ReviewMeeting Call(Actor by, RoundFrame round, IEnumerable<Debriefer> all, DateTimeOffset now)
    {
        Require.None(AgainstCalling(by, round));
        var meeting = Expected(round, all, now);
        meeting.Record(by, "review.called", now, unit: round.UnitId);
        return meeting;
    }

    /// <summary>The meeting of a round that has a chair, as its first act would call it; nothing is said yet.</summary>
    /// <param name="debriefers">Whose turns are looked at.</param>
    public static ReviewMeeting Expected(RoundFrame round, IEnumerable<Debriefer> debriefers, DateTimeOffset now)
    {
        var meeting = new ReviewMeeting
        {
            Id = ReviewMeetingId.For(round.Id), RoundId = round.Id, UnitId = round.UnitId, UnitPath = round.UnitPath,
            HeldOn = round.MeetingOn, ChairId = round.PostFor(OfficerRole.Chair),
        };
        meeting.agenda.AddRange(debriefers.OrderBy(d => d.Order).Select(d => new AgendaItem(meeting.Id, d.Id, d.Order, now)));
        return meeting;
    }

    /// <summary>Whether the actor leads the meeting: the chair, or who convened in the chair's place.</summary>
    public bool IsLedBy(Actor by) => by.ActsAs(ChairId) || (ActingChairId is not null && by.Post == ActingChairId);

    /// <summary>Whether the actor may keep its record: who leads it, or an organiser over the unit.</summary>
    public bool IsRunBy(Actor by) => IsLedBy(by) || by.Has(Right.Organise, UnitPath);

    /// <summary>The turn of a debriefer; who has none here is not visible.</summary>
    public AgendaItem TurnOf(DebrieferId debriefer) => agenda.Find(a => a.DebrieferId == debriefer) ?? throw new NotVisible();

    /// <summary>Against arranging: for who keeps the record, before the meeting is convened.</summary>
    public IEnumerable<Refusal> AgainstArranging(Actor by)
    {
        if (!IsRunBy(by)) yield return ReviewRefusals.NotOrganiser;
        if (State != ReviewState.Called) yield return ReviewRefusals.NotCalled;
    }

    /// <summary>Place, day and order, set by hand before the meeting; every debriefer is named once.</summary>
    /// <param name="title">Which meeting of the leading group it is; null leaves it as it is.</param>
    public void Arrange(Actor by, string? place, DateOnly heldOn, IReadOnlyList<DebrieferId> order, DateTimeOffset now,
        string? title = null)
    {
        RequireNone(AgainstArranging(by));
        var refusals = new List<Refusal>();
        var where = TextRules.Optional(place, "place", MaxPlace, refusals) ?? "";
        var which = title is null ? Title : TextRules.Optional(title, "title", MaxTitle, refusals) ?? "";
        if (order.Count != agenda.Count || !order.ToHashSet().SetEquals(agenda.Select(a => a.DebrieferId)))
            refusals.Add(ReviewRefusals.OrderIncomplete);
        Require.None(refusals);
        (Title, Place, HeldOn) = (which, where, heldOn);
        for (var i = 0; i < order.Count; i++) TurnOf(order[i]).Place(i + 1);
        agenda.Sort((a, b) => a.Order.CompareTo(b.Order));
        Record(by, "review.arranged", now, new { title = which, place = where, heldOn }, unit: UnitId);
    }

    /// <summary>Against writing down or striking who is present: for who keeps the record, until the meeting has closed.</summary>
    public IEnumerable<Refusal> AgainstNoting(Actor by)
    {
        if (!IsRunBy(by)) yield return ReviewRefusals.NotOrganiser;
        if (State == ReviewState.Closed) yield return ReviewRefusals.AlreadyClosed;
    }

    /// <summary>Writes somebody down as present; also those who come late.</summary>
    public Presence Note(Actor by, PresenceDraft draft, DateTimeOffset now)
    {
        RequireNone(AgainstNoting(by));
        var refusals = draft.Faults().ToList();
        if (draft.PostId is not null && presences.Any(p => p.PostId == draft.PostId)) refusals.Add(ReviewRefusals.AlreadyPresent);
        Require.None(refusals);
        var presence = new Presence(Id, draft, now);
        presences.Add(presence);
        Record(by, "review.presence-noted", now, LineOf(presence), unit: UnitId);
        return presence;
    }

    /// <summary>Takes back a presence written down by mistake; the ledger keeps both, with the reason.</summary>
    public void Strike(Actor by, Guid presence, string reason, DateTimeOffset now)
    {
        RequireNone(AgainstNoting(by));
        var found = presences.Find(p => p.Id == presence);
        Require.That(found is not null, ReviewRefusals.NotPresent);
        var why = TextRules.Needed(reason, "reason", 500);
        presences.Remove(found!);
        Record(by, "review.presence-struck", now, new { presence = LineOf(found!), reason = why }, unit: UnitId);
    }

    private static object LineOf(Presence p) =>
        new { post = p.PostId?.Value, name = p.Name, role = p.Role.ToString(), actingFor = p.ActingForPostId?.Value };
}
