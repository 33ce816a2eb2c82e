using Answerable.Domain.Policies;

namespace Answerable.Domain.Rounds;

/// <summary>A role of a round and the post appointed to it.</summary>
public readonly record struct Office(OfficerRole Role, PostId PostId);

/// <summary>
/// What a rule about one debriefer or one group asks of its round: state, policy, unit, dates and officers. It has no debriefers
/// and no groups, so that whoever counts over all of them must take a fact, or the round in its turn.
/// </summary>
/// <param name="UnitId">The convening unit; <paramref name="UnitPath"/> is its path.</param>
/// <param name="OrganiserId">The post that runs the round and serves where nobody is appointed.</param>
/// <param name="PreviousRoundId">The round whose findings this one answers first.</param>
public sealed partial record RoundFrame(RoundId Id, string Title, UnitId UnitId, string UnitPath, RoundState State, RoundPolicy Policy,
    DateOnly MeetingOn, DateOnly ReportDueOn, DateTimeOffset? OpenedAt, PostId OrganiserId, RoundId? PreviousRoundId,
    IReadOnlyList<Office> Officers)
{
    /// <summary>Whether every duty below must have been taken up before the round opens.</summary>
    public bool RequiresTakeUp { get; init; }

    /// <summary>Opened, and not yet archived.</summary>
    public bool IsUnderWay => State is not (RoundState.Draft or RoundState.Archived);

    /// <summary>Papers are handed out and counted now, which they are only where the policy says so.</summary>
    public bool IsCounting => Policy.Assessment.Value && State is RoundState.InSession or RoundState.Deciding;

    /// <summary>The post appointed to a role, or null. For tellers, the first.</summary>
    public PostId? Appointed(OfficerRole role) => PostsOf(role).Select(p => (PostId?)p).FirstOrDefault();

    public IReadOnlyList<PostId> PostsOf(OfficerRole role) => [.. Officers.Where(o => o.Role == role).Select(o => o.PostId)];

    /// <summary>The post that owes what the role owes: the one appointed, else the organiser's.</summary>
    public PostId PostFor(OfficerRole role) => Appointed(role) ?? OrganiserId;

    /// <summary>Whether the actor acts in a post that is appointed to anything.</summary>
    public bool IsOfficer(Actor by) => Officers.Any(o => by.ActsAs(o.PostId));

    /// <summary>Whether the actor acts in a post that is appointed to any of the roles.</summary>
    public bool IsAppointed(Actor by, params ReadOnlySpan<OfficerRole> roles)
    {
        foreach (var office in Officers)
            if (roles.Contains(office.Role) && by.ActsAs(office.PostId)) return true;
        return false;
    }

    /// <summary>
    /// Whether the actor serves in the role. Chair, tellers and deciding body serve by appointment only; where no
    /// vetter, recorder, enterer or confirmer is appointed, the organiser and holders of the standing right serve.
    /// </summary>
    public bool Serves(Actor by, OfficerRole role)
    {
        if (by.IsSystem) return true;
        if (Appointed(role) is not null) return IsAppointed(by, role);
        return StandingRight(role) is { } right && (by.ActsAs(OrganiserId) || by.Has(right, UnitPath));
    }

    /// <summary>
    /// Whether opinions about a debriefer open to the actor: to the chair and the post concerned, once the count of every group stands.
    /// </summary>
    /// <param name="groups">How many groups of assessors the round has.</param>
    public bool ReadsOpinions(Actor by, Debriefer about, int groups) =>
        about.IsCounted(groups) && (IsAppointed(by, OfficerRole.Chair) || about.IsAnsweredBy(by));

    private static Right? StandingRight(OfficerRole role) => role switch
    {
        OfficerRole.Vetter => Right.Vet,
        OfficerRole.Recorder => Right.Decide,
        OfficerRole.Enterer or OfficerRole.Confirmer => Right.Rate,
        OfficerRole.Chair or OfficerRole.Teller or OfficerRole.DecidingBody => null,
    };
}
