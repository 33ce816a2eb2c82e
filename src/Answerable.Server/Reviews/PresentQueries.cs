using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>How many are present at a meeting.</summary>
/// <param name="Voting">Of all, those who vote.</param>
/// <param name="VotingBeside">Of those, whoever does not act in the reader's post.</param>
internal sealed record PresentCounts(int All, int Voting, int VotingBeside);

/// <summary>Who is present at a meeting, page by page; the caller has checked that the reader may see them.</summary>
internal sealed class PresentQueries(Db db)
{
    public async Task<PresentCounts> Counts(ReviewMeetingId meeting, Actor by)
    {
        var post = by.Post;
        return await At(meeting).GroupBy(p => p.MeetingId).Select(g => new PresentCounts(g.Count(),
            g.Count(p => p.Role == PresenceRole.Voting),
            g.Count(p => p.Role == PresenceRole.Voting && p.PostId != post))).FirstOrDefaultAsync() ?? new(0, 0, 0);
    }

    /// <summary>A page of them, in the order in which they were written down.</summary>
    /// <param name="after">Key of the last one of the page before.</param>
    public Task<PageOf<Presence>> Page(ReviewMeetingId meeting, string? after, int count)
    {
        var rest = At(meeting);
        if (PageKey.Read<Guid>(after) is { } last) rest = rest.Where(p => p.Id > last);
        return rest.OrderBy(p => p.Id).Page(count, p => PageKey.Write(p.Id));
    }

    /// <summary>Of these posts, those that are not written down as present, in their order.</summary>
    public async Task<IReadOnlyList<PostId>> Absent(ReviewMeetingId meeting, IReadOnlyList<PostId> posts)
    {
        var present = await At(meeting).Where(p => p.PostId != null && posts.Contains(p.PostId.Value)).Select(p => p.PostId!.Value)
            .ToListAsync();
        return [.. posts.Except(present)];
    }

    private IQueryable<Presence> At(ReviewMeetingId meeting) => db.Set<Presence>().AsNoTracking().Where(p => p.MeetingId == meeting);
}
