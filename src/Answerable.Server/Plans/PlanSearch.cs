using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>How plans are searched for: by title, unit, and the projects that they hold.</summary>
internal sealed class PlanSearch(Db db)
{
    /// <summary>Of the projects by which a plan is found, in UTF-16 code units.</summary>
    private const int LongestAbout = 4000;

    public static SearchedKind Kind => new SearchedKind<PlanSearch>(10, "plans", "target-arrow", typeof(Plan),
        (s, _, ids, words, _) => s.Found(ids, words))
    {
        Texts = Texts,
        Watches =
        [
            SearchWatch.Of<Plan>(nameof(Plan.Id), nameof(Plan.Title), nameof(Plan.State)),
            SearchWatch.Of<PlanProject>(nameof(PlanProject.PlanId), nameof(PlanProject.Title), nameof(PlanProject.Aim)),
            SearchWatch.By<Unit>((db, id) => db.Set<Plan>().Where(p => p.UnitId == new UnitId(id)).Select(p => p.Id.Value),
                nameof(Unit.Name)),
        ],
    };

    private static async Task<List<SearchText>> Texts(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(PlanId.Of).ToList();
        var plans = await db.Set<Plan>().Where(p => which.Contains(p.Id)).Select(p => new
        { p.Id, p.Title, p.UnitPath, p.PostId, p.State, Unit = db.Set<Unit>().Where(u => u.Id == p.UnitId).Select(u => u.Name).First() })
            .ToListAsync();
        var projects = (await db.Set<PlanProject>().AsNoTracking().Where(p => which.Contains(p.PlanId)).OrderBy(p => p.Number)
            .ToListAsync()).ToLookup(p => p.PlanId);
        var proved = (await db.Set<Milestone>().Where(m => which.Contains(m.PlanId))
            .Select(m => new { m.PlanId, m.OwnerPostId, m.AcceptorPostId }).Distinct().ToListAsync()).ToLookup(m => m.PlanId);
        var promised = (await db.Set<PlanSupply>().Where(s => which.Contains(s.PlanId)).Select(s => new { s.PlanId, s.FromPostId })
            .Distinct().ToListAsync()).ToLookup(s => s.PlanId, s => s.FromPostId);
        return plans.ConvertAll(p => new SearchText(p.Id.Value, p.Title,
            Cut($"{p.Unit} {string.Join(' ', projects[p.Id].Select(x => $"{x.Title} {x.Aim}"))}"))
        {
            Paths = [p.UnitPath],
            // Whom it names sees it once it is adopted.
            Posts = [.. new[] { p.PostId }.Concat(p.State == PlanState.Draft ? [] : projects[p.Id]
                .SelectMany(x => new[] { x.LeaderPostId, x.ManagerPostId, x.HandlerPostId })
                .Concat(proved[p.Id].SelectMany(m => new[] { m.OwnerPostId, m.AcceptorPostId })).Concat(promised[p.Id]))
                .Distinct().Select(x => x.Value)],
        });
    }

    private async Task<Dictionary<Guid, SearchHit>> Found(IReadOnlyList<Guid> ids, Words words)
    {
        var which = ids.Select(PlanId.Of).ToList();
        return (await db.Set<Plan>().Where(p => which.Contains(p.Id)).Select(p => new
        { p.Id, p.Title, p.From, p.Until, p.State, Unit = db.Set<Unit>().Where(u => u.Id == p.UnitId).Select(u => u.Name).First() })
            .ToListAsync()).ToDictionary(p => p.Id.Value, p => new SearchHit(p.Title,
                $"{p.Unit} · {words["Plans.from-until", ("from", p.From), ("until", p.Until)]}", null,
                new(p.State == PlanState.Adopted ? "done" : "quiet", words[$"Plans.state.{p.State}"])));
    }

    private static string Cut(string text) => text.Length <= LongestAbout ? text : text[..LongestAbout];
}
