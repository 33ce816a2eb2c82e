using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>The filters of a list as they stand in its address; what is not understood does not filter.</summary>
internal sealed class RectificationAddress(Db db)
{
    public const string Path = "/rectifications";

    public async Task<RectificationFilter> Read(IQueryCollection query)
    {
        var path = Guid.TryParse(query["unit"], out var unit) ? await db.Set<Unit>().Where(u => u.Id == new UnitId(unit)).Select(u => u.Path).FirstOrDefaultAsync() ?? throw new NotVisible() : null;
        return new(One<Stage>(query["stage"]) ?? Stage.Open, One<Timing>(query["due"]), One<RectificationKind>(query["kind"]), path, Guid.TryParse(query["round"], out var round) ? new RoundId(round) : null);
    }

    /// <summary>The address with one filter set, or left out when the value is null; a page is not kept.</summary>
    public static string With(IQueryCollection query, string name, string? value, string path = Path)
    {
        var kept = new[] { "stage", "due", "kind", "unit", "round" }.Where(k => k != name && query[k].Count > 0).Select(k => (Key: k, Value: query[k].ToString()));
        var all = (value is null ? kept : kept.Append((name, value))).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}").ToList();
        return all.Count == 0 ? path : $"{path}?{string.Join('&', all)}";
    }

    private static T? One<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
