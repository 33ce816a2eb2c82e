using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Ballots;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rounds;

/// <summary>
/// What the offices of a round owe in the rooms that open and close by hand still, handed over when another post comes into one. Goes with
/// the last of them: a room that implements <see cref="IRoundAwaits"/> is followed.
/// </summary>
internal sealed class OfficeObligations(OwedByHand owed)
{
    private static readonly (OfficerRole Role, ObligationKind Kind)[] Single =
    [
        (OfficerRole.Enterer, AppraisalKinds.Enter),
        (OfficerRole.Confirmer, AppraisalKinds.Confirm),
        (OfficerRole.Recorder, AppraisalKinds.Decide),
        (OfficerRole.Recorder, AppraisalKinds.FeedBack),
    ];

    /// <summary>Who owes for each office now, the organiser where nobody is appointed.</summary>
    public static IReadOnlyDictionary<OfficerRole, IReadOnlyList<PostId>> Of(Round round) =>
        Enum.GetValues<OfficerRole>().ToDictionary(role => role,
            role => role == OfficerRole.Teller ? round.PostsOf(role) : (IReadOnlyList<PostId>)[round.PostFor(role)]);

    /// <summary>Moves what is open in the offices that another post now holds. Nothing is saved here.</summary>
    public async Task HandOver(Round round, IReadOnlyDictionary<OfficerRole, IReadOnlyList<PostId>> before, DateTimeOffset now)
    {
        // A debrief, an appraisal and their debriefer carry one value.
        var debriefers = round.Debriefers.Select(d => d.Id.Value).ToList();
        foreach (var (role, kind) in Single.Where(s => round.PostFor(s.Role) != before[s.Role][0]))
            await owed.HandOver(kind, debriefers, before[role][0], round.PostFor(role), now);
        var groups = round.Groups.Select(g => g.Id.Value).ToList();
        var tellers = round.PostsOf(OfficerRole.Teller);
        foreach (var (gone, come) in before[OfficerRole.Teller].Except(tellers).Zip(tellers.Except(before[OfficerRole.Teller])))
            await owed.HandOver(BallotKinds.EnterPapers, groups, gone, come, now);
    }
}
