using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>A round by its stage line, with the post that runs it.</summary>
internal sealed record RunningRound(RoundId Id, string Title, string OrganiserUnit, string Organiser, IReadOnlyList<Stage> Stages);

/// <summary>The one round that the first page shows: in one statement, however many debrief.</summary>
internal sealed class RunningRounds(Db db, RoundQueries rounds)
{
    /// <summary>The newest round that runs now and in which the actor's post has a part; null when there is none.</summary>
    /// <param name="calendar">The organisation's.</param>
    public async Task<RunningRound?> Find(Actor by, Calendar calendar)
    {
        var posts = RoundQueries.PostsOf(by);
        var own = db.Set<Debriefer>().Where(Debriefer.AnsweredBy(posts, by.Person));
        var newest = rounds.VisibleTo(by).Where(r => r.State != RoundState.Draft && r.State != RoundState.Archived)
            .Where(r => posts.Contains(r.OrganiserId) || own.Any(d => d.RoundId == r.Id)
                || r.Officers.Any(o => posts.Contains(o.PostId)) || r.UnitId == by.Unit)
            .OrderByDescending(r => r.MeetingOn).ThenByDescending(r => r.Id).Take(1);
        var found = await (
            from r in newest
            join post in db.Set<Post>() on r.OrganiserId equals post.Id
            join unit in db.Set<Unit>() on post.UnitId equals unit.Id
            select new
            {
                r.Id, r.Title, Unit = unit.Name, Post = post.Name,
                Facts = new StageFacts(r.State, r.Policy, r.OpenedAt, r.MeetingOn, r.ReportDueOn,
                    r.Debriefers.Any(d => d.Decision != DebrieferDecision.Withdrawn && d.Report != ReportProgress.Accepted),
                    r.Debriefers.Any(d => d.Decision != DebrieferDecision.Withdrawn && d.PresentedAs == PresentedAs.None),
                    r.Debriefers.Any(d => d.Decision == DebrieferDecision.None && d.CountedGroups < r.Groups.Count),
                    r.Debriefers.Any(d => d.Decision == DebrieferDecision.None)),
            }).AsNoTracking().FirstOrDefaultAsync();
        return found is null ? null : new(found.Id, found.Title, found.Unit, found.Post, RoundStages.Of(found.Facts, calendar));
    }
}
