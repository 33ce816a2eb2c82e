using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>How rounds are searched for, and what is shown of them.</summary>
internal sealed class RoundSearch(Db db)
{
    public static SearchedKind Kind => new SearchedKind<RoundSearch>(8, "rounds", "rotate-clockwise-2", typeof(Round),
        (s, _, ids, words, _) => s.Found(ids, words))
    {
        Texts = Texts,
        Watches =
        [
            SearchWatch.Of<Round>(nameof(Round.Id), nameof(Round.Title), nameof(Round.Period)),
            SearchWatch.By<Unit>((db, id) => db.Set<Round>().Where(r => r.UnitId == new UnitId(id)).Select(r => r.Id.Value),
                nameof(Unit.Name)),
        ],
    };

    private static async Task<List<SearchText>> Texts(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RoundId.Of).ToList();
        var rounds = await db.Set<Round>().Where(r => which.Contains(r.Id)).Select(r => new
        {
            r.Id, r.Title, r.Period, r.UnitPath, r.OrganiserId,
            Unit = db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First()
        }).ToListAsync();
        return rounds.ConvertAll(r => new SearchText(r.Id.Value, r.Title, $"{r.Unit} {r.Period}")
        { Paths = [r.UnitPath], Posts = [r.OrganiserId.Value] });
    }

    private async Task<Dictionary<Guid, SearchHit>> Found(IReadOnlyList<Guid> ids, Words words)
    {
        var which = ids.Select(RoundId.Of).ToList();
        return (await db.Set<Round>().Where(r => which.Contains(r.Id)).Select(r => new
        { r.Id, r.Title, r.State, r.MeetingOn, Unit = db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First() })
            .ToListAsync()).ToDictionary(r => r.Id.Value, r => new SearchHit(r.Title, r.Unit,
                words["Rounds.found-meeting", ("on", words.Date(r.MeetingOn))],
                new(r.State is RoundState.Published or RoundState.Archived ? "done" : "quiet", words[$"Rounds.state.{r.State}"],
                    r.State == RoundState.Draft ? "pencil" : r.State == RoundState.Archived ? "archive" : null)));
    }
}
