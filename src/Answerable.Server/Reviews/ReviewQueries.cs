using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>A meeting with its round, tracked, for an action.</summary>
internal sealed record Sitting(ReviewMeeting Meeting, Round Round)
{
    public IReadOnlySet<string> Strands => Round.Policy.Strands.Value.Select(s => s.Code).ToHashSet();
}

/// <summary>Who sees which meeting, and loading for actions. A meeting is seen by way of its round, because it is called with its first act.</summary>
internal sealed class ReviewQueries(Db db, RoundQueries rounds)
{
    private static readonly Right[] Following = [Right.Organise, Right.Vet, Right.Comment, Right.Decide, Right.Audit];

    /// <summary>Opened rounds that the actor may see, and those at whose meeting the post was present.</summary>
    public IQueryable<Round> VisibleTo(Actor by)
    {
        var posts = RoundQueries.PostsOf(by);
        var visible = rounds.VisibleTo(by).Select(r => r.Id);
        var present = db.Set<ReviewMeeting>().Where(m => m.Presences.Any(p => p.PostId != null && posts.Contains(p.PostId.Value))).Select(m => m.RoundId);
        return db.Set<Round>().Where(r => r.State != RoundState.Draft && (visible.Contains(r.Id) || present.Contains(r.Id)));
    }

    /// <summary>Whether the actor hears everything said: officers, posts that judge over the unit, and who is present. Others follow the order, and what is said about their own.</summary>
    public static bool HearsAll(Actor by, Round round, ReviewMeeting? meeting) =>
        by.ActsAs(round.OrganiserId) || round.Officers.Any(o => by.ActsAs(o.PostId)) || by.HasAny(round.UnitPath, Following)
        || meeting?.Presences.Any(p => p.PostId is { } post && by.ActsAs(post)) == true;

    /// <summary>Whether the actor may read what is said about a debriefer.</summary>
    public static bool HearsAbout(Actor by, Round round, ReviewMeeting? meeting, Debriefer debriefer) =>
        HearsAll(by, round, meeting) || by.ActsAs(debriefer.PostId) || by.HasAny(debriefer.UnitPath, [.. Following, Right.Draft]);

    /// <summary>For an action; the first one by somebody who may calls the meeting. Not visible is 404.</summary>
    public async Task<Sitting> Load(Actor by, RoundId id, DateTimeOffset now)
    {
        var round = await RoundQueries.Whole(VisibleTo(by)).FirstOrDefaultAsync(r => r.Id == id) ?? throw new NotVisible();
        if (await Whole(db.Set<ReviewMeeting>()).FirstOrDefaultAsync(m => m.RoundId == id) is { } found) return new(found, round);
        var called = ReviewMeeting.Call(by, round, now);
        db.Add(called);
        return new(called, round);
    }

    /// <summary>The same, by one of its debriefers.</summary>
    public async Task<(Sitting Sitting, Debriefer Debriefer)> Load(Actor by, DebrieferId id, DateTimeOffset now)
    {
        var round = await db.Set<Debriefer>().Where(d => d.Id == id).Select(d => (RoundId?)d.RoundId).FirstOrDefaultAsync() ?? throw new NotVisible();
        var sitting = await Load(by, round, now);
        var debriefer = sitting.Round.The(id);
        if (!HearsAbout(by, sitting.Round, sitting.Meeting, debriefer)) throw new NotVisible();
        return (sitting, debriefer);
    }

    /// <summary>Saves; when two call the meeting at once, the second is stale.</summary>
    public async Task Save(ReviewMeeting meeting)
    {
        var called = db.Entry(meeting).State == EntityState.Added;
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (called)
        {
            throw new Stale();
        }
    }

    /// <summary>With order and presence.</summary>
    public static IQueryable<ReviewMeeting> Whole(IQueryable<ReviewMeeting> meetings) =>
        meetings.Include(m => m.Agenda.OrderBy(a => a.Order)).Include(m => m.Presences.OrderBy(p => p.At).ThenBy(p => p.Id)).AsSplitQuery();
}
