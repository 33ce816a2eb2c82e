using Answerable.Domain.Duties;

namespace Answerable.Server.Duties;

/// <summary>Items in the order of their layers, those without one at the end.</summary>
internal static class LayerRows
{
    /// <param name="grouped">Whether the beginnings of layers are marked, where there are any.</param>
    public static IEnumerable<(ShownItem Item, bool Starts)> Of(IReadOnlyCollection<ShownItem> items, bool grouped = true)
    {
        var (marked, before) = (grouped && items.Any(i => i.Layer is not null), (Layer: (DutyLayer?)null, IsFirst: true));
        foreach (var item in items.OrderBy(i => i.Layer ?? (DutyLayer)int.MaxValue))
        {
            yield return (item, marked && (before.IsFirst || item.Layer != before.Layer));
            before = (item.Layer, false);
        }
    }
}
