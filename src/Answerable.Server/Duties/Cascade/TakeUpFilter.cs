using Answerable.Domain.Duties;
using Answerable.Domain.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Duties;

/// <summary>What of the take-up proof is listed.</summary>
/// <param name="Strand">Code of a strand; "" for gaps of whole posts; null for all.</param>
/// <param name="On">A past day; null for now.</param>
/// <param name="Layer">Only gaps of duties of this layer; null for all.</param>
internal sealed record TakeUpFilter(TakeUpGap? Gap, string? Strand, DateOnly? On, DutyLayer? Layer = null)
{
    public const string Path = "/duties/take-up";

    /// <summary>Stands in the address for gaps of whole posts.</summary>
    public const string WholePosts = "post";

    public static TakeUpFilter Read(ListAddress list, Words t, DateOnly today, IReadOnlyList<StrandSetting> strands)
    {
        var gap = list.Choice<TakeUpGap>("gap", t["Duties.gap"], t["Duties.gap-every"], g => t[$"Duties.gap.{g}"]);
        string[] codes = [.. strands.Select(s => s.Code), WholePosts];
        var strand = list.Choice("strand", t["Duties.strand"], t["Duties.strand-every"], codes, c => c,
            c => c == WholePosts ? t["Duties.whole-posts"] : t.Text(strands.First(s => s.Code == c).Name));
        var layer = list.Choice<DutyLayer>("layer", t["Duties.layer"], t["Duties.layer-all"], l => t[$"Duties.layer.{l}"]);
        return new(gap, strand == WholePosts ? "" : strand, AsOf.Read(list.Text("on"), today), layer);
    }
}
