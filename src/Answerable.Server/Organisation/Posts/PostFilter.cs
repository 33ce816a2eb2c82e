using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Organisation;

/// <summary>What a list of posts is asked for.</summary>
/// <param name="Path">Of the unit whose subtree is listed.</param>
/// <param name="Kind">Only posts of this kind.</param>
/// <param name="Vacant">Only vacant ones.</param>
/// <param name="EndsBy">Only those whose holder's term is planned to end by then.</param>
internal sealed record PostFilter(string Path, string? Kind, bool Vacant, DateTimeOffset? EndsBy = null)
{
    /// <summary>How far ahead the list looks for ends.</summary>
    public const int EndsDays = 90;

    /// <summary>The files stand apart: <c>/posts.csv</c> is the export with the columns of the import.</summary>
    public const string Address = "/posts", Files = "/posts/directory";

    /// <param name="kinds">Kinds of posts in the subtree.</param>
    public static PostFilter Read(ListAddress list, string path, IReadOnlyList<string> kinds, Words t, DateTimeOffset now)
    {
        var vacant = list.Flag("vacant", t["Organisation.filter-holder"], t["Organisation.all"], t["Organisation.vacant"]);
        var kind = kinds.Count > 1 ? list.Choice("kind", t["Organisation.post-kind"], t["Organisation.all"], kinds, k => k, t.PostKind)
            : list.Text("kind");
        var ends = list.Flag("ends", t["Organisation.filter-term"], t["Organisation.all"], t["Organisation.ends-soon", ("n", EndsDays)]);
        return new(path, kind, vacant, ends ? now.AddDays(EndsDays) : null);
    }
}
