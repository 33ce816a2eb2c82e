using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A group whose two counts differ, in how many cells; never in what.</summary>
internal sealed record DifferingGroup(AssessorGroupId Id, string Code, string Round, int Cells);

/// <summary>What a teller sees of their own counting: own numbers, and of the other teller nothing but how far they are.</summary>
internal sealed class TellerQueries(Db db, BallotQueries ballots, DebrieferNames names, PaperVault vault)
{
    /// <summary>Null unless the actor is a teller of the round and papers are out.</summary>
    public async Task<TellerView?> Read(Actor by, AssessorGroupId id, DateTimeOffset now)
    {
        if (await ballots.Seen(by, id) is not { } round || !new RoundSight(by, round).IsTeller) return null;
        var all = await ballots.Shown(by, round, now);
        var shown = all.Groups.First(g => g.Id == id);
        if (!shown.IsHandedOut) return null;
        var posts = RoundQueries.PostsOf(by);
        var group = id.AsCounted();
        var entry = await db.Set<CountEntry>().AsNoTracking().Include(e => e.Totals).AsSingleQuery().FirstOrDefaultAsync(
            e => e.GroupId == group && e.TellerPersonId == by.Person && posts.Contains(e.TellerPostId));
        var isLost = entry is not null && !vault.Open(entry);
        var debriefers = await names.InRound(round.Id);
        var grades = round.Policy.Grades.Value;
        var other = shown.Tellers.FirstOrDefault(t => !posts.Contains(t.Post.Id));
        return new(round.Id, round.Title, round.State, shown, grades, entry?.Version ?? 0, entry?.State, entry?.Id.Value,
            entry?.Issued ?? 0, entry?.Returned ?? 0, entry?.Spoiled ?? 0, entry?.Papers.Count ?? 0, entry?.Totals.Count > 0, isLost,
            Totals(entry, debriefers, grades), Papers(entry),
            [.. (entry?.InOrder() ?? []).Select(s => s.AsDebriefer())], other?.State, await Differing(id, debriefers, grades),
            CountEntry.Acts(by, all.Frame, new(group, shown.Code, shown.Entitled), entry, shown.IsHandedOut, shown.IsCounted))
        { Unheard = await Unheard(round.Id, debriefers) };
    }

    /// <summary>Whom a paper of the group asks about, in no order; whoever asks is not looked at, and learns no name.</summary>
    public Task<List<DebrieferId>> Debriefers(AssessorGroupId id) => db.Set<Debriefer>().Where(Debriefer.Assessed)
        .Where(d => db.Set<AssessorGroup>().Any(g => g.Id == id && g.RoundId == d.RoundId)).Select(d => d.Id).ToListAsync();

    /// <summary>Groups of the actor's rounds as a teller, newest round first.</summary>
    public Task<IReadOnlyList<RoundBallots>> Mine(Actor by, DateTimeOffset now)
    {
        var posts = RoundQueries.PostsOf(by);
        var mine = db.Set<RoundOfficer>().Where(o => o.Role == OfficerRole.Teller && posts.Contains(o.PostId)).Select(o => o.RoundId);
        return ballots.Shown(by, db.Set<Round>().Where(r => mine.Contains(r.Id)
            && (r.State == RoundState.Open || r.State == RoundState.InSession || r.State == RoundState.Deciding))
            .OrderByDescending(r => r.Id).Take(20), now);
    }

    /// <summary>Groups that the actor counts and whose two counts differ.</summary>
    public Task<List<DifferingGroup>> Differ(Actor by)
    {
        var posts = RoundQueries.PostsOf(by);
        return (from m in db.Set<Mismatch>()
                join g in db.Set<AssessorGroup>() on m.GroupId equals g.Id
                join r in db.Set<Round>() on g.RoundId equals r.Id
                where r.Officers.Any(o => o.Role == OfficerRole.Teller && posts.Contains(o.PostId))
                group m by new { g.Id, g.Code, r.Title } into cells
                orderby cells.Key.Title, cells.Key.Code
                select new DifferingGroup(cells.Key.Id, cells.Key.Code, cells.Key.Title, cells.Count())).Take(20).ToListAsync();
    }

    private async Task<IReadOnlyList<string>> Unheard(RoundId round, IReadOnlyList<NamedDebriefer> debriefers)
    {
        var unheard = (await db.Set<Debriefer>().Where(d => d.RoundId == round && d.PresentedAs == PresentedAs.None
            && d.Decision != DebrieferDecision.Withdrawn).Select(d => d.Id).ToListAsync()).ToHashSet();
        return [.. debriefers.Where(d => unheard.Contains(d.Id)).Select(d => d.Post.Person is { } person ? $"{d.Post.Office} {person}"
            : d.Post.Office)];
    }

    private static List<OwnTotal> Totals(CountEntry? entry, IReadOnlyList<NamedDebriefer> debriefers, IReadOnlyList<GradeSetting> grades)
    {
        var tallies = entry?.Tallies().ToDictionary(t => t.SubjectId.AsDebriefer()) ?? [];
        return [.. debriefers.Select(d => tallies.TryGetValue(d.Id, out var t)
            ? new OwnTotal(d, t.Grades, t.CannotJudge, t.Spoiled - entry!.Spoiled)
            : new OwnTotal(d, new int[grades.Count], 0, 0))];
    }

    private static List<OwnPaper> Papers(CountEntry? entry) =>
        [.. (entry?.Papers ?? []).GroupBy(p => p, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new OwnPaper(g.Key, g.Count()))];

    private async Task<List<DifferingCell>> Differing(AssessorGroupId id, IReadOnlyList<NamedDebriefer> debriefers,
        IReadOnlyList<GradeSetting> grades)
    {
        var cells = await db.Set<Mismatch>().AsNoTracking().Where(m => m.GroupId == id).ToListAsync();
        var places = debriefers.Select((d, at) => (d.Id, at)).ToDictionary(d => d.Id, d => d.at);
        return [.. cells.Select(c => (At: c.DebrieferId is { } d ? places[d] : -1, Cell: c)).OrderBy(c => c.At).ThenBy(c => c.Cell.Name)
            .ThenBy(c => c.Cell.GradeIndex)
            .Select(c => new DifferingCell(c.At < 0 ? null : debriefers[c.At], c.Cell.Name, c.Cell.GradeIndex is { } g ? grades[g].Name
            : null, c.Cell.GradeIndex))];
    }
}
