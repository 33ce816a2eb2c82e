using System.Text.RegularExpressions;
using Answerable.Server.Shell;

namespace Answerable.Browser.Tests;

/// <summary>Classes of the installed style sheet that ours leaves out, because no source names them.</summary>
internal static partial class Styles
{
    public static readonly Lazy<HashSet<string>> LeftOut = new(() =>
    {
        var packages = Path.Combine(Path.GetDirectoryName(BuiltAssets.Root)!, "web", "node_modules");
        var all = Classes(Path.Combine(packages, "@tabler", "core", "dist", "css", "tabler.min.css"));
        all.ExceptWith(Classes(BuiltAssets.Root + BuiltAssets.Url("app.css")));
        return all;
    });

    private static HashSet<string> Classes(string file) => [.. Class().Matches(File.ReadAllText(file)).Select(c => c.Groups[1].Value)];

    [GeneratedRegex("[.](-?[A-Za-z_][A-Za-z0-9_-]*)")]
    private static partial Regex Class();
}
