using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>A meeting with one of its debriefers, tracked, for an act that touches no other.</summary>
internal sealed record Sitting(ReviewMeeting Meeting, RoundFrame Round, Debriefer Debriefer)
{
    public IReadOnlySet<string> Strands => Round.Policy.Strands.Value.Select(s => s.Code).ToHashSet();
}

/// <summary>
/// Who sees which meeting, and loading for actions. A meeting is seen by way of its round, because it is called with its first act.
/// </summary>
internal sealed class ReviewQueries(Db db, RoundQueries rounds)
{
    /// <summary>Opened rounds that the actor may see, and those at whose meeting the post was present.</summary>
    public IQueryable<Round> VisibleTo(Actor by)
    {
        var posts = RoundQueries.PostsOf(by);
        var visible = rounds.VisibleTo(by).Select(r => r.Id);
        var present = db.Set<ReviewMeeting>().Where(m => m.Presences.Any(p => p.PostId != null && posts.Contains(p.PostId.Value)))
            .Select(m => m.RoundId);
        return db.Set<Round>().Where(r => r.State != RoundState.Draft && (visible.Contains(r.Id) || present.Contains(r.Id)));
    }

    /// <summary>
    /// Whether the actor hears everything said: officers, posts that judge over the unit, and who is present. Others follow the order,
    /// and what is said about their own.
    /// </summary>
    public static bool HearsAll(Actor by, RoundFrame round, ReviewMeeting meeting) =>
        by.ActsAs(round.OrganiserId) || round.IsOfficer(by) || by.HasAny(round.UnitPath, RightSets.Reading)
        || meeting.Presences.Any(p => p.PostId is { } post && by.ActsAs(post));

    /// <summary>Whether the actor may read what is said about a debriefer.</summary>
    public static bool HearsAbout(Actor by, RoundFrame round, ReviewMeeting meeting, Debriefer debriefer) =>
        HearsAll(by, round, meeting) || debriefer.IsAnsweredBy(by) || by.HasAny(debriefer.UnitPath, RightSets.Reading)
            || RoundSight.IsDraftedBy(by, debriefer);

    /// <summary>
    /// For an act that counts over all turns; the first one by somebody who may calls the meeting. Not visible is 404.
    /// </summary>
    public async Task<(ReviewMeeting Meeting, Round Round)> Load(Actor by, RoundId id, DateTimeOffset now)
    {
        var round = await RoundQueries.Whole(VisibleTo(by)).FirstOrDefaultAsync(r => r.Id == id) ?? throw new NotVisible();
        return (await Whole(db.Set<ReviewMeeting>()).FirstOrDefaultAsync(m => m.RoundId == id)
            ?? Call(by, round.Frame, round.Debriefers, now), round);
    }

    /// <summary>For an act that asks of the debriefers nothing but their order; likewise.</summary>
    /// <param name="with">What is read beside the meeting itself.</param>
    public async Task<ReviewMeeting> LoadMeeting(Actor by, RoundId id, Func<IQueryable<ReviewMeeting>, IQueryable<ReviewMeeting>> with,
        DateTimeOffset now)
    {
        var round = await RoundQueries.Frames(VisibleTo(by).Where(r => r.Id == id)).FirstOrDefaultAsync() ?? throw new NotVisible();
        return await with(db.Set<ReviewMeeting>()).FirstOrDefaultAsync(m => m.RoundId == id)
            ?? Call(by, round, await db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == id).ToListAsync(), now);
    }

    private ReviewMeeting Call(Actor by, RoundFrame round, IEnumerable<Debriefer> all, DateTimeOffset now)
    {
        var called = ReviewMeeting.Call(by, round, all, now);
        db.Add(called);
        return called;
    }

    /// <summary>
    /// For an act on one debriefer's turn at a meeting that was called: who is present, and no other turn. Not visible is 404.
    /// </summary>
    public async Task<Sitting> Load(Actor by, DebrieferId id)
    {
        var debriefer = await db.Set<Debriefer>().FirstOrDefaultAsync(d => d.Id == id) ?? throw new NotVisible();
        var round = await RoundQueries.Frames(VisibleTo(by).Where(r => r.Id == debriefer.RoundId))
            .FirstOrDefaultAsync() ?? throw new NotVisible();
        var meeting = await db.Set<ReviewMeeting>().Include(m => m.Agenda.Where(a => a.DebrieferId == id)).Include(m => m.Presences)
            .AsSplitQuery()
            .FirstOrDefaultAsync(m => m.RoundId == round.Id);
        if (meeting is null)
        {
            Require.None(ReviewMeeting.AgainstCalling(by, round));
            throw new Refused(ReviewRefusals.NotConvened);
        }
        return HearsAbout(by, round, meeting, debriefer) ? new(meeting, round, debriefer) : throw new NotVisible();
    }

    /// <summary>Whom the meeting hears in which order now; before its first act, in the order of the round. Not visible is 404.</summary>
    public async Task<List<DebrieferId>> Order(Actor by, RoundId id)
    {
        if (!await VisibleTo(by).AnyAsync(r => r.Id == id)) throw new NotVisible();
        var meeting = ReviewMeetingId.For(id);
        var called = await db.Set<AgendaItem>().Where(a => a.MeetingId == meeting).OrderBy(a => a.Order).Select(a => a.DebrieferId)
            .ToListAsync();
        return called.Count > 0 ? called
            : await db.Set<Debriefer>().Where(d => d.RoundId == id).OrderBy(d => d.Order).Select(d => d.Id).ToListAsync();
    }

    /// <summary>The comment, when it is about this debriefer; any other is not visible there.</summary>
    public async Task<CommentId> CommentOn(DebrieferId debriefer, Guid? asked)
    {
        var comment = CommentId.Of(asked ?? Guid.Empty);
        return await db.Set<Comment>().AnyAsync(c => c.Id == comment && c.DebrieferId == debriefer) ? comment : throw new NotVisible();
    }

    /// <summary>Saves; when two call the meeting at once, the second is stale.</summary>
    public Task Save() => db.SaveChangesAsync();

    /// <summary>With order and presence.</summary>
    public static IQueryable<ReviewMeeting> Whole(IQueryable<ReviewMeeting> meetings) =>
        meetings.Include(m => m.Agenda.OrderBy(a => a.Order)).Include(m => m.Presences.OrderBy(p => p.At).ThenBy(p => p.Id)).AsSplitQuery();
}
