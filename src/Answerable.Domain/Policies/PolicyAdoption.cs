using Answerable.Domain.Organisation;

namespace Answerable.Domain.Policies;

public readonly record struct PolicyAdoptionId(Guid Value) : IId<PolicyAdoptionId>
{
    public static PolicyAdoptionId Of(Guid value) => new(value);

    public static bool operator <(PolicyAdoptionId a, PolicyAdoptionId b) => a.Value < b.Value;

    public static bool operator >(PolicyAdoptionId a, PolicyAdoptionId b) => a.Value > b.Value;
}

/// <summary>
/// A version of the policy of a unit and its subtree during [From, Until). The nearest ancestor's version
/// in force counts; rounds copy it when drafted, so that no change reaches back.
/// </summary>
public sealed class PolicyAdoption : Aggregate, ISpan
{
    private PolicyAdoption() { }

    public PolicyAdoptionId Id { get; private set; }

    public UnitId UnitId { get; private set; }

    /// <summary>Path of the unit.</summary>
    public string UnitPath { get; private set; } = "";

    /// <summary>Code of the preset or policy adopted.</summary>
    public string PolicyCode { get; private set; } = "";

    public RoundPolicy Policy { get; private set; } = null!;

    public PersonId? AdoptedBy { get; private set; }

    public PostId? AdoptedByPost { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>Null while no end is known.</summary>
    public DateTimeOffset? Until { get; private set; }

    public override ObjectRef Ref => new("policy", Id.Value);

    /// <summary>Against adopting anything for the unit at this path: for who organises there and the system administration.</summary>
    public static IEnumerable<Refusal> AgainstAdopting(Actor by, string unitPath) =>
        PolicyRefusals.MayNotAdopt.Unless(by.HasAny(unitPath, RightSets.Adopting));

    /// <summary>Against a policy that is to count, for a unit or for one round: presets are examples, and whoever takes one has looked at
    /// each number that is only a default of the product.</summary>
    public static IEnumerable<Refusal> AgainstUnconfirmed(RoundPolicy policy) =>
        PolicyChecks.Unconfirmed(policy).Select(s => PolicyRefusals.DefaultUnconfirmed(s.Name));

    /// <summary>Adopts a policy for a unit from now on; the unit's own version in force, if any, ends. Presets are
    /// examples: each number that is only a default is confirmed.</summary>
    public static PolicyAdoption Adopt(Actor by, Unit unit, RoundPolicy policy, PolicyAdoption? inForce, DateTimeOffset now) =>
        Adopt(by, unit, policy, inForce, now, now);

    /// <summary>Adopts a policy for a unit from an instant on; the unit's latest version, if any, ends then.</summary>
    /// <param name="latest">The unit's own version that has no end yet; it may still be to come.</param>
    public static PolicyAdoption Adopt(Actor by, Unit unit, RoundPolicy policy, PolicyAdoption? latest, DateTimeOffset from,
        DateTimeOffset now)
    {
        Require.None(AgainstAdopting(by, unit.Path));
        Require.None(PolicyChecks.Of(policy));
        Require.None(AgainstUnconfirmed(policy));
        Require.That(latest is null || (latest.UnitId == unit.Id && latest.Until is null), PolicyRefusals.AlreadyEnded);
        Require.That(from >= now, PolicyRefusals.FromPast);
        Require.That(latest is null || latest.From <= from, PolicyRefusals.FromBeforeLatest);
        if (latest is not null) latest.Until = from;
        var adoption = new PolicyAdoption
        {
            Id = new(Ids.New(now)), UnitId = unit.Id, UnitPath = unit.Path, PolicyCode = policy.Code, Policy = policy,
            AdoptedBy = by.Person, AdoptedByPost = by.Post, From = from,
        };
        adoption.Record(by, "policy.adopted", now, new { policy = policy.Code, before = latest?.PolicyCode, from }, unit: unit.Id);
        return adoption;
    }

    /// <summary>The version that counts for a unit at an instant: the nearest ancestor's, the unit itself first.</summary>
    public static PolicyAdoption? InForce(IEnumerable<PolicyAdoption> adoptions, string unitPath, DateTimeOffset at) => adoptions
        .Where(a => Domain.UnitPath.IsWithin(unitPath, a.UnitPath) && a.IsInForce(at))
        .MaxBy(a => a.UnitPath.Length);
}
