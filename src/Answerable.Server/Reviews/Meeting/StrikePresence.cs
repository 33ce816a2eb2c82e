using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>Takes back a presence written down by mistake.</summary>
internal sealed class StrikePresence(ReviewQueries reviews, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId round, Guid presence, string reason)
    {
        var now = clock.ReadNow();
        var meeting = await reviews.LoadMeeting(by, round, m => m.Include(x => x.Presences), now);
        meeting.Strike(by, presence, reason, now);
        await reviews.Save();
    }
}
