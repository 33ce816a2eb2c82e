namespace Answerable.Domain.Organisation;

public readonly record struct AppointmentId(Guid Value) : IId<AppointmentId> { public static AppointmentId Of(Guid value) => new(value); }

public readonly record struct StandingRightId(Guid Value)
    : IId<StandingRightId>
{ public static StandingRightId Of(Guid value) => new(value); }

public readonly record struct MembershipId(Guid Value) : IId<MembershipId> { public static MembershipId Of(Guid value) => new(value); }

/// <summary>From when until when somebody is to be in a post.</summary>
/// <param name="From">Null: from now on.</param>
/// <param name="Until">Null while no end is known.</param>
public readonly record struct Term(DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>A person in a post during [From, Until); either may lie in the future.</summary>
public sealed class Appointment : ISpan
{
    private Appointment() { }

    internal Appointment(AppointmentId id, PostId post, PersonId person, AppointmentKind kind, DateTimeOffset from,
        DateTimeOffset? until = null, PersonId? delegatedBy = null) =>
        (Id, PostId, PersonId, Kind, From, Until, DelegatedBy) = (id, post, person, kind, from, until, delegatedBy);

    public AppointmentId Id { get; private set; }

    public PostId PostId { get; private set; }

    public PersonId PersonId { get; private set; }

    public AppointmentKind Kind { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>Null while no end is known.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>The holder by whose act a stand-in acts; null where whoever fills posts appointed them.</summary>
    public PersonId? DelegatedBy { get; private set; }

    /// <param name="at">Now or later; what had not begun by then never does.</param>
    internal void End(DateTimeOffset at, DateTimeOffset now)
    {
        Require.That(!this.IsOver(now), OrganisationRefusals.AlreadyEnded);
        if (From > at) From = at;
        Until = at;
    }

    internal void PlanEnd(DateTimeOffset? until) => Until = until;
}

/// <summary>A post's right over a unit's subtree during [From, Until).</summary>
public sealed class StandingRight : ISpan
{
    private StandingRight() { }

    /// <summary>Against giving or taking a right over the unit at this path: the security administration's there.</summary>
    public static IEnumerable<Refusal> AgainstWithdrawing(Actor by, string unitPath) =>
        OrganisationRefusals.NotSecurityAdministrator.Unless(by.Has(Right.SecurityAdministration, unitPath));

    internal StandingRight(StandingRightId id, PostId post, Right right, UnitId unit, string unitPath, DateTimeOffset from) =>
        (Id, PostId, Right, UnitId, UnitPath, From) = (id, post, right, unit, unitPath, from);

    public StandingRightId Id { get; private set; }

    public PostId PostId { get; private set; }

    public Right Right { get; private set; }

    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    internal void End(DateTimeOffset now)
    {
        Require.That(!this.IsOver(now), OrganisationRefusals.AlreadyEnded);
        Until = now;
    }
}

/// <summary>A member post of a collective post during [From, Until).</summary>
public sealed class Membership : ISpan
{
    private Membership() { }

    internal Membership(MembershipId id, PostId collective, PostId member, DateTimeOffset from) =>
        (Id, CollectiveId, MemberId, From) = (id, collective, member, from);

    public MembershipId Id { get; private set; }

    public PostId CollectiveId { get; private set; }

    public PostId MemberId { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    internal void End(DateTimeOffset now)
    {
        Require.That(!this.IsOver(now), OrganisationRefusals.AlreadyEnded);
        Until = now;
    }
}
