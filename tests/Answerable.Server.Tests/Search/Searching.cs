using Answerable.Domain;
using Answerable.Server.Search;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Search;

/// <summary>Searching as the page does, without drawing it.</summary>
internal static class Searching
{
    public static Task<SearchResult> Search(this House house, Actor by, string text, string? within = null, string near = "",
        string? section = null) => house.Scope(s => s.GetRequiredService<Finder>().Find(by, text, within, near, section));

    /// <summary>What somebody is shown, as <c>section: name</c>, in order.</summary>
    public static async Task<List<string>> Found(this House house, string person, string text, string? within = null, string near = "",
        string? section = null)
    {
        var by = await house.Actor(person);
        return await house.Scope(async s =>
        {
            var finder = s.GetRequiredService<Finder>();
            var words = new Words(System.Globalization.CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);
            var found = await finder.Find(by, text, within, near, section);
            return (await finder.Show(by, found.All, words, World.Start)).ConvertAll(h => $"{h.Found.Search.Section}: {h.Hit.Name}");
        });
    }

    /// <summary>Runs the job that reads what is noted.</summary>
    public static Task<int> FillsIndex(this House house) =>
        house.Scope(s => s.GetRequiredService<FillIndex>().Run(Actor.System(SystemVerbs.FillIndex)));

    public static Task<bool> IsIndexing(this House house) => house.Read(db => PendingTexts.Any(db));
}
