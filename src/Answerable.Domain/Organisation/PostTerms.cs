namespace Answerable.Domain.Organisation;

/// <summary>Terms: who takes a post from when until when, whose end is planned, and whom its holder lets act until a day.</summary>
public sealed partial class Post
{
    /// <summary>
    /// Against planning another end: for whoever fills posts, and nobody stays longer by their own act. A delegation keeps its end; it is
    /// taken back.
    /// </summary>
    public IEnumerable<Refusal> AgainstPlanningEnd(Actor by, Appointment appointment, DateTimeOffset now) =>
    [
        .. AgainstFilling(by, UnitPath), .. OrganisationRefusals.OwnTerm.Unless(appointment.PersonId != by.Person),
        .. OrganisationRefusals.AlreadyEnded.Unless(!appointment.IsOver(now)),
        .. OrganisationRefusals.IsDelegated.Unless(appointment.DelegatedBy is null),
    ];

    /// <summary>Somebody's term ends at another instant, or no end is known any more. What they delegated ends with them.</summary>
    /// <param name="current">Who holds the post or stands in, now or later.</param>
    public void PlanEnd(Actor by, Appointment appointment, DateTimeOffset? until, IReadOnlyCollection<Appointment> current,
        DateTimeOffset now)
    {
        RequireNone(AgainstPlanningEnd(by, appointment, now));
        Check(new(appointment.From, until), now);
        CheckSuccessor(appointment.Kind, appointment.From, until, current);
        appointment.PlanEnd(until);
        RecordEnd(by, appointment, until, now);
        if (until is { } end) EndDelegations(by, current, [appointment], end, now);
    }

    /// <summary>
    /// Against letting another person act: for the holder, in this post and not by standing in, so that nobody passes on what was delegated
    /// to them. An administration is not delegated: who holds it is appointed, and confirmed where it is their own.
    /// </summary>
    public IEnumerable<Refusal> AgainstDelegating(Actor by, AppointFacts facts, DateTimeOffset now)
    {
        foreach (var refusal in OwnHand.Against(by)) yield return refusal;
        if (by.Post != Id || Holding(by, facts.Current, now) is null) yield return OrganisationRefusals.NotHolder;
        else if (facts.RightsOfPost.Any(Administrations.IsApart)) yield return OrganisationRefusals.AdministrationNotDelegated;
        if (facts.Current.Any(a => a.Kind == AppointmentKind.Acting && a.IsInForce(now))) yield return OrganisationRefusals.StandInThere;
    }

    /// <summary>
    /// The holder lets another person act until an instant, no later than their own term: the delegate stands in, with what that bars them
    /// from. Nobody who administers becomes one, or an administration would help itself by somebody whom it appointed.
    /// </summary>
    public Appointment Delegate(Actor by, PersonId person, DateTimeOffset until, AppointFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstDelegating(by, facts, now));
        Require.That(!facts.RightsOfPerson.Any(Administrations.IsOne), OrganisationRefusals.AdministratorNotDelegate.At("person_code"));
        Check(person, AppointmentKind.Acting, facts, new(now, until), now);
        Require.That(!(Holding(by, facts.Current, now)!.Until < until), OrganisationRefusals.BeyondOwnTerm.At("until"));
        Record(by, "post.delegated", now, new { person = person.Value, until }, unit: UnitId);
        return new(new(Ids.New(now)), Id, person, AppointmentKind.Acting, now, until, by.Person);
    }

    /// <summary>Against ending a delegation: for who gave it, and for the delegate, who may lay it down.</summary>
    public static IEnumerable<Refusal> AgainstEndingDelegation(Actor by, Appointment appointment, DateTimeOffset now)
    {
        var given = appointment.DelegatedBy;
        if (given is null || (by.Person != given && by.Person != appointment.PersonId)) yield return OrganisationRefusals.NotHolder;
        else if (appointment.IsOver(now)) yield return OrganisationRefusals.AlreadyEnded;
    }

    /// <summary>The delegate acts no longer.</summary>
    public void EndDelegation(Actor by, Appointment appointment, DateTimeOffset now)
    {
        RequireNone(AgainstEndingDelegation(by, appointment, now));
        appointment.End(now, now);
        Record(by, "post.delegation-ended", now, new { person = appointment.PersonId.Value }, unit: UnitId);
    }

    /// <summary>The holder or a stand-in leaves; a vacant post keeps its obligations. What a holder delegated ends with them.</summary>
    /// <param name="current">Who else is in the post, now or later.</param>
    public void Vacate(Actor by, Appointment appointment, DateTimeOffset now, IReadOnlyCollection<Appointment>? current = null)
    {
        RequireNone(AgainstFilling(by, UnitPath));
        End(by, appointment, now, now);
        EndDelegations(by, current ?? [], [appointment], now, now);
    }

    private static Appointment? Holding(Actor by, IReadOnlyCollection<Appointment> current, DateTimeOffset now) =>
        current.FirstOrDefault(a => a.Kind == AppointmentKind.Holder && a.PersonId == by.Person && a.IsInForce(now));

    /// <returns>From when the term counts.</returns>
    private static DateTimeOffset Check(PersonId person, AppointmentKind kind, AppointFacts facts, Term term, DateTimeOffset now)
    {
        var stays = facts.Current.Any(a => a.PersonId == person && (a.Kind != AppointmentKind.Acting || kind != AppointmentKind.Holder));
        Require.That(!stays, OrganisationRefusals.SamePlace.At("person_code"));
        Administrations.Check([.. facts.RightsOfPerson, .. facts.RightsOfPost]);
        Require.That(!(term.From < now), OrganisationRefusals.BeginBehind.At("from"));
        var from = Check(term, now);
        CheckSuccessor(kind, from, term.Until, facts.Current);
        return from;
    }

    private static DateTimeOffset Check(Term term, DateTimeOffset now)
    {
        var from = term.From > now ? term.From.Value : now;
        Require.That(!(term.Until <= from), OrganisationRefusals.EndNotAhead.At("until"));
        return from;
    }

    /// <summary>Somebody is named already who would begin before this one ends.</summary>
    private static void CheckSuccessor(AppointmentKind kind, DateTimeOffset from, DateTimeOffset? until,
        IReadOnlyCollection<Appointment> current) =>
        Require.That(!current.Any(a => a.Kind == kind && a.From > from && !(until <= a.From)),
            OrganisationRefusals.SuccessorNamed.At("until"));

    private (Appointment Made, IReadOnlyList<Appointment> Ended) Take(PersonId person, AppointmentKind kind, AppointFacts facts,
        DateTimeOffset now, Appointment made, Actor by)
    {
        var at = made.From;
        var ended = facts.Current.Where(a => !a.IsOver(at) && (a.PersonId == person || (a.Kind == kind && a.From <= at))).ToList();
        foreach (var before in ended) End(by, before, at, now);
        return (made, [.. ended, .. EndDelegations(by, facts.Current, ended, at, now)]);
    }

    private List<Appointment> EndDelegations(Actor by, IReadOnlyCollection<Appointment> current, IReadOnlyList<Appointment> ended,
        DateTimeOffset at, DateTimeOffset now)
    {
        var givers = ended.Where(e => e.Kind == AppointmentKind.Holder).Select(e => (PersonId?)e.PersonId).ToHashSet();
        var given = current.Where(a => a.DelegatedBy is not null && givers.Contains(a.DelegatedBy) && !a.IsOver(at) && !ended.Contains(a))
            .ToList();
        foreach (var delegation in given) End(by, delegation, at, now);
        return given;
    }

    private Appointment Made(Actor by, PersonId person, AppointmentKind kind, DateTimeOffset from, DateTimeOffset now,
        PersonId? askedBy = null, DateTimeOffset? until = null)
    {
        var act = kind == AppointmentKind.Acting ? "post.acting-appointed" : "post.appointed";
        Record(by, act, now, new { person = person.Value, askedBy = askedBy?.Value, from, until }, unit: UnitId);
        return new Appointment(new(Ids.New(now)), Id, person, kind, from, until);
    }

    private void End(Actor by, Appointment appointment, DateTimeOffset at, DateTimeOffset now)
    {
        appointment.End(at, now);
        if (at > now) RecordEnd(by, appointment, at, now);
        else Record(by, "post.vacated", now, new { person = appointment.PersonId.Value }, unit: UnitId);
    }

    private void RecordEnd(Actor by, Appointment appointment, DateTimeOffset? until, DateTimeOffset now) =>
        Record(by, "post.end-planned", now, new { person = appointment.PersonId.Value, until }, unit: UnitId);
}
