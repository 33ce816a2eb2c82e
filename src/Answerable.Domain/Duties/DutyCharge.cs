using Answerable.Domain.Obligations;

namespace Answerable.Domain.Duties;

public readonly record struct DutyChargeId(Guid Value) : IId<DutyChargeId>
{
    public static DutyChargeId Of(Guid value) => new(value);

    public static bool operator <(DutyChargeId a, DutyChargeId b) => a.Value < b.Value;

    public static bool operator >(DutyChargeId a, DutyChargeId b) => a.Value > b.Value;
}

/// <summary>A post to which a list is issued.</summary>
/// <param name="Level">The roster's word for the kind of its unit.</param>
/// <param name="HasUnitsBelow">Whether its unit has units below it, which could take a duty up.</param>
public sealed record DutyPost(PostId PostId, UnitId UnitId, string UnitPath, string Kind, string Level = "", bool HasUnitsBelow = false);

/// <summary>What issuing a list gives rise to for one post.</summary>
public sealed record IssuedDuties(DutyCharge Charge, IReadOnlyList<DutyTask> Tasks)
{
    /// <summary>What the post owes because of it.</summary>
    public IEnumerable<Awaits> Awaits(string title, Calendar calendar) => [Charge.Awaits(title), .. Tasks.Select(t => t.Awaits(calendar))];
}

/// <summary>A post charged with a list. Acknowledging it, by name and time, is one obligation.</summary>
public sealed partial class DutyCharge : Aggregate
{
    private DutyCharge() { }

    internal DutyCharge(DutyList list, DutyPost post, Days acknowledgeDays, Calendar calendar, DateTimeOffset now)
    {
        (Id, ListId, IssuerPostId, IssuerUnitId) = (new(Ids.New(now)), list.Id, list.IssuerPostId, list.UnitId);
        (PostId, UnitId, UnitPath, AcknowledgeBy) = (post.PostId, post.UnitId, post.UnitPath, calendar.After(now, acknowledgeDays));
        IssuerUnitPath = list.UnitPath;
    }

    /// <summary>
    /// Days within which a list is acknowledged where no policy counts; after them silence is shown to the units above. The number is
    /// ours, no source gives it.
    /// </summary>
    public const int AcknowledgeDays = 10;

    public DutyChargeId Id { get; private set; }

    public DutyListId ListId { get; private set; }

    public PostId IssuerPostId { get; private set; }

    public UnitId IssuerUnitId { get; private set; }

    public string IssuerUnitPath { get; private set; } = "";

    public PostId PostId { get; private set; }

    /// <summary>Unit of the post, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    public DateOnly AcknowledgeBy { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public PersonId? AcknowledgedByPersonId { get; private set; }

    public PostId? AcknowledgedByPostId { get; private set; }

    /// <summary>How an objection to the whole list stands; null where there is none, or it was withdrawn.</summary>
    public DutyObjectionState? Objection { get; private set; }

    /// <summary>When one of its duties was last dropped or worded otherwise for this post.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Whether the post was released from the whole list.</summary>
    public bool IsReleased => Objection == DutyObjectionState.Upheld;

    public override ObjectRef Ref => new("charge", Id.Value);

    /// <summary>Against acknowledging: the holder's alone, once.</summary>
    public IEnumerable<Refusal> AgainstAcknowledging(Actor by) =>
    [
        .. DutyRefusals.NotHolder.Unless(by.ActsAs(PostId)), .. DutyRefusals.Released.Unless(!IsReleased),
        .. DutyRefusals.AlreadyAcknowledged.Unless(AcknowledgedAt is null),
    ];

    /// <summary>The holder has read the list and answers for it. That proves knowledge, and moves no date.</summary>
    public void Acknowledge(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstAcknowledging(by));
        Acknowledged(by, now);
    }

    private void Acknowledged(Actor by, DateTimeOffset now)
    {
        (AcknowledgedAt, AcknowledgedByPersonId, AcknowledgedByPostId) = (now, by.Person, by.Post);
        Record(by, "charge.acknowledged", now, null, by.ActingFor(PostId), UnitId);
    }

    /// <summary>Every act with what stands against it.</summary>
    /// <param name="signerLeft">Whether whoever signed its letter last is in the post no more.</param>
    public Acts Acts(Actor by, bool signerLeft) => new()
    {
        { DutyActs.Acknowledgement, AgainstAcknowledging(by) },
        { DutyActs.Signature, AgainstSigning(by, signerLeft) },
        { DutyActs.Objection, AgainstObjecting(by) },
    };

    /// <summary>Against objecting to the whole list: the holder's, once, unless it was withdrawn.</summary>
    public IEnumerable<Refusal> AgainstObjecting(Actor by) =>
        [.. DutyRefusals.NotHolder.Unless(by.ActsAs(PostId)), .. DutyRefusals.AlreadyObjected.Unless(Objection is null)];

    internal void Object(Actor by, DutyObjection objection, DateTimeOffset now)
    {
        Objection = objection.State;
        Record(by, "charge.objected", now, null, by.ActingFor(PostId), UnitId);
    }

    internal void EndObjection(Actor by, DutyObjectionState state, DateTimeOffset now)
    {
        Objection = state == DutyObjectionState.Withdrawn ? null : state;
        var isBack = state == DutyObjectionState.Withdrawn;
        Record(by, isBack ? "charge.objection-withdrawn" : "charge.objection-rejected", now, null,
            by.ActingFor(isBack ? PostId : IssuerPostId), UnitId);
    }

    /// <summary>An objection was upheld: a duty was dropped or reads otherwise, or the post is released from all.</summary>
    internal void Change(Actor by, bool isWhole, DateTimeOffset now)
    {
        ChangedAt = now;
        if (isWhole) Objection = DutyObjectionState.Upheld;
        Record(by, isWhole ? "charge.released" : "charge.changed", now, null, by.ActingFor(IssuerPostId), UnitId);
    }

    /// <summary>Its acknowledgement, once.</summary>
    /// <param name="title">The list's, under which it is listed.</param>
    public Awaits Awaits(string title)
    {
        var awaits = new Awaits(Ref, title, IssuerPostId);
        if (AcknowledgedAt is not null) return awaits.Met(DutyKinds.Acknowledge);
        return IsReleased ? awaits.Void(DutyKinds.Acknowledge)
            : awaits.Owes(DutyKinds.Acknowledge, PostId, IssuerUnitId, AcknowledgeBy);
    }
}
