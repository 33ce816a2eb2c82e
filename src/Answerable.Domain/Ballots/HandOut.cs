using Answerable.Domain.Obligations;

namespace Answerable.Domain.Ballots;

/// <summary>
/// The papers of one group were handed out: from now on both tellers owe their entries. It is also what two
/// tellers who submit at the same moment both change, so that one of them sees the other's submission.
/// </summary>
public sealed class HandOut : Aggregate
{
    private HandOut() { }

    /// <summary>Days after the papers were filled in, or were ordered to be counted again, until the tellers have entered them.</summary>
    public const int EnterDays = 2;

    /// <summary>The group whose papers these are.</summary>
    public CountGroupId Id { get; private set; }

    public OccasionId OccasionId { get; private set; }

    public PostId? ByPost { get; private set; }

    public PersonId? ByPerson { get; private set; }

    public DateTimeOffset At { get; private set; }

    public override ObjectRef Ref => new("group", Id.Value);

    /// <summary>
    /// Against handing out: the organiser's or the chair's, once the meeting is on, to two persons who are not counted themselves.
    /// </summary>
    /// <param name="persons">Who holds, sits in or stands in for each teller's and subject's post now.</param>
    /// <param name="isHandedOut">Whether every group has its papers already.</param>
    public static IEnumerable<Refusal> AgainstHandingOut(Actor by, CountFrame frame,
        IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, bool isHandedOut)
    {
        if (!frame.IsLedBy(by)) yield return BallotRefusals.MayNotHandOut;
        if (isHandedOut) yield return BallotRefusals.AlreadyHandedOut;
        else if (!frame.IsOn) yield return BallotRefusals.NotInSession;
        else foreach (var refusal in AgainstTellers(frame, persons)) yield return refusal;
    }

    public static HandOut Of(Actor by, CountFrame frame, CountGroupId group,
        IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, DateTimeOffset now)
    {
        Require.None(AgainstHandingOut(by, frame, persons, isHandedOut: false));
        var made = new HandOut { Id = group, OccasionId = frame.OccasionId, ByPost = by.Post, ByPerson = by.Person, At = now };
        made.Record(by, "group.handed-out", now, unit: frame.UnitId);
        return made;
    }

    /// <summary>Against having a group counted again: once its count stands, and before anything is decided on it.</summary>
    /// <param name="isCounted">Whether the count of the group stands.</param>
    public static IEnumerable<Refusal> AgainstRecounting(Actor by, CountFrame frame, bool isCounted)
    {
        if (!frame.IsLedBy(by)) yield return BallotRefusals.MayNotRecount;
        if (!isCounted) yield return BallotRefusals.NothingCounted;
        else if (!frame.IsOn || frame.Subjects.Any(s => s.IsDecidedOn)) yield return BallotRefusals.GradesDecided;
    }

    /// <summary>
    /// Has the group counted again: both tellers enter everything anew, and the count that stood stays readable. The caller
    /// removes it, and takes it back from those who were counted.
    /// </summary>
    /// <param name="counts">Every count of the group that stands.</param>
    /// <param name="entries">Every teller's entry of the group.</param>
    public Recount OrderRecount(Actor by, CountFrame frame, IReadOnlyList<Count> counts, IEnumerable<CountEntry> entries, string reason,
        DateTimeOffset now)
    {
        RequireNone(AgainstRecounting(by, frame, counts.Count > 0));
        var why = TextRules.Needed(reason, "reason", Recount.MaxReason);
        foreach (var entry in entries) entry.Restart();
        Record(by, "group.recount-ordered", now, new { reason = why }, unit: frame.UnitId);
        return new(by, Id, why, counts, now);
    }

    /// <summary>
    /// When the tellers owe their entries: some days after the papers were filled in, or were ordered to be counted again.
    /// </summary>
    /// <param name="recountedAt">When a recount of the group was last ordered, or null.</param>
    public static DateOnly DueOn(CountFrame frame, DateTimeOffset? recountedAt, Calendar calendar) =>
        recountedAt is { } at ? calendar.After(at, EnterDays) : calendar.After(frame.HeldOn, EnterDays);

    /// <summary>What is awaited of the tellers: each owes their own entry until the count stands.</summary>
    /// <param name="recountedAt">When a recount of the group was last ordered, or null.</param>
    /// <param name="isCounted">Whether the count of the group stands.</param>
    public Awaits Awaits(CountFrame frame, CountGroup group, DateTimeOffset? recountedAt, bool isCounted, Calendar calendar)
    {
        var awaits = new Awaits(Ref, $"{frame.Title} · {group.Code}");
        if (isCounted || frame.Tellers.Count == 0) return awaits.Over(BallotKinds.EnterPapers, isCounted);
        foreach (var teller in frame.Tellers)
            awaits.Owes(BallotKinds.EnterPapers, teller, frame.UnitId, DueOn(frame, recountedAt, calendar));
        return awaits;
    }

    // Nobody counts who is counted, and one person is not both tellers.
    private static IEnumerable<Refusal> AgainstTellers(CountFrame frame, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons)
    {
        IReadOnlySet<PersonId> In(PostId post) => persons.TryGetValue(post, out var found) ? found : new HashSet<PersonId>();

        if (frame.Tellers.Count != 2)
        {
            yield return BallotRefusals.NotTwoTellers;
            yield break;
        }
        if (frame.Tellers.Any(t => In(t).Count == 0)) yield return BallotRefusals.TellerVacant;
        if (In(frame.Tellers[0]).Overlaps(In(frame.Tellers[1]))) yield return BallotRefusals.TellersSamePerson;
        if (frame.Tellers.Any(IsCounted)) yield return BallotRefusals.SubjectIsTeller;

        bool IsCounted(PostId teller) => frame.Subjects.Any(s => s.PersonId is { } one ? In(teller).Contains(one)
            : s.PostId == teller || In(s.PostId).Overlaps(In(teller)));
    }
}
