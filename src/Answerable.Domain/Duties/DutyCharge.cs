namespace Answerable.Domain.Duties;

public readonly record struct DutyChargeId(Guid Value) : IId<DutyChargeId>
{
    public static DutyChargeId Of(Guid value) => new(value);

    public static bool operator <(DutyChargeId a, DutyChargeId b) => a.Value < b.Value;

    public static bool operator >(DutyChargeId a, DutyChargeId b) => a.Value > b.Value;
}

/// <summary>A post charged with a list. Acknowledging it, by name and time, is one obligation.</summary>
public sealed class DutyCharge : Aggregate
{
    private DutyCharge() { }

    internal DutyCharge(DutyList list, DutyPost post, DateOnly acknowledgeBy, DateTimeOffset now)
    {
        (Id, ListId, IssuerPostId, IssuerUnitId, IssuerUnitPath) = (new(Ids.New(now)), list.Id, list.IssuerPostId, list.UnitId, list.UnitPath);
        (PostId, UnitId, UnitPath, AcknowledgeBy) = (post.PostId, post.UnitId, post.UnitPath, acknowledgeBy);
    }

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

    public override ObjectRef Ref => new("charge", Id.Value);

    /// <summary>The holder has read the list and answers for it.</summary>
    public void Acknowledge(Actor by, DateTimeOffset now)
    {
        Require.That(by.ActsAs(PostId), DutyRefusals.NotHolder);
        Require.That(AcknowledgedAt is null, DutyRefusals.AlreadyAcknowledged);
        (AcknowledgedAt, AcknowledgedByPersonId, AcknowledgedByPostId) = (now, by.Person, by.Post);
        Record(by, "charge.acknowledged", now, null, by.ActingFor(PostId), UnitId);
    }
}
