namespace Answerable.Domain;

/// <summary>
/// A unit's place as the codes from the root, each followed by a slash: <c>51/5107/510703/</c>.
/// A subtree is one range of an index that compares bytes.
/// </summary>
public static class UnitPath
{
    public static string Root(string code) => code + "/";

    public static string Child(string parentPath, string code) => parentPath + code + "/";

    public static bool IsWithin(string path, string ancestorPath) => path.StartsWith(ancestorPath, StringComparison.Ordinal);

    /// <summary>The first text after every path of the subtree: the range is <c>path ≤ x &lt; End(path)</c>.</summary>
    public static string End(string path) => path.Length == 0 ? "\uffff" : path[..^1] + "0";

    /// <summary>This path and every ancestor's, root first.</summary>
    public static IEnumerable<string> SelfAndAncestors(string path)
    {
        for (var i = path.IndexOf('/'); i >= 0; i = path.IndexOf('/', i + 1))
            yield return path[..(i + 1)];
    }

    /// <summary>Number of codes in the path.</summary>
    public static int Depth(string path) => path.Count(c => c == '/');
}
