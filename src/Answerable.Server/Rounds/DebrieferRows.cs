using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Who debriefs in a round that the reader was found to see, in the round's order.</summary>
internal sealed class DebrieferRows(Db db, RoundQueries rounds, PostLabels labels, IEnumerable<IDebrieferMarks> marks)
{
    /// <summary>Rows that are read at once for a file.</summary>
    private const int Chunk = 500;

    /// <summary>
    /// A page of them. Who sees no more than their own has it at the top of the first page, wherever it stands in the order.
    /// </summary>
    /// <param name="unread">Members of the marks that are not queried.</param>
    public async Task<PageOf<DebrieferRow>> Page(Actor by, RoundModel round, string? after, IReadOnlySet<string> unread, DateTimeOffset now)
    {
        var page = await After(round.Id, after).Page(round.Counts.All, Key);
        var own = round.Sight.IsWhole || after is not null ? [] : await rounds.Own(by, round.Id, drafting: true);
        var shown = own.Where(o => page.Rows.All(d => d.Id != o.Id)).Concat(page.Rows).ToList();
        return new(await Rows(by, round, shown, unread, now), page.Count, page.Next);
    }

    /// <summary>All of them, for a file.</summary>
    public async IAsyncEnumerable<DebrieferRow> All(Actor by, RoundModel round, IReadOnlySet<string> unread, DateTimeOffset now)
    {
        for (string? after = null; ;)
        {
            var page = await After(round.Id, after).Page(round.Counts.All, Key, Chunk);
            foreach (var row in await Rows(by, round, page.Rows, unread, now)) yield return row;
            if ((after = page.Next) is null) yield break;
        }
    }

    /// <summary>Posts of the round that nobody holds or stands in for now: nobody could file for them.</summary>
    public async Task<Extract<PostLabel>> Vacant(RoundId id, DateTimeOffset now)
    {
        var vacant = db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == id
            && d.HolderId == null && db.Set<Post>().Any(p => p.Id == d.PostId && !p.IsCollective)
            && !db.Set<Appointment>().Any(a => a.PostId == d.PostId && a.IsInForce(now)));
        var first = await vacant.OrderBy(d => d.Order).ThenBy(d => d.Id).Select(d => d.PostId).Take(RoundPages.Some).ToListAsync();
        if (first.Count == 0) return Extract<PostLabel>.None;
        var named = await labels.Labels(first, now);
        return new([.. first.Select(p => named[p])], await vacant.CountAsync());
    }

    /// <summary>The debriefers of a round after one of them, in its order.</summary>
    public IQueryable<Debriefer> After(RoundId id, string? after)
    {
        var all = db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == id);
        if (PageKey.Read<int, Guid>(after) is var (order, last))
        {
            var from = new DebrieferId(last);
            all = all.Where(d => d.Order > order || (d.Order == order && d.Id > from));
        }
        return all.OrderBy(d => d.Order).ThenBy(d => d.Id);
    }

    /// <summary>The key of a row in the round's order.</summary>
    public static string Key(Debriefer debriefer) => PageKey.Write(debriefer.Order, debriefer.Id.Value);

    private async Task<IReadOnlyList<DebrieferRow>> Rows(Actor by, RoundModel round, IReadOnlyList<Debriefer> debriefers,
        IReadOnlySet<string> unread, DateTimeOffset now)
    {
        var posts = await labels.Labels(debriefers, now);
        IReadOnlyList<DebrieferRow> rows = [.. debriefers.Select(d => Row(by, round, d, posts[d.Id]))];
        if (round.IsDraft || rows.All(r => r.Progress is null)) return rows;
        foreach (var room in marks.Where(m => !unread.Contains(m.Adds))) rows = await room.Mark(round, rows);
        return rows;
    }

    private static DebrieferRow Row(Actor by, RoundModel round, Debriefer d, PostLabel post)
    {
        var (frame, sight) = (round.Frame, round.Sight);
        var mayRead = !round.IsDraft && sight.MayRead(d);
        if (!sight.IsWhole && !sight.IsOwn(d)) return new(d.Id, post, d.Mode, d.Order, null, mayRead,
            d.IsReportOnly)
        { IsFormer = d.IsFormer };
        var decision = sight.KnowsDecision(d, post.IsCollective) ? d.Decision : (DebrieferDecision?)null;
        if (d.IsReportOnly) decision = null;
        return new(d.Id, post, d.Mode, d.Order, new(d.Report, d.PresentedAs, d.CommentCount, d.CountedGroups, decision, d.FedBackAt,
            decision is null && sight.SeesCorrection(d), frame.ReadsOpinions(by, d, round.Groups.Count)), mayRead, d.IsReportOnly)
        { IsFormer = d.IsFormer };
    }
}
