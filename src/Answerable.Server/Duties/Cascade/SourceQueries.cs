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

/// <summary>What became of one duty of a source: an item of a list, with how far the posts charged with it have come.</summary>
/// <param name="Posts">All that are charged with it; of them <paramref name="Acknowledged"/> have acknowledged.</param>
/// <param name="Dated">Posts that report on it by a date; of them <paramref name="Accepted"/> are accepted and <paramref name="Late"/>
/// late.</param>
/// <param name="ToTakeUp">Posts that must see it taken up below; of them <paramref name="TakenUp"/> have.</param>
public sealed record SourceDuty(Guid ItemId, Guid ListId, int Number, string Content, string StrandCode, string List, string Unit,
    string UnitPath, DutyLayer? Layer, bool TakesUp, int Posts, int Acknowledged, int Dated, int Accepted, int Late, int ToTakeUp,
    int TakenUp);

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
        DutyLayer? layer = null)
    {
        var all = Of(by, source, unitPath, layer);
        var rest = all;
        if (PageKey.Read<string, int, Guid>(after) is var (path, number, id))
            rest = all.Where(d => string.Compare(d.Path, path) > 0
                || (d.Path == path && (d.Number > number || (d.Number == number && d.Id > id))));
        return await Rows(rest, today).Page(await all.CountToLimit(), d => PageKey.Write(d.UnitPath, d.Number, d.ItemId));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<SourceDuty> AllDuties(Actor by, Source source, string? unitPath, DateOnly today, DutyLayer? layer = null) =>
        Rows(Of(by, source, unitPath, layer), today);

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

    private IQueryable<SourceDuty> Rows(IQueryable<Item> items, DateOnly today)
    {
        var tasks = db.Set<DutyTask>().Where(t => t.State != DutyTaskState.Dropped);
        var ordered = items.OrderBy(d => d.Path).ThenBy(d => d.Number).ThenBy(d => d.Id);
        return ordered.Select(d => new SourceDuty(d.Id, d.List.Id.Value, d.Number, d.Of.Content, d.Of.StrandCode, d.List.Title,
            db.Set<Unit>().Where(u => u.Id == d.List.UnitId).Select(u => u.Name).First(), d.Path, d.Of.Layer, d.Of.AboveTaskId != null,
            tasks.Count(t => t.ItemId == d.Id),
            tasks.Count(t => t.ItemId == d.Id && db.Set<DutyCharge>().Any(c => c.Id == t.ChargeId && c.AcknowledgedAt != null)),
            tasks.Count(t => t.ItemId == d.Id && t.DueOn != null),
            tasks.Count(t => t.ItemId == d.Id && t.State == DutyTaskState.Accepted),
            tasks.Count(t => t.ItemId == d.Id && t.DueOn < today && t.SuspendedAt == null
                && (t.State == DutyTaskState.Open || t.State == DutyTaskState.Returned)),
            tasks.Count(t => t.ItemId == d.Id && t.TakeUpBy != null),
            tasks.Count(t => t.ItemId == d.Id && t.TakeUpBy != null && t.TakenUpAt != null)));
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
