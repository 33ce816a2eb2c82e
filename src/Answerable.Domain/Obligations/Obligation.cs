using Answerable.Domain.Organisation;

namespace Answerable.Domain.Obligations;

public readonly record struct ObligationId(Guid Value) : IId<ObligationId>
{
    public static ObligationId Of(Guid value) => new(value);

    public static bool operator <(ObligationId a, ObligationId b) => a.Value < b.Value;

    public static bool operator >(ObligationId a, ObligationId b) => a.Value > b.Value;
}

/// <summary>Stored states; overdue and near-due are computed from the due date, never stored.</summary>
public enum ObligationState { Open, Discharged, Waived }

/// <summary>Whether the owner must do something or judge what another did.</summary>
public enum ObligationClass { Act, Judgement }

/// <summary>
/// This post owes this to that unit by this date. Opened, discharged, reopened and waived by the
/// rooms whose acts do so, in their transaction; the act's ledger line stands on the act's object.
/// </summary>
public sealed class Obligation
{
    private readonly List<ObligationSpan> spans = [];

    private Obligation() { }

    /// <summary>Longest subject in UTF-16 code units.</summary>
    public const int MaxSubject = 200;

    public ObligationId Id { get; private set; }

    /// <summary>One of <see cref="ObligationKinds"/>.</summary>
    public string Kind { get; private set; } = "";

    public ObligationClass Class { get; private set; }

    public PostId OwnerId { get; private set; }

    /// <summary>Unit of the owner, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    public UnitId OwedToId { get; private set; }

    /// <summary>A date in the organisation's zone.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The second date, "answer the return by": for what was already late when it was returned, which stays due when it was.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public ObligationState State { get; private set; }

    /// <summary>What it is about, as a user wrote it: a finding's title, a duty's content, a round's title.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The object whose act discharges it.</summary>
    public string ObjectKind { get; private set; } = "";

    public Guid ObjectId { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Version { get; private set; }

    public ObjectRef Object => new(ObjectKind, ObjectId);

    /// <summary>Owner, dates and state through time; one has no end.</summary>
    public IReadOnlyList<ObligationSpan> Spans => spans;

    /// <param name="kind">From <see cref="ObligationKinds"/>; its class comes with it.</param>
    public static Obligation Open(string kind, PostId owner, UnitId unit, string unitPath, UnitId owedTo, DateOnly due, string subject, ObjectRef about, DateTimeOffset now)
    {
        var obligation = new Obligation
        {
            Id = new(Ids.New(now)), Kind = kind, Class = ObligationKinds.ClassOf(kind), OwnerId = owner, UnitId = unit, UnitPath = unitPath,
            OwedToId = owedTo, DueOn = due, Subject = subject.Length <= MaxSubject ? subject : subject[..(MaxSubject - 1)] + "…",
            ObjectKind = about.Kind, ObjectId = about.Id, OpenedAt = now,
        };
        obligation.spans.Add(new(obligation, now));
        return obligation;
    }

    public void Discharge(DateTimeOffset now)
    {
        Require.That(State == ObligationState.Open, ObligationRefusals.NotOpen);
        (State, ClosedAt) = (ObligationState.Discharged, now);
        Span(OwnerId, DueOn, now);
    }

    /// <summary>No longer owed, for a reason that the act's line gives.</summary>
    public void Waive(DateTimeOffset now)
    {
        Require.That(State == ObligationState.Open, ObligationRefusals.NotOpen);
        (State, ClosedAt) = (ObligationState.Waived, now);
        Span(OwnerId, DueOn, now);
    }

    /// <summary>A return reopens it with the later of the old due date and the return plus the policy's days.</summary>
    public void Reopen(DateOnly returnedOn, int days, DateTimeOffset now)
    {
        Require.That(State == ObligationState.Discharged, ObligationRefusals.NotDischarged);
        var due = returnedOn.AddDays(days);
        (State, ClosedAt) = (ObligationState.Open, null);
        Span(OwnerId, due > DueOn ? due : DueOn, now);
    }

    /// <summary>Another due date or owner post from now on; the unit goes with the owner.</summary>
    public void Move(Post owner, DateOnly due, DateTimeOffset now)
    {
        (UnitId, UnitPath) = (owner.UnitId, owner.UnitPath);
        Span(owner.Id, due, now);
    }

    private void Span(PostId owner, DateOnly due, DateTimeOffset now)
    {
        (OwnerId, DueOn) = (owner, due);
        Version++;
        // The database gives them in no order.
        var current = spans.Single(s => s.Until is null);
        if (current.Says(this)) return;
        current.End(now);
        spans.Add(new(this, now));
    }
}

/// <summary>Owner, dates and state of an obligation during [From, Until).</summary>
public sealed class ObligationSpan
{
    private ObligationSpan() { }

    internal ObligationSpan(Obligation what, DateTimeOffset from) =>
        (Id, ObligationId, OwnerId, DueOn, AnswerBy, State, From) =
        (Ids.New(from), what.Id, what.OwnerId, what.DueOn, what.AnswerBy, what.State, from);

    public Guid Id { get; private set; }

    public ObligationId ObligationId { get; private set; }

    public PostId OwnerId { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? AnswerBy { get; private set; }

    public ObligationState State { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    internal bool Says(Obligation what) => (OwnerId, DueOn, AnswerBy, State) == (what.OwnerId, what.DueOn, what.AnswerBy, what.State);

    internal void End(DateTimeOffset now) => Until = now;
}

public static class ObligationRefusals
{
    public static readonly Refusal NotOpen = Refusal.Of("obligations.not-open");
    /// <summary>The post owes this about this object already: somebody else's act opened it meanwhile.</summary>
    public static readonly Refusal AlreadyOpen = Refusal.Of("obligations.already-open");
    public static readonly Refusal NotDischarged = Refusal.Of("obligations.not-discharged");
}
