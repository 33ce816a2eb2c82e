using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Policies;

namespace Answerable.Server.Rounds;

/// <param name="Code">Code of a preset, or <see cref="NewRound.Adopted"/>.</param>
internal sealed record PolicyChoice(string Code, RoundPolicy Policy);

/// <summary>What the form for a new round offers and has filled in.</summary>
/// <param name="Last">The unit's round before, of which the rest is taken; null for a first one.</param>
internal sealed record NewRoundModel(UnitId UnitId, string UnitName, IReadOnlyList<PolicyChoice> Policies, PolicyChoice Chosen,
    IReadOnlyList<PostChoice> Posts, IReadOnlyList<string> Kinds, string Kind, PostId? Chair, PostId? Body, RoundPeriod Period,
    LastRound? Last);

/// <summary>Prepares the form for a new round of the unit looked at, or of the unit over which the actor organises.</summary>
internal sealed class NewRound(OrganisedUnit organised, PolicyQueries policies, RoundDefaults defaults, PostLabels labels)
{
    /// <summary>Stands in the address for the policy in force.</summary>
    public const string Adopted = "adopted";

    /// <summary>Null when the actor organises nowhere.</summary>
    public async Task<NewRoundModel?> Prepare(Actor by, UnitId? lookedAt, string? policy, string vocabulary, DateOnly today,
        DateTimeOffset now)
    {
        if (await organised.For(by, lookedAt, Right.Organise) is not { } unit) return null;
        var inForce = await policies.InForce(unit.Path, now);
        var presets = RoundPolicies.Presets.OrderBy(p => p.Code.StartsWith(vocabulary, StringComparison.Ordinal) ? 0 : 1)
            .Select(p => new PolicyChoice(p.Code, p));
        List<PolicyChoice> choices = [.. inForce is null ? Array.Empty<PolicyChoice>() : [new(Adopted, inForce.Policy)], .. presets];
        var kinds = await defaults.Kinds(unit.Id);
        var last = await defaults.Last(unit.Id);
        var kind = last?.Kind is { } before && kinds.Contains(before) ? before
            : kinds.Count == 0 || kinds.Contains(RoundDefaults.DebrieferKind) ? RoundDefaults.DebrieferKind : kinds[0];
        var ofLast = inForce is null ? choices.Find(c => c.Code == last?.Round.Policy.Code) : null;
        var chosen = choices.Find(c => c.Code == policy) ?? ofLast ?? choices[0];
        return new(unit.Id, unit.Name, choices, chosen, await labels.Choices(unit.Id), kinds.Count == 0 ? [kind] : kinds, kind,
            last?.Round.Appointed(OfficerRole.Chair) ?? (await defaults.Head(unit.Id, kind, now))?.Id,
            last?.Round.Appointed(OfficerRole.DecidingBody) ?? (await defaults.OwnGroup(unit.Id))?.Id,
            last?.NextPeriod ?? RoundPeriod.Yearly(today), last);
    }
}
