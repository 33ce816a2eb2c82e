using Answerable.Domain.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Obligations;

/// <summary>Which obligations a list shows: late and near are those open ones whose date has passed or is at hand.</summary>
public enum Standing { Open, Late, Near, Done }

/// <summary>What a list of obligations is asked for.</summary>
/// <param name="Unit">The unit whose subtree is listed; otherwise the reader's own.</param>
/// <param name="Post">Code of another post whose list it is.</param>
/// <param name="IsUpwards">Whether a post's list goes from the latest date to the earliest.</param>
internal sealed record ObligationFilter(Standing Standing, ObligationKind? Kind = null, ObligationClass? Class = null,
    LookedAt? Unit = null, string? Post = null, bool IsUpwards = false)
{
    /// <summary>Days within which a due date is near.</summary>
    public const int NearDays = 3;

    public const string Path = "/obligations";

    public static ObligationFilter Read(ListAddress list, KindsOwed kinds, Words t)
    {
        var standing = list.Choice("state", t["Obligations.filter.state"], Standing.Open, s => t[$"Obligations.standing.{s}"]);
        var kept = list.Unit is not null ? null
            : list.Choice<ObligationClass>("class", t["Obligations.filter.class"], t["Obligations.all"], c =>
                t[$"Obligations.class.{c}"], resets: "kind");
        var kind = list.Choice("kind", t["Obligations.filter.kind"], t["Obligations.all"],
            [.. kinds.All.Where(k => kept is null || k.Class == kept)],
            k => k.Code, k => t.Owed(k.Code), folded: true);
        return new(standing, kind, kept, list.Unit, list.Unit is null ? list.Text("post") : null, list.Sort == "-due");
    }
}
