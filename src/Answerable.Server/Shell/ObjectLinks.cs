using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>Where the page of an object is: the plural of its kind.</summary>
public static class ObjectLinks
{
    private static readonly Dictionary<string, string> Plurals = new()
    {
        ["unit"] = "units", ["post"] = "posts", ["person"] = "people", ["import"] = "units/import", ["policy"] = "policies",
        ["duty-list"] = "duties", ["charge"] = "duties/charges", ["duty-task"] = "duties/tasks",
        ["round"] = "rounds", ["debriefer"] = "reviews/debriefers", ["debrief"] = "debriefs", ["review"] = "reviews", ["comment"] = "reviews/comments", ["turn"] = "reviews/turns",
        ["group"] = "ballots", ["count-entry"] = "ballots/entries", ["appraisal"] = "appraisals", ["component-entry"] = "appraisals/entries", ["grade-decision"] = "appraisals/decisions", ["finding"] = "rectifications", ["rectification"] = "rectifications",
    };

    public static string Of(string kind, Guid id) => $"/{Plurals[kind]}/{id}";

    /// <summary>Null for what has no page of its own: it is then shown without a link.</summary>
    public static string? Find(string kind, Guid id) => Plurals.TryGetValue(kind, out var plural) ? $"/{plural}/{id}" : null;

    public static string Of(ObjectRef about) => Of(about.Kind, about.Id);
}
