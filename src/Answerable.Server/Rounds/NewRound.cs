using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Server.Policies;

namespace Answerable.Server.Rounds;

/// <param name="Code">Code of a preset, or <see cref="NewRound.Adopted"/>.</param>
internal sealed record PolicyChoice(string Code, RoundPolicy Policy);

/// <summary>What the form for a new round offers and has filled in.</summary>
internal sealed record NewRoundModel(UnitId UnitId, string UnitName, IReadOnlyList<PolicyChoice> Policies, PolicyChoice Chosen,
    IReadOnlyList<PostChoice> Posts, IReadOnlyList<string> Kinds, string Kind, PostId? Chair, PostId? Body, string Period, DateOnly From, DateOnly Until);

/// <summary>Prepares the form for a new round of the unit looked at, or of the unit over which the actor organises.</summary>
internal sealed class NewRound(OrganisedUnit organised, PolicyQueries policies, RoundDefaults defaults, PostLabels labels)
{
    /// <summary>Stands in the address for the policy in force.</summary>
    public const string Adopted = "adopted";

    /// <summary>Null when the actor organises nowhere.</summary>
    public async Task<NewRoundModel?> Prepare(Actor by, UnitId? lookedAt, string? policy, string vocabulary, DateOnly today, DateTimeOffset now)
    {
        if (await organised.For(by, lookedAt, Right.Organise) is not { } unit) return null;
        var inForce = await policies.InForce(unit.Path, now);
        var presets = RoundPolicies.Presets.OrderBy(p => p.Code.StartsWith(vocabulary, StringComparison.Ordinal) ? 0 : 1).Select(p => new PolicyChoice(p.Code, p));
        List<PolicyChoice> choices = [.. inForce is null ? Array.Empty<PolicyChoice>() : [new(Adopted, inForce.Policy)], .. presets];
        var kinds = await defaults.Kinds(unit.Id);
        var kind = kinds.Count == 0 || kinds.Contains(RoundDefaults.DebrieferKind) ? RoundDefaults.DebrieferKind : kinds[0];
        var year = RoundDefaults.YearFor(today);
        return new(unit.Id, unit.Name, choices, choices.Find(c => c.Code == policy) ?? choices[0], await labels.Choices(unit.Id),
            kinds.Count == 0 ? [kind] : kinds, kind, (await defaults.Head(unit.Id, kind))?.Id, (await defaults.OwnGroup(unit.Id))?.Id,
            year.ToString(CultureInfo.InvariantCulture), new(year, 1, 1), new(year, 12, 31));
    }
}
