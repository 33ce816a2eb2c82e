namespace Answerable.Domain.Organisation;

public readonly record struct WaitingActId(Guid Value) : IId<WaitingActId> { public static WaitingActId Of(Guid value) => new(value); }

/// <summary>What would be done once another administration confirms it.</summary>
public enum WaitingActKind
{
    /// <summary>The person takes the post.</summary>
    Holder,
    /// <summary>The person stands in for the post's holder.</summary>
    Acting,
    /// <summary>A post of the person's own gets a seat in the leading group.</summary>
    Seat,
    /// <summary>Somebody who holds an administration is given a new way in.</summary>
    Invitation,
}

/// <summary>
/// An act with which an administration would help itself: it is asked for, and done when another administration confirms it. Nobody
/// decides on what they asked for, or on what is about themselves.
/// </summary>
public sealed class WaitingAct
{
    private WaitingAct() { }

    public WaitingActId Id { get; private set; }

    public WaitingActKind Kind { get; private set; }

    /// <summary>The post that would be filled, or the leading group; null for an invitation.</summary>
    public PostId? PostId { get; private set; }

    /// <summary>The post that would be seated.</summary>
    public PostId? MemberId { get; private set; }

    /// <summary>Whom it is about.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>Who asked for it.</summary>
    public PersonId AskedBy { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>From when it is to hold, as a roster or whoever asked says; null: from its confirmation.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <summary>The end of the term that is asked for; null while none is known.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Path of the unit over which an administration confirms it.</summary>
    public string UnitPath { get; private set; } = "";

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who confirmed or refused it; null while it waits, when it was taken back, and when a newer one took its place.</summary>
    public PersonId? DecidedBy { get; private set; }

    public bool IsConfirmed { get; private set; }

    public AppointmentKind AppointmentKind => Kind == WaitingActKind.Acting ? AppointmentKind.Acting : AppointmentKind.Holder;

    /// <summary>The post or person on which the act is.</summary>
    public ObjectRef Ref => PostId is { } post ? new("post", post.Value) : new("person", PersonId.Value);

    /// <summary>An appointment of whoever asks.</summary>
    public static WaitingAct Appointment(PersonId asker, PostId post, string unitPath, AppointmentKind kind, DateTimeOffset now,
        DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        new()
        {
            Id = new(Ids.New(now)), Kind = kind == AppointmentKind.Acting ? WaitingActKind.Acting : WaitingActKind.Holder, PostId = post,
            PersonId = asker, AskedBy = asker, AskedAt = now, From = from, Until = until, UnitPath = unitPath,
        };

    /// <summary>A seat for a post of whoever asks.</summary>
    public static WaitingAct Seat(PersonId asker, PostId group, string unitPath, PostId member, DateTimeOffset now,
        DateTimeOffset? from = null) =>
        new()
        {
            Id = new(Ids.New(now)), Kind = WaitingActKind.Seat, PostId = group, MemberId = member, PersonId = asker, AskedBy = asker,
            AskedAt = now, From = from, UnitPath = unitPath,
        };

    /// <summary>A way in for a person who holds an administration.</summary>
    public static WaitingAct Invitation(PersonId asker, PersonId person, string rootPath, DateTimeOffset now) =>
        new()
        {
            Id = new(Ids.New(now)), Kind = WaitingActKind.Invitation, PersonId = person, AskedBy = asker, AskedAt = now,
            UnitPath = rootPath,
        };

    /// <summary>Whether the actor is one of the three administrations over the unit: then they see what waits there.</summary>
    public static bool IsSeenBy(Actor by, string unitPath) =>
        by.HasAny(unitPath, Right.SystemAdministration, Right.SecurityAdministration, Right.Audit);

    /// <summary>
    /// Against confirming or refusing it: for another of the three administrations; for an invitation, which the security administration
    /// asks for, another administrator is enough. Neither who asked nor whom it is about decides.
    /// </summary>
    public IEnumerable<Refusal> AgainstDeciding(Actor by)
    {
        var mayDecide = Kind == WaitingActKind.Invitation ? IsSeenBy(by, UnitPath)
            : by.HasAny(UnitPath, Right.SecurityAdministration, Right.Audit);
        if (by.IsSystem || !mayDecide) yield return OrganisationRefusals.NotAnotherAdministration;
        else if (by.Is(AskedBy) || by.Is(PersonId)) yield return OrganisationRefusals.OwnAct;
        if (DecidedAt is not null) yield return OrganisationRefusals.DecidedAlready;
    }

    /// <summary>Another administration agrees; what was asked for is done in the same save.</summary>
    public void Confirm(Actor by, DateTimeOffset now) => Decide(by, true, now);

    /// <summary>Another administration refuses; nothing is done.</summary>
    public void Refuse(Actor by, DateTimeOffset now) => Decide(by, false, now);

    /// <summary>A newer one takes its place.</summary>
    public void GiveWay(DateTimeOffset now) => DecidedAt = now;

    /// <summary>Denials alone are told to whom may not decide: nothing about how far it has come.</summary>
    /// <exception cref="Refused">The actor may not decide, or it is decided.</exception>
    public void RequireMayDecide(Actor by) => Require.None(AgainstDeciding(by));

    /// <summary>Against taking it back: for whoever asked for it, while it waits.</summary>
    public IEnumerable<Refusal> AgainstTakingBack(Actor by)
    {
        if (by.Person != AskedBy) yield return OrganisationRefusals.NotWhoAsked;
        if (DecidedAt is not null) yield return OrganisationRefusals.DecidedAlready;
    }

    /// <summary>Whoever asked for it wants it no more; nothing is done.</summary>
    /// <exception cref="Refused">Somebody else asked for it, or it is decided.</exception>
    public void TakeBack(Actor by, DateTimeOffset now)
    {
        Require.None(AgainstTakingBack(by));
        GiveWay(now);
    }

    private void Decide(Actor by, bool confirmed, DateTimeOffset now)
    {
        RequireMayDecide(by);
        (DecidedAt, DecidedBy, IsConfirmed) = (now, by.Person, confirmed);
    }
}
