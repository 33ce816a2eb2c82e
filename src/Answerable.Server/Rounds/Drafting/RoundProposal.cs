using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Rounds;

/// <summary>What an organiser says about a new round; <see cref="NewRound"/> prefills what is known.</summary>
/// <param name="Policy">Code of a preset that ships, or null for the version adopted for the unit.</param>
/// <param name="DecidingBody">Null where the policy decides no grade.</param>
/// <param name="Entitled">How many may vote, by code of the group.</param>
internal sealed record RoundProposal(UnitId Unit, string? Policy, DateOnly MeetingOn, PostId Chair, IReadOnlyList<PostId> Tellers,
    PostId? DecidingBody, IReadOnlyDictionary<string, int> Entitled)
{
    /// <summary>In the organiser's own words; the page offers one.</summary>
    public required string Title { get; init; }

    public required RoundPeriod Period { get; init; }

    /// <summary>Posts of this kind in the units directly below debrief.</summary>
    public string DebrieferKind { get; init; } = RoundDefaults.DebrieferKind;

    /// <summary>The convening unit's own leading group debriefs too.</summary>
    public bool OwnGroupDebriefs { get; init; }

    /// <summary>Names of the policy's default numbers that the organiser looked at and wants.</summary>
    public IReadOnlyCollection<string> Confirmed { get; init; } = [];

    /// <summary>Codes of groups announced as a signed rating.</summary>
    public IReadOnlyCollection<string> Signed { get; init; } = [];
}
