using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>What the rules of counting ask about a round and its groups; the groups' members are not among it.</summary>
internal sealed class CountFrames(Db db, RoundQueries rounds)
{
    /// <summary>What the round has counted, for an act; not visible is 404.</summary>
    public async Task<CountFrame> Load(Actor by, RoundId id) => await Fill(await rounds.Frame(by, id));

    public async Task<CountFrame> Load(Actor by, AssessorGroupId id) => await Fill(await rounds.Frame(by, id));

    /// <summary>Fills in whom the papers of a round are about.</summary>
    public async Task<CountFrame> Fill(RoundFrame round) => (await Fill([round]))[round.Id];

    /// <summary>The same for several rounds in one read.</summary>
    public async Task<IReadOnlyDictionary<RoundId, CountFrame>> Fill(IReadOnlyList<RoundFrame> all)
    {
        var ids = all.Select(r => r.Id).ToList();
        var debriefers = (await db.Set<Debriefer>().AsNoTracking().Where(d => ids.Contains(d.RoundId)).Where(Debriefer.Assessed)
            .Select(d => new { d.RoundId, d.Id, d.PostId, d.HolderId, d.Decision }).ToListAsync()).ToLookup(d => d.RoundId);
        return all.ToDictionary(r => r.Id,
            r => FrameOf(r, [.. debriefers[r.Id].Select(d => new CountSubject(d.Id.AsSubject(), d.PostId,
                d.Decision is DebrieferDecision.Graded or DebrieferDecision.Ungraded, d.HolderId))]));
    }

    /// <summary>What a round has counted.</summary>
    public static CountFrame FrameOf(RoundFrame round, IReadOnlyList<CountSubject> debriefers) => new(
        round.Id.AsOccasion(), round.Title, round.UnitId, round.UnitPath, round.IsCounting, round.MeetingOn,
        round.PostsOf(OfficerRole.Chair), round.PostsOf(OfficerRole.Teller), round.Policy.Grades.Value.Count, debriefers);

    public Task<List<CountGroup>> Groups(RoundId round) => Groups(g => g.RoundId == round).ToListAsync();

    public Task<CountGroup> Group(AssessorGroupId id) => Groups(g => g.Id == id).FirstAsync();

    private IQueryable<CountGroup> Groups(System.Linq.Expressions.Expression<Func<AssessorGroup, bool>> which) =>
        db.Set<AssessorGroup>().AsNoTracking().Where(which).Select(g => new CountGroup(g.Id.AsCounted(), g.Code, g.Entitled));
}
