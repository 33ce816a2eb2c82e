using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>What the round waits for from a post that is not the reader's.</summary>
/// <param name="Kind">Code of the kind of obligation.</param>
/// <param name="DueOn">Of the earliest of them.</param>
/// <param name="Count">How many of the kind the post owes in the round.</param>
public sealed record RoundWait(string Kind, PostLabel Owner, DateOnly DueOn, int Count);

/// <summary>Whom a round waits for, by name. Only who sees the whole round sees it, and of each kind only who sees what it is about;
/// nobody sees through it how far the own appraisal is.</summary>
internal sealed class RoundWaits(Db db, PostLabels labels, IEnumerable<IRoundAwaits> rooms)
{
    /// <summary>Posts and kinds, the longest due first.</summary>
    public async Task<Extract<RoundWait>> Others(Actor by, RoundModel round, DateTimeOffset now)
    {
        if (!round.Sight.IsWhole || round.State is RoundState.Draft or RoundState.Archived) return Extract<RoundWait>.None;
        var (mine, own) = (RoundQueries.PostsOf(by), by.AllPosts.ToList());
        var kinds = rooms.SelectMany(r => r.SeenBy(round.Sight)).Select(k => k.Code).ToList();
        var mineToo = db.Set<Debriefer>().Where(Debriefer.AnsweredBy(own, by.Person));
        var objects = db.Set<Debriefer>().Where(d => d.RoundId == round.Id && !mineToo.Any(m => m.Id == d.Id))
            .Select(d => (Guid)(object)d.Id)
            .Concat(db.Set<AssessorGroup>().Where(g => g.RoundId == round.Id).Select(g => (Guid)(object)g.Id))
            .Concat(db.Set<Round>().Where(r => r.Id == round.Id).Select(r => (Guid)(object)r.Id));
        // Found by their objects: by state and kind it would be all that is open anywhere, so neither is asked in the form of an index.
        var owed = db.Set<Obligation>().Where(o => objects.Contains(o.ObjectId) && o.State != ObligationState.Discharged
                && o.State != ObligationState.Waived && kinds.Contains(o.Kind + "") && !mine.Contains(o.OwnerId))
            .GroupBy(o => new { o.Kind, o.OwnerId })
            .Select(g => new { g.Key.Kind, g.Key.OwnerId, DueOn = g.Min(o => o.DueOn), Count = g.Count() });
        // Grouped once: to count them apart would be to find them all again.
        var all = await owed.OrderBy(o => o.DueOn).ThenBy(o => o.Kind).ThenBy(o => o.OwnerId).Take(Pages.CountLimit + 1).ToListAsync();
        var first = all.Take(RoundPages.Some).ToList();
        var names = await labels.Labels(first.Select(o => o.OwnerId), now);
        return new([.. first.Select(o => new RoundWait(o.Kind, names[o.OwnerId], o.DueOn, o.Count))],
            all.Count <= Pages.CountLimit ? all.Count : await owed.CountAsync());
    }
}
