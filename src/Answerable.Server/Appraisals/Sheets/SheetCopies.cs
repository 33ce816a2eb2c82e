using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The sheets as they were published: written with the publication, read wherever a published grade is shown.</summary>
internal sealed class SheetCopies(Db db, FactsReader reader, StrandReader strands, DebrieferNames names, Doers doers)
{
    /// <summary>Debriefers that are read at once.</summary>
    private const int Chunk = 200;

    /// <summary>Adds a copy for each; the caller saves it with the publication.</summary>
    /// <param name="published">The decisions that are being published, with who was present.</param>
    public async Task Add(Round round, IReadOnlyCollection<Debriefer> debriefers,
        IReadOnlyDictionary<DebrieferId, GradeDecision> published, DateOnly today)
    {
        foreach (var some in debriefers.Chunk(Chunk))
        {
            var (frame, ids) = (round.Frame, Array.ConvertAll(some, d => d.Id));
            var facts = await reader.Read(frame, ids);
            var named = await names.Of(some);
            var last = (await reader.LastFindings(frame, [.. some.Select(d => d.PostId)])).ToLookup(f => f.OwnerPostId);
            var strand = await strands.Strands(frame, some, last, today);
            var decisions = await doers.Decisions(frame, [.. ids.Select(id => published[id])]);
            var entries = await doers.Entries([.. from id in ids
                                                  from c in frame.Policy.Components.Value
                                                  from e in facts.EntriesOf(id, c.Code)
                                                  select e]);
            foreach (var debriefer in some)
            {
                var (post, rating) = (named[debriefer.Id].Post, facts.RatingOf(debriefer.Id));
                var copy = new SheetCopy(round.Title, round.Period, rating.TotalHundredths,
                    frame.Policy.Grades.Value.FirstOrDefault(g => g.Code == rating.GradeCode),
                    ShownComponents.Of(facts, named[debriefer.Id], rating, full: true, entries, _ => []),
                    decisions[published[debriefer.Id].Id], strand[debriefer.Id],
                    GateRule.NotDone(last[debriefer.PostId].Where(f => debriefer.IsAnsweredFor(f.DueOn))
                        .Select(f => new LastFinding(f.DueOn, f.State)), today))
                { Post = post };
                var (title, body) = copy.Texts;
                db.Add(PublishedSheet.Of(published[debriefer.Id], title, body));
            }
        }
    }

    /// <summary>The copies of those among these decisions that have one. Whether the actor sees them, the caller has checked.</summary>
    public async Task<IReadOnlyDictionary<GradeDecisionId, SheetCopy>> Copies(IReadOnlyCollection<GradeDecisionId> published) =>
        published.Count == 0 ? new Dictionary<GradeDecisionId, SheetCopy>()
            : await db.Set<PublishedSheet>().AsNoTracking().Where(s => published.Contains(s.DecisionId))
                .ToDictionaryAsync(s => s.DecisionId, SheetCopy.Read);
}
