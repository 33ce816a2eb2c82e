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
/// This post owes this to that unit by this date. Opened, discharged, reopened and waived by
/// comparison with what its object <see cref="Awaits"/>, in the act's transaction; the act's ledger line stands on the act's object.
/// </summary>
public sealed class Obligation
{
    private readonly List<ObligationSpan> spans = [];

    private Obligation() { }

    /// <summary>Longest subject in UTF-16 code units.</summary>
    public const int MaxSubject = 200;

    public ObligationId Id { get; private set; }

    /// <summary>Code of its <see cref="ObligationKind"/>.</summary>
    public string Kind { get; private set; } = "";

    public ObligationClass Class { get; private set; }

    public PostId OwnerId { get; private set; }

    /// <summary>Unit of the owner, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    public UnitId OwedToId { get; private set; }

    /// <summary>A date in the organisation's zone.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>By when a return is to be answered, where what was returned had been late; it stays late.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public ObligationState State { get; private set; }

    /// <summary>What it is about, as a user wrote it: a finding's title, a duty's content, a round's title.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The object whose act discharges it.</summary>
    public string ObjectKind { get; private set; } = "";

    public Guid ObjectId { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>That it takes, by the estimate of whoever asked or else of the policy when it was opened; 0 where nobody knows.</summary>
    public int Minutes { get; private set; }

    /// <summary>The post that asked for it; null where none did, or before it was kept.</summary>
    public PostId? AskedByPostId { get; private set; }

    public int Version { get; private set; }

    public ObjectRef Object => new(ObjectKind, ObjectId);

    public DueDate Due => new(DueOn, AnswerBy);

    /// <summary>Owner, dates and state through time.</summary>
    public IReadOnlyList<ObligationSpan> Spans => spans;

    /// <param name="owner">The post that owes it; its unit goes with it.</param>
    /// <param name="minutes">That it takes; 0 where nobody knows.</param>
    /// <param name="askedBy">The post that asked for it, where another one did.</param>
    public static Obligation Open(ObligationKind kind, Post owner, UnitId owedTo, DueDate due, string subject, ObjectRef about,
        DateTimeOffset now, int minutes = 0, PostId? askedBy = null)
    {
        var obligation = new Obligation
        {
            Id = new(Ids.New(now)), Kind = kind.Code, Class = kind.Class, OwnerId = owner.Id, UnitId = owner.UnitId,
            UnitPath = owner.UnitPath,
            OwedToId = owedTo, DueOn = due.On, AnswerBy = due.AnswerBy, ObjectKind = about.Kind, ObjectId = about.Id, OpenedAt = now,
            Minutes = minutes, AskedByPostId = askedBy == owner.Id ? null : askedBy,
            Subject = subject.Length <= MaxSubject ? subject : subject[..(MaxSubject - 1)] + "…",
        };
        obligation.spans.Add(new(obligation, now));
        return obligation;
    }

    /// <summary>It was done.</summary>
    public void Discharge(DateTimeOffset now)
    {
        Require.That(State == ObligationState.Open, ObligationRefusals.NotOpen);
        (State, ClosedAt) = (ObligationState.Discharged, now);
        Span(now);
    }

    /// <summary>No longer owed, for a reason that the act's line gives.</summary>
    public void Waive(DateTimeOffset now)
    {
        Require.That(State == ObligationState.Open, ObligationRefusals.NotOpen);
        (State, ClosedAt) = (ObligationState.Waived, now);
        Span(now);
    }

    /// <summary>After a return it is owed again: by whom and by when says the rule of what it is about.</summary>
    public void Reopen(Post owner, DueDate due, DateTimeOffset now)
    {
        Require.That(State == ObligationState.Discharged, ObligationRefusals.NotDischarged);
        (State, ClosedAt) = (ObligationState.Open, null);
        Give(owner, due, now);
    }

    /// <summary>Another owner or date from now on; the unit goes with the owner.</summary>
    public void Move(Post owner, DueDate due, DateTimeOffset now)
    {
        Require.That(State == ObligationState.Open, ObligationRefusals.NotOpen);
        Give(owner, due, now);
    }

    private void Give(Post owner, DueDate due, DateTimeOffset now)
    {
        (OwnerId, UnitId, UnitPath, DueOn, AnswerBy) = (owner.Id, owner.UnitId, owner.UnitPath, due.On, due.AnswerBy);
        Span(now);
    }

    private void Span(DateTimeOffset now)
    {
        spans[^1].End(now);
        spans.Add(new(this, now));
        Version++;
    }
}

/// <summary>Owner, dates and state of an obligation during [From, Until).</summary>
public sealed class ObligationSpan : ISpan
{
    private ObligationSpan() { }

    internal ObligationSpan(Obligation of, DateTimeOffset from) => (Id, ObligationId, OwnerId, DueOn, AnswerBy, State, From) =
        (Ids.New(from), of.Id, of.OwnerId, of.DueOn, of.AnswerBy, of.State, from);

    public Guid Id { get; private set; }

    public ObligationId ObligationId { get; private set; }

    public PostId OwnerId { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? AnswerBy { get; private set; }

    public ObligationState State { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    internal void End(DateTimeOffset now) => Until = now;
}

public static class ObligationRefusals
{
    /// <summary>The post owes the same thing about the same object already: somebody was faster.</summary>
    public static readonly Refusal AlreadyOpen = Refusal.Of("obligations.already-open");
    public static readonly Refusal NotOpen = Refusal.Of("obligations.not-open");
    public static readonly Refusal NotDischarged = Refusal.Of("obligations.not-discharged");
}
