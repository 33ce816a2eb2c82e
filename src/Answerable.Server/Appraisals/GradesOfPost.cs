using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>What was decided about a post in a round, as its reader may know it.</summary>
/// <param name="IsSheet">Whether the sheet opens to the reader, and not the grade alone.</param>
public sealed record GradeOfPost(DebrieferId Id, RoundId RoundId, string Round, string Period, DebrieferDecision Kind, LocalText? Grade,
    DateOnly DecidedOn, bool IsSheet)
{
    /// <summary>Who held the post before and was decided on for the own days; null for whoever held it then.</summary>
    public string? Former { get; init; }
}

/// <summary>Grades of a post over the years: of each round as far as its reader sees into it.</summary>
internal sealed class GradesOfPosts(Db db)
{
    /// <summary>The newest rounds first.</summary>
    /// <param name="during">Only of rounds whose report was due on one of these days.</param>
    public async Task<IReadOnlyList<GradeOfPost>> Find(Actor by, PostId post, int take, HeldDays? during = null)
    {
        var decided = db.Set<Debriefer>().AsNoTracking().Where(d => d.PostId == post && d.Decision != DebrieferDecision.None);
        if (during is { From: var from, Until: var until })
            decided = decided.Where(d => db.Set<Round>().Any(r => r.Id == d.RoundId && r.ReportDueOn >= from && r.ReportDueOn <= until));
        var debriefers = await decided.OrderByDescending(d => d.Id).Take(take).ToListAsync();
        if (debriefers.Count == 0) return [];
        var (rounds, ids) = (debriefers.ConvertAll(d => d.RoundId), debriefers.ConvertAll(d => d.Id));
        var collective = await db.Set<Post>().Where(p => p.Id == post).Select(p => p.IsCollective).FirstAsync();
        var frames = await RoundQueries.Frames(db.Set<Round>().Where(r => rounds.Contains(r.Id))).ToDictionaryAsync(r => r.Id);
        var periods = await db.Set<Round>().Where(r => rounds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Period);
        List<PostId> mine = [.. by.AllPosts.Concat(RoundQueries.PostsOf(by)).Distinct()];
        var own = (await db.Set<Debriefer>().AsNoTracking().Where(d => rounds.Contains(d.RoundId))
            .Where(Debriefer.AnsweredBy(mine, by.Person)).ToListAsync())
            .ToLookup(d => d.RoundId);
        var decisions = (await db.Set<GradeDecision>().AsNoTracking().Where(d => ids.Contains(d.DebrieferId)).ToListAsync())
            .ToLookup(d => d.DebrieferId);
        var former = debriefers.Select(d => d.HolderId).OfType<PersonId>().ToList();
        var names = former.Count == 0 ? []
            : await db.Set<Person>().Where(p => former.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return [.. debriefers.Select(One).OfType<GradeOfPost>()];

        GradeOfPost? One(Debriefer d)
        {
            var (round, sight) = (frames[d.RoundId], new RoundSight(by, frames[d.RoundId], [.. own[d.RoundId]]));
            var seen = sight.Into(d, collective);
            var shown = Shown(decisions[d.Id], seen, sight.IsOfficial && !RoundSight.IsSelf(by, d, collective));
            return shown is null ? null : new(d.Id, round.Id, round.Title, periods[round.Id], shown.Kind,
                round.Policy.Grades.Value.FirstOrDefault(g => g.Code == shown.GradeCode)?.Name, shown.DecidedOn, seen == Sight.Sheet)
            { Former = d.HolderId is { } holder ? Part.Named(names[holder], d.PartFrom, d.PartUntil) : null };
        }
    }

    /// <summary>What stands, for those who judge; what was told, for the person; what was published, for everybody else.</summary>
    private static GradeDecision? Shown(IEnumerable<GradeDecision> all, Sight seen, bool official) => seen switch
    {
        Sight.Sheet when official => all.FirstOrDefault(d => d.SupersededById is null),
        Sight.Sheet => Newest(all.Where(d => d.FedBackAt is not null)),
        Sight.Grade => Newest(all.Where(d => d.PublishedAt is not null)),
        _ => null,
    };

    private static GradeDecision? Newest(IEnumerable<GradeDecision> known) => known.MaxBy(d => d.RecordedAt);
}
