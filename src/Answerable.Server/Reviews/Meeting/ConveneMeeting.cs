using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>
/// The chair, or an organiser for the chair, convenes the meeting; the round enters its session and written reports are taken as
/// written.
/// </summary>
internal sealed class ConveneMeeting(Db db, ReviewQueries reviews, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="actingFor">The chair's post, when somebody else convenes.</param>
    public async Task Run(Actor by, RoundId id, PostId? actingFor)
    {
        var now = clock.ReadNow();
        var (meeting, round) = await reviews.Load(by, id, now);
        var taken = meeting.Convene(by, round, actingFor, await VotingSeats(round.Frame, now), await zone.On(now), now);
        if (round.State == RoundState.Open) round.EnterSession(by, actingFor, now);
        foreach (var written in taken) round.RequireDebriefer(written).Present(PresentedAs.TakenAsWritten);
        await reviews.Save();
    }

    /// <summary>Members of the deciding body now; 0 where the round has none.</summary>
    public Task<int> VotingSeats(RoundFrame round, DateTimeOffset now) => round.Appointed(OfficerRole.DecidingBody) is { } body
        ? db.Set<Membership>().CountAsync(m => m.CollectiveId == body && m.IsInForce(now))
        : Task.FromResult(0);
}
