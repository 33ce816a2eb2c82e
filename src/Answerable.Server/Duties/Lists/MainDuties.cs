using Answerable.Domain.Duties;
using Answerable.Domain.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Duties;

/// <summary>
/// The preset "main responsibility": an example of a list, in the reader's language, for its writer to change. It names no source, so that
/// nothing of it is issued before somebody has said what it comes from. For ideological work there is an area and no text.
/// </summary>
internal static class MainDuties
{
    private static readonly string[] Areas = [MainAreas.Political, MainAreas.Cadres, MainAreas.GrassRoots, MainAreas.Conduct];

    /// <param name="only">The layer; null for all three.</param>
    public static IReadOnlyList<DutyItemDraft> Items(Words words, DutyLayer? only = null)
    {
        var all = from layer in Enum.GetValues<DutyLayer>()
                  where only is null || layer == only
                  from area in Areas
                  select (Layer: layer, Area: area);
        return [.. all.Select((x, i) => new DutyItemDraft(i + 1, x.Area, words[$"Duties.main.{x.Layer}.{x.Area}"], "", null, null)
        { Layer = x.Layer })];
    }
}
