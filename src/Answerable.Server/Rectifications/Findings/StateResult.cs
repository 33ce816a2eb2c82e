using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>How far a finding's repair is said to have come.</summary>
/// <param name="Reason">Needed when it corrects what was stated for the same round before, as after a return of the report.</param>
internal sealed record Stated(FindingId Finding, ResultKind Result, string Sentence, string? Reason = null);

/// <summary>
/// States, for the round that asks, how far a finding's repair has come: by its owner when filing, by the unit above for a
/// vacant post.
/// </summary>
internal sealed class StateResult(Db db, RectificationQueries queries, Tenures tenures, TimeProvider clock)
{
    public async Task Run(Actor by, FindingId id, RoundId round, ResultKind result, string sentence, string? reason = null)
    {
        await Add(by, [new(id, result, sentence, reason)], round, clock.ReadNow());
        await db.SaveChangesAsync();
    }

    /// <summary>For another room's action: adds the statements to its save. The same statement again changes nothing.</summary>
    public async Task Add(Actor by, IReadOnlyCollection<Stated> all, RoundId round, DateTimeOffset now)
    {
        if (all.Count == 0) return;
        var ids = all.Select(s => s.Finding).ToList();
        var visible = queries.VisibleTo(by);
        var findings = await db.Set<Finding>().Where(f => ids.Contains(f.Id) && visible.Any(r => r.FindingId == f.Id))
            .ToDictionaryAsync(f => f.Id);
        if (ids.Any(i => !findings.ContainsKey(i))) throw new NotVisible();
        var standing = await db.Set<FindingResult>().Where(r => ids.Contains(r.FindingId) && r.RoundId == round && r.SupersededById == null)
            .ToDictionaryAsync(r => r.FindingId);
        // Who holds a post is asked only where somebody else than its owner states the result.
        var others = findings.Values.Where(f => !by.ActsAs(f.OwnerPostId)).Select(f => f.OwnerPostId).ToHashSet();
        var holders = others.Count == 0 ? null : await tenures.Now(others, now);
        foreach (var said in all)
        {
            var finding = findings[said.Finding];
            var vacant = holders?.GetValueOrDefault(finding.OwnerPostId) is { Count: 0 };
            finding.RequireStater(by, vacant);
            var previous = standing.GetValueOrDefault(said.Finding);
            if (previous is not null && previous.Result == said.Result && previous.Sentence == said.Sentence.Trim()) continue;
            var reason = previous is null ? null : said.Reason;
            db.Add(finding.StateResult(by, round, said.Result, said.Sentence, now, vacant, previous, reason));
        }
    }
}
