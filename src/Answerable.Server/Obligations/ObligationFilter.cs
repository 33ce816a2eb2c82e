using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Obligations;

namespace Answerable.Server.Obligations;

/// <summary>Which obligations a list shows: late and near are those open ones whose date has passed or is at hand.</summary>
internal enum Standing { Open, Late, Near, Done }

/// <summary>What a list of obligations is asked for, as its address says it; an unknown value is as good as none.</summary>
/// <param name="Unit">Code of the unit whose subtree is listed.</param>
/// <param name="Post">Code of another post whose list it is.</param>
internal sealed record ObligationFilter(Standing Standing, ObligationKind? Kind, ObligationClass? Class, string? Unit, string? Post = null)
{
    /// <summary>Days within which a due date is near.</summary>
    public const int NearDays = 3;

    public static ObligationFilter From(IQueryCollection query, KindsOwed kinds) => new(
        Enum.TryParse<Standing>(query["state"], true, out var standing) && Enum.IsDefined(standing) ? standing : Standing.Open,
        kinds.Find(query["kind"]),
        Enum.TryParse<ObligationClass>(query["class"], true, out var kept) && Enum.IsDefined(kept) ? kept : null,
        query["unit"].ToString() is { Length: > 0 } unit ? unit : null,
        query["post"].ToString() is { Length: > 0 } post ? post : null);

    /// <summary>The address of the list with this filter.</summary>
    public string Href(string path = "/obligations", string? after = null)
    {
        var parts = new List<string>();
        if (Unit is not null) parts.Add($"unit={Uri.EscapeDataString(Unit)}");
        if (Post is not null) parts.Add($"post={Uri.EscapeDataString(Post)}");
        if (Standing != Standing.Open) parts.Add($"state={Name(Standing)}");
        if (Class is { } kept) parts.Add($"class={Name(kept)}");
        if (Kind is not null) parts.Add($"kind={Kind.Code}");
        if (after is not null) parts.Add($"after={Uri.EscapeDataString(after)}");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    public static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>The last row of a page, from which the next one begins; the path is empty in a list of a post's own.</summary>
internal sealed record ObligationKey(string Path, DateOnly DueOn, ObligationId Id)
{
    public override string ToString() => $"{Path}~{DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}~{Id.Value:N}";

    /// <summary>Null when there is none or it cannot be read: the list then begins at its beginning.</summary>
    public static ObligationKey? Read(string? text) =>
        text?.Split('~') is [var path, var due, var id]
        && DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && Guid.TryParse(id, out var guid)
            ? new(path, date, new(guid)) : null;
}
