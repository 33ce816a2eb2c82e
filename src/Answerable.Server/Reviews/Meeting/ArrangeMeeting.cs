using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>Sets place, day and order of the meeting.</summary>
internal sealed class ArrangeMeeting(ReviewQueries reviews, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act, 0 before the meeting's first act; null does not compare.</param>
    public async Task Run(Actor by, RoundId round, string? place, DateOnly heldOn, IReadOnlyList<DebrieferId> order, int? version = null,
        string? title = null)
    {
        var now = clock.ReadNow();
        var meeting = await reviews.LoadMeeting(by, round, m => m.Include(x => x.Agenda), now);
        meeting.ReadAs(version);
        meeting.Arrange(by, place, heldOn, order, now, title);
        await reviews.Save();
    }
}
