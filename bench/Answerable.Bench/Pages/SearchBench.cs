using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>What a search costs in a small organisation and in the largest, found or not.</summary>
internal static class SearchBench
{
    private const double MostTimes = 1.5;

    private const int SmallCity = 2_248, Largest = 665_277;

    /// <summary>What is typed: of something that both organisations have, of something that neither has, and of nearly
    /// everything.</summary>
    private static readonly (string Kind, string Text)[] Typed =
    [
        ("found, a unit by name", NameOf("village", 700)), ("found, a post by unit and name", NameOf("township", 40) + " 书记"),
        ("found, by pinyin initials", "ydszs"), ("found, a person by name", MadeUp.OrganiserName),
        ("found, by the beginning of a code", "W0"),
        ("not found, two words", "潮汐 灯塔"), ("not found, one of the words", NameOf("village", 700) + " 灯塔"),
        ("not found, a Latin word", "zzzyx"), ("found very often, one character", "村"), ("found very often, two words", "村 书记"),
    ];

    public static async Task<Section> Run(Wish wish)
    {
        int[] sizes = [SmallCity, wish.Of(Largest, 4_000)];
        var section =
            new Section("search", !wish.Small,
                $"The search page and its suggestions as the organiser of a made-up city asks for them, at {Figures.Whole(sizes[0])} and " +
                $"at {Figures.Whole(sizes[1])} units with a post and a person in each village of the city, " +
                $"the index filled by `answerable rebuild search`. " +
                $"Asked for one after the other once the servers compile nothing more, {wish.Pairs} times {Sight.Times} " +
                $"requests in turn. Processor time of server + PostgreSQL and statements a page; the median of the ratios counts.");
        foreach (var provider in wish.Providers)
        {
            var sights = new List<Sight>();
            try
            {
                foreach (var size in sizes) sights.Add(await Open(wish, section, provider, size));
                await PagesBench.Compare(wish, section, provider, sights[0], sights[1], MostTimes);
            }
            finally
            {
                foreach (var sight in sights) await sight.DisposeAsync();
            }
        }
        return section;
    }

    private static async Task<Sight> Open(Wish wish, Section section, Provider provider, int units)
    {
        Runs.Say($"  {provider.Name()}: making {Figures.Whole(units)} units");
        var place = await Place.Fresh(wish, provider);
        await MadeUp.Fill(place, units);
        var read = await Child.Run(place, "rebuild", "search");
        section.Add($"{provider.Name()}: reading {Figures.Whole(units)} units into the index",
            $"{Figures.Short(read.Took.TotalSeconds)} s; processor {Figures.Short(read.Processor.TotalSeconds)} s");
        var cookie = await MadeUp.SignInOrganiser(place);
        await place.Settle();
        var sight = await Sight.Open(place, []);
        foreach (var (kind, text) in Typed)
        {
            sight.Pages[kind] = (cookie, $"/search?q={Uri.EscapeDataString(text)}");
            sight.Pages[$"suggestions, {kind}"] = (cookie, $"/search/suggestions?q={Uri.EscapeDataString(text)}");
        }
        return sight;
    }

    private static string NameOf(string level, int which) =>
        File.ReadLines(Repository.Roster("units.csv")).Select(l => l.Split(',')).Where(u => u[3] == level).ElementAt(which)[2];
}
