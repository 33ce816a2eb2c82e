using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>What was counted in one group, with what is suppressed or not yet the reader's left out.</summary>
internal sealed class CountQueries(Db db, BallotQueries ballots, DebrieferNames names)
{
    /// <summary>Lines that a file is read by.</summary>
    private const int Chunk = 500;

    /// <summary>
    /// A page of the counts of a group that stand; none before both agree. Null when the actor may not see them.
    /// </summary>
    /// <param name="after">Key of the last debriefer of the page before.</param>
    public async Task<GroupCounts?> Standing(Actor by, AssessorGroupId id, string? after, int size = Pages.Size) =>
        await Read(by, id, after, size) is { } at ? await Standing(at) : null;

    /// <summary>All of them, for a file, after the first of its pages.</summary>
    public async IAsyncEnumerable<CountLine> All(Actor by, AssessorGroupId id)
    {
        for (string? after = null; ;)
        {
            if (await Standing(by, id, after, Chunk) is not { } part) yield break;
            foreach (var line in part.Lines) yield return line;
            if ((after = part.Next) is null) yield break;
        }
    }

    /// <summary>Counts of a group that were superseded, the newest first, suppressed and hidden like the one that stands.</summary>
    /// <param name="after">As for the one that stands: both show the same debriefers.</param>
    public async Task<IReadOnlyList<SupersededCounts>> Superseded(Actor by, AssessorGroupId id, string? after)
    {
        var group = id.AsCounted();
        if (!await db.Set<Recount>().AnyAsync(r => r.GroupId == group) || await Read(by, id, after, Pages.Size) is not { } at) return [];
        var shown = at.Debriefers.Rows.Select(d => d.Id.AsSubject()).ToList();
        var recounts = await db.Set<Recount>().AsNoTracking().Include(r => r.Counts.Where(c => shown.Contains(c.SubjectId)))
            .Where(r => r.GroupId == group).OrderByDescending(r => r.At).ToListAsync();
        var posts = await names.Posts(recounts.Select(r => r.ByPostId).OfType<PostId>());
        return [.. recounts.Select(r => new SupersededCounts(
            at.With(at.Debriefers.Rows.Join(r.Counts, d => d.Id.AsSubject(), c => c.SubjectId, (d, c) => at.IsHidden(d)
                ? Hidden(d, c.Issued, c.Returned)
                : new CountLine(d, c.Issued, c.Returned, c.Spoiled, c.CannotJudge, c.Valid(), c.Distribution(at.Minimum, at.IsSigned),
                false))),
            r.At, r.ByPostId is { } post ? posts[post].Office : null, r.Reason))];
    }

    private async Task<GroupCounts> Standing(Reading at)
    {
        var shown = at.Debriefers.Rows.Select(d => d.Id.AsSubject()).ToList();
        var group = at.Id.AsCounted();
        var counts = await db.Set<Count>().AsNoTracking().Where(c => c.GroupId == group && shown.Contains(c.SubjectId))
            .ToDictionaryAsync(c => c.SubjectId.AsDebriefer());
        return at.With(at.Debriefers.Rows.Where(d => counts.ContainsKey(d.Id))
            .Select(d => at.IsHidden(d) ? Hidden(d, counts[d.Id].Issued, counts[d.Id].Returned)
            : Line(d, counts[d.Id], counts[d.Id].Distribution(at.Minimum, at.IsSigned))));
    }

    private async Task<Reading?> Read(Actor by, AssessorGroupId id, string? after, int size)
    {
        if (await ballots.Seen(by, id) is not { } round) return null;
        var debriefers = await names.Page(round.Id, after, size);
        var shown = debriefers.Rows.Select(d => d.Id).ToList();
        var told = await db.Set<Debriefer>().Where(d => shown.Contains(d.Id) && d.FirstFedBackAt != null).Select(d => d.Id).ToListAsync();
        return new(by, id, round, await db.Set<AssessorGroup>().Where(g => g.Id == id).Select(g => g.IsSigned).FirstAsync(), [.. told],
            debriefers);
    }

    private static CountLine Hidden(NamedDebriefer debriefer, int issued, int returned) =>
        new(debriefer, issued, returned, 0, null, null, null, true);

    private static CountLine Line(NamedDebriefer debriefer, Count count, IReadOnlyList<int>? grades) =>
        new(debriefer, count.Issued, count.Returned, count.Spoiled, count.CannotJudge, count.Valid(), grades, false);

    private sealed record Reading(Actor By, AssessorGroupId Id, RoundFrame Round, bool IsSigned, HashSet<DebrieferId> Told,
        PageOf<NamedDebriefer> Debriefers)
    {
        public int Minimum => Round.Policy.MinimumGroup.Value;

        /// <summary>It is about the reader, and nobody has told them yet.</summary>
        public bool IsHidden(NamedDebriefer d) => d.IsAbout(By) && !Told.Contains(d.Id);

        public GroupCounts With(IEnumerable<CountLine> lines) =>
            new(Round.Id, Id, Round.Policy.Grades.Value, Minimum, [.. lines], Debriefers.Count, Debriefers.Next);
    }
}
