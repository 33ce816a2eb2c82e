namespace Answerable.Domain.Rounds;

/// <summary>A post appointed to a role in one round.</summary>
public sealed class RoundOfficer
{
    private RoundOfficer() { }

    internal RoundOfficer(RoundId round, OfficerRole role, PostId post) => (RoundId, Role, PostId) = (round, role, post);

    public RoundId RoundId { get; private set; }

    public OfficerRole Role { get; private set; }

    public PostId PostId { get; private set; }
}
