namespace Answerable.Domain.Organisation;

/// <summary>What an administration would do for itself: it asks, and another administration confirms or refuses.</summary>
public sealed partial class Post
{
    /// <summary>Whoever asks would take the post or stand in: what <see cref="Appoint(Actor, PersonId, AppointmentKind, AppointFacts,
    /// DateTimeOffset, Term)"/> asks must hold, and another administration must confirm.</summary>
    public WaitingAct AskForAppointment(Actor by, AppointmentKind kind, AppointFacts facts, DateTimeOffset now, Term term = default)
    {
        RequireNone(AgainstAppointing(by));
        Check(by.Person!.Value, kind, facts, term, now);
        Record(by, "post.own-appointment-asked", now, new { person = by.Person.Value.Value, kind = kind.ToString(), term.From, term.Until },
            unit: UnitId);
        return WaitingAct.Appointment(by.Person.Value, Id, UnitPath, kind, now, term.From, term.Until);
    }

    /// <summary>Another administration confirms what was asked for: the appointment is made.</summary>
    public (Appointment Made, IReadOnlyList<Appointment> Ended) ConfirmAppointment(Actor by, WaitingAct asked, AppointFacts facts,
        DateTimeOffset now)
    {
        asked.Confirm(by, now);
        var (person, kind) = (asked.PersonId, asked.AppointmentKind);
        var from = asked.From is { } named && (named > now || facts.Current.Count == 0) ? named : now;
        Check(person, kind, facts, new(from > now ? from : null, asked.Until), now);
        return Take(person, kind, facts, now, Made(by, person, kind, from, now, asked.AskedBy, asked.Until), by);
    }

    /// <summary>Another administration confirms that a post of the asker gets a seat in this leading group.</summary>
    public Membership ConfirmSeat(Actor by, WaitingAct asked, string memberCode, bool isSeated, DateTimeOffset now)
    {
        asked.Confirm(by, now);
        Require.That(!isSeated, OrganisationRefusals.AlreadySeated);
        Record(by, "post.member-seated", now, new { member = memberCode, askedBy = asked.AskedBy.Value }, unit: UnitId);
        return new Membership(new(Ids.New(now)), Id, asked.MemberId!.Value, asked.From ?? now);
    }

    /// <summary>Another administration refuses what somebody asked for themselves.</summary>
    public void Refuse(Actor by, WaitingAct asked, DateTimeOffset now)
    {
        asked.Refuse(by, now);
        Record(by, "post.own-act-refused", now, new { askedBy = asked.AskedBy.Value, kind = asked.Kind.ToString() }, unit: UnitId);
    }

    /// <summary>Whoever asked for it themselves wants it no more.</summary>
    public void TakeBack(Actor by, WaitingAct asked, DateTimeOffset now)
    {
        asked.TakeBack(by, now);
        Record(by, "post.own-act-taken-back", now, new { kind = asked.Kind.ToString() }, unit: UnitId);
    }

    /// <summary>A post of whoever asks would get a seat: another administration must confirm.</summary>
    public WaitingAct AskForSeat(Actor by, Post member, bool isSeated, DateTimeOffset now)
    {
        RequireNone(AgainstSeating(by));
        Check(member, isSeated);
        Record(by, "post.own-seat-asked", now, new { member = member.Code }, unit: UnitId);
        return WaitingAct.Seat(by.Person!.Value, Id, UnitPath, member.Id, now);
    }
}
