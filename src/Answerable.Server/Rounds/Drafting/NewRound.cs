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
    LastRound? Last, string UnitLevel);

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
        var choices = await Choices(unit.Path, vocabulary, now);
        var kinds = await defaults.Kinds(unit.Id);
        var last = await defaults.Last(unit.Id);
        var kind = last?.Kind is { } before && kinds.Contains(before) ? before
            : kinds.Count == 0 || kinds.Contains(RoundDefaults.DebrieferKind) ? RoundDefaults.DebrieferKind : kinds[0];
        return new(unit.Id, unit.Name, choices, Chosen(choices, policy, last), await labels.Choices(unit.Id),
            kinds.Count == 0 ? [kind] : kinds, kind,
            last?.Round.Appointed(OfficerRole.Chair) ?? (await defaults.Head(unit.Id, kind, now))?.Id,
            last?.Round.Appointed(OfficerRole.DecidingBody) ?? (await defaults.OwnGroup(unit.Id))?.Id,
            PeriodOf(Chosen(choices, policy, last).Policy, last, today), last, unit.Level);
    }

    /// <summary>The one after the last round's where that was by the same policy; an interim report is no year after a year.</summary>
    private static RoundPeriod PeriodOf(RoundPolicy policy, LastRound? last, DateOnly today) =>
        last?.Round.Policy.PeriodMonths.Value == policy.PeriodMonths.Value ? last.NextPeriod
            : RoundPeriod.Of(today, policy.PeriodMonths.Value);

    /// <summary>For which unit and by which policy the form drafts; null when the actor organises nowhere.</summary>
    public async Task<(UnitId Unit, PolicyChoice Policy)?> Choose(Actor by, UnitId? lookedAt, string? policy, string vocabulary,
        DateTimeOffset now)
    {
        if (await organised.For(by, lookedAt, Right.Organise) is not { } unit) return null;
        var choices = await Choices(unit.Path, vocabulary, now);
        return (unit.Id, Chosen(choices, policy, await defaults.Last(unit.Id)));
    }

    /// <summary>The policy in force, if there is one, before the presets.</summary>
    private async Task<List<PolicyChoice>> Choices(string unitPath, string vocabulary, DateTimeOffset now)
    {
        var presets = RoundPolicies.Presets.OrderBy(p => p.Code.StartsWith(vocabulary, StringComparison.Ordinal) ? 0 : 1)
            .Select(p => new PolicyChoice(p.Code, p));
        return await policies.InForce(unitPath, now) is { } inForce ? [new(Adopted, inForce.Policy), .. presets] : [.. presets];
    }

    /// <summary>The one asked for, else the one in force, else that of the round before.</summary>
    private static PolicyChoice Chosen(List<PolicyChoice> choices, string? policy, LastRound? last)
    {
        var ofLast = choices[0].Code == Adopted ? null : choices.Find(c => c.Code == last?.Round.Policy.Code);
        return choices.Find(c => c.Code == policy) ?? ofLast ?? choices[0];
    }
}
