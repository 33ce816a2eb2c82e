using Answerable.Server.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace Answerable.Server.Search;

/// <summary>What a search is asked for, as it stands in the address.</summary>
/// <param name="Section">One section alone; null for all.</param>
/// <param name="IsEverywhere">Also outside the unit chosen in the bar.</param>
/// <param name="After">Key of the last row of the page before.</param>
internal sealed record SearchAddress(string Text, string? Section, bool IsEverywhere, string? After = null)
{
    public const string Path = "/search", Suggestions = "/search/suggestions";

    public const string TextKey = "q", SectionKey = "in", EverywhereKey = "everywhere", AfterKey = "after";

    public static SearchAddress Read(IQueryCollection query)
    {
        var text = query[TextKey].ToString().Trim();
        var section = query[SectionKey].ToString();
        return new(text.Length <= Query.Longest ? text : text[..Query.Longest],
            SearchedKinds.Sections.Contains(section) ? section : null, query[EverywhereKey] == "1", query[AfterKey]);
    }

    /// <summary>Its first page.</summary>
    public string Href
    {
        get
        {
            var parts = new Dictionary<string, string?> { [TextKey] = Text };
            if (Section is not null) parts[SectionKey] = Section;
            if (IsEverywhere) parts[EverywhereKey] = "1";
            return QueryHelpers.AddQueryString(Path, parts);
        }
    }

    /// <summary>Path of the unit that narrows the search; null where none was chosen, or everywhere is looked.</summary>
    public string? Within(Session session) => !IsEverywhere && session.IsUnitChosen ? session.Unit?.Path : null;
}
