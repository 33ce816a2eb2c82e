using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Something that duties come from.</summary>
/// <param name="Duties">Items of issued lists that name it.</param>
/// <param name="Lists">How many lists they stand in.</param>
public sealed record SourceRow(SourceKind Kind, string Reference, int Duties, int Lists);

/// <summary>How far the posts charged with a duty have come.</summary>
/// <param name="Posts">All that are charged with it; of them <paramref name="Acknowledged"/> have acknowledged.</param>
/// <param name="Dated">Posts that report on it by a date; of them <paramref name="Accepted"/> are accepted and <paramref name="Late"/>
/// late.</param>
/// <param name="ToTakeUp">Posts that must see it taken up below; of them <paramref name="TakenUp"/> have.</param>
public sealed record DutyProgress(int Posts, int Acknowledged, int Dated, int Accepted, int Late, int ToTakeUp, int TakenUp)
{
    /// <summary>Nobody is charged.</summary>
    public static readonly DutyProgress None = new(0, 0, 0, 0, 0, 0, 0);
}

/// <summary>What became of one duty of a source: an item of a list.</summary>
public sealed record SourceDuty(Guid ItemId, Guid ListId, int Number, string Content, string StrandCode, string List, string Unit,
    string UnitPath, DutyLayer? Layer, bool TakesUp)
{
    public DutyProgress Progress { get; init; } = DutyProgress.None;
}

/// <summary>What duties come from, and what became of it; of lists that the actor may see.</summary>
internal sealed class SourceQueries(Db db, DutyQueries duties)
{
    /// <summary>Every source, by reference.</summary>
    public async Task<PageOf<SourceRow>> Sources(Actor by, string? unitPath, string? after)
    {
        var all = Named(by, unitPath);
        var rest = PageKey.Read<string, string>(after) is var (reference, kind)
            ? all.Where(s => string.Compare(s.Reference, reference) > 0 || (s.Reference == reference && string.Compare(s.Kind, kind) > 0))
            : all;
        var page = await rest.OrderBy(s => s.Reference).ThenBy(s => s.Kind)
            .Page(await all.CountToLimit(), s => PageKey.Write(s.Reference, s.Kind));
        return page.Select(Row);
    }

    /// <summary>All of them, for a file.</summary>
    public IAsyncEnumerable<SourceRow> AllSources(Actor by, string? unitPath) =>
        Named(by, unitPath).OrderBy(s => s.Reference).ThenBy(s => s.Kind).AsAsyncEnumerable().Select(Row);

    private static SourceRow Row(Grouped s) => new(Enum.Parse<SourceKind>(s.Kind), s.Reference, s.Duties, s.Lists);

    /// <summary>The duties of one source, from the top of the tree down.</summary>
    /// <param name="today">Before which a duty that is owed is late.</param>
    public async Task<PageOf<SourceDuty>> Duties(Actor by, Source source, string? unitPath, string? after, DateOnly today,
        DutyLayer? layer = null, int size = Pages.Size)
    {
        var all = Of(by, source, unitPath, layer);
        var rest = all;
        if (PageKey.Read<string, int, Guid>(after) is var (path, number, id))
            rest = all.Where(d => string.Compare(d.Path, path) > 0
                || (d.Path == path && (d.Number > number || (d.Number == number && d.Id > id))));
        var page = await Rows(rest).Page(await all.CountToLimit(), d => PageKey.Write(d.UnitPath, d.Number, d.ItemId), size);
        var progress = await Progress(page.Rows.Select(d => d.ItemId), today);
        return page.Select(d => d with { Progress = progress.GetValueOrDefault(d.ItemId) ?? DutyProgress.None });
    }

    /// <summary>All of them, for a file.</summary>
    public async IAsyncEnumerable<SourceDuty> AllDuties(Actor by, Source source, string? unitPath, DateOnly today,
        DutyLayer? layer = null)
    {
        for (string? after = null; ;)
        {
            var page = await Duties(by, source, unitPath, after, today, layer, Pages.CountLimit);
            foreach (var duty in page.Rows) yield return duty;
            if ((after = page.Next) is null) yield break;
        }
    }

    /// <summary>Whether there are more duties of a source than a sheet holds.</summary>
    public Task<bool> IsTooLong(Actor by, Source source, string? unitPath, DutyLayer? layer) =>
        Of(by, source, unitPath, layer).OrderBy(d => d.Id).Skip(Sheet.MaxRows).Select(d => 1).AnyAsync();

    private IQueryable<Grouped> Named(Actor by, string? unitPath)
    {
        var lists = Lists(by, unitPath);
        return
            from i in db.Set<DutyItem>()
            join l in lists on i.ListId equals l.Id
            where i.SourceReference != null
            group i by new { Kind = (string)(object)i.SourceKind!, i.SourceReference } into source
            select new Grouped
            {
                Kind = source.Key.Kind, Reference = source.Key.SourceReference!, Duties = source.Count(),
                Lists = source.Select(i => i.ListId).Distinct().Count(),
            };
    }

    private IQueryable<Item> Of(Actor by, Source source, string? unitPath, DutyLayer? layer)
    {
        var lists = Lists(by, unitPath);
        return
            from i in db.Set<DutyItem>()
            join l in lists on i.ListId equals l.Id
            where i.SourceReference == source.Reference && i.SourceKind == source.Kind
                && (layer == null || i.Layer == layer)
            select new Item { Id = i.Id, Number = i.Number, Path = l.UnitPath, Of = i, List = l };
    }

    private IQueryable<DutyList> Lists(Actor by, string? unitPath)
    {
        var lists = duties.ListsVisibleTo(by).Where(l => l.State == DutyListState.Issued);
        return unitPath is null ? lists : lists.Within(l => l.UnitPath, [unitPath]);
    }

    private IQueryable<SourceDuty> Rows(IQueryable<Item> items) => items.OrderBy(d => d.Path).ThenBy(d => d.Number).ThenBy(d => d.Id)
        .Select(d => new SourceDuty(d.Id, d.List.Id.Value, d.Number, d.Of.Content, d.Of.StrandCode, d.List.Title,
            db.Set<Unit>().Where(u => u.Id == d.List.UnitId).Select(u => u.Name).First(), d.Path, d.Of.Layer, d.Of.AboveTaskId != null));

    /// <summary>Read once for all items, whose tasks may be very many.</summary>
    private Task<Dictionary<Guid, DutyProgress>> Progress(IEnumerable<Guid> items, DateOnly today)
    {
        var ids = items.ToList();
        return (from t in db.Set<DutyTask>()
                join c in db.Set<DutyCharge>() on t.ChargeId equals c.Id
                where ids.Contains(t.ItemId) && t.State != DutyTaskState.Dropped
                group new { Task = t, IsKnown = c.AcknowledgedAt != null } by t.ItemId into item
                select new
                {
                    item.Key, Posts = item.Count(), Acknowledged = item.Count(t => t.IsKnown),
                    Dated = item.Count(t => t.Task.DueOn != null),
                    Accepted = item.Count(t => t.Task.State == DutyTaskState.Accepted),
                    Late = item.Count(t => t.Task.DueOn < today && t.Task.SuspendedAt == null
                        && (t.Task.State == DutyTaskState.Open || t.Task.State == DutyTaskState.Returned)),
                    ToTakeUp = item.Count(t => t.Task.TakeUpBy != null),
                    TakenUp = item.Count(t => t.Task.TakeUpBy != null && t.Task.TakenUpAt != null),
                }).ToDictionaryAsync(i => i.Key,
                    i => new DutyProgress(i.Posts, i.Acknowledged, i.Dated, i.Accepted, i.Late, i.ToTakeUp, i.TakenUp));
    }

    private sealed class Grouped
    {
        public required string Kind { get; init; }

        public required string Reference { get; init; }

        public required int Duties { get; init; }

        public required int Lists { get; init; }
    }

    private sealed class Item
    {
        public required Guid Id { get; init; }

        public required int Number { get; init; }

        public required string Path { get; init; }

        public required DutyItem Of { get; init; }

        public required DutyList List { get; init; }
    }
}
