using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;

namespace Answerable.Server.Reviews;

/// <summary>Takes back a presence written down by mistake.</summary>
internal sealed class StrikePresence(ReviewQueries reviews, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId round, Guid presence, string reason)
    {
        var now = clock.ReadNow();
        var (meeting, _) = await reviews.Load(by, round, now);
        meeting.Strike(by, presence, reason, now);
        await reviews.Save();
    }
}
