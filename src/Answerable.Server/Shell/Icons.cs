using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Shell;

/// <summary>The markup of each icon, made once: a page shows hundreds.</summary>
internal static class Icons
{
    private static readonly ConcurrentDictionary<(string Name, string? Class), MarkupString> Made = new();

    public static MarkupString Of(string name, string? style = null) => Made.GetOrAdd((name, style), Draw);

    private static MarkupString Draw((string Name, string? Class) icon)
    {
        var (style, address) = ($"ti {icon.Class}".TrimEnd(), BuiltAssets.Url("icons.svg"));
        return Html.Of($"""<svg class="{style}" aria-hidden="true"><use href="{address}#{icon.Name}"></use></svg>""");
    }
}
