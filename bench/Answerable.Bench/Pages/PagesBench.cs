using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>What a page costs in a small organisation and in the largest: no page may grow with the organisation, the round or the
/// ledger.</summary>
internal static class PagesBench
{
    private const double MostTimes = 1.5;

    /// <param name="Units">Of the organisation.</param>
    /// <param name="Round">Debriefers of its open round.</param>
    /// <param name="Obligations">And as many ledger lines.</param>
    private sealed record Size(int Units, int Round, int Obligations)
    {
        public override string ToString() =>
            $"{Figures.Whole(Units)} units, a round of {Figures.Whole(Round)}, {Figures.Whole(Obligations)} obligations and as many " +
            $"ledger lines";
    }

    public static async Task<Section> Run(Wish wish)
    {
        Size[] sizes =
            wish.Of<Size[]>([new(2_248, 60, 10_000), new(665_277, 1000, 1_000_000)], [new(2_248, 20, 1_000), new(4_000, 60, 4_000)]);
        var section =
            new Section("pages", !wish.Small,
                $"Every kind of page that links lead the organiser, the auditor and a debriefer of a made-up city to, at two sizes: " +
                $"{sizes[0]}; and {sizes[1]}. Asked for one after the other once the servers compile nothing more, {wish.Pairs} times " +
                $"{Sight.Times} requests in turn. Processor time of server + PostgreSQL and statements a page; the median of the ratios " +
                $"counts. With a baseline also the pages that both have, at the smaller size, in turn; in brackets the kind of page that " +
                $"gained most and the one that gained least.");
        foreach (var provider in wish.Providers)
        {
            var sights = new List<Sight>();
            try
            {
                foreach (var size in sizes) sights.Add(await Open(wish, provider, size));
                await Compare(wish, section, provider, sights[0], sights[1], MostTimes);
            }
            finally
            {
                foreach (var sight in sights) await sight.DisposeAsync();
            }
            if (wish.Baseline is not null)
            {
                await CompareBuilds(wish, section, provider, "debriefer", "filing", wish.Of(60, 20));
                await CompareBuilds(wish, section, provider, MadeUp.Organiser, "obligations", wish.Of(10_000, 1_000));
            }
        }
        return section;
    }

    /// <summary>The pages that both this build and the baseline have, in turn, each on a small city that it filled by its own
    /// code.</summary>
    /// <param name="what">What the city is filled with, and how many of it.</param>
    private static async Task CompareBuilds(Wish wish, Section section, Provider provider, string reader, string what, int size)
    {
        var sights = new List<Sight>();
        try
        {
            foreach (var build in wish.Builds)
            {
                Runs.Say($"  {provider.Name()}, {build.Name}: making {what}, {size}");
                var place = await Place.Filled(wish, provider, build, what, size);
                sights.Add(await Sight.Open(place, [(reader, place.Cookies[0].Cookie)]));
            }
            var kinds = await Measure(wish, section, provider, sights[0], sights[1]);
            var ratios = kinds.Select(k => Figures.Median(sights[1].Costs[k].Zip(sights[0].Costs[k],
                (now, before) => (now.Server + now.Database) / (before.Server + before.Database)))).Order().ToList();
            var statements = new double[2];
            foreach (var kind in kinds)
                for (var i = 0; i < 2; i++) statements[i] += await sights[i].Statements(kind);
            section.Add($"{provider.Name()}: {kinds.Count} kinds of page of the {reader}, by those of the baseline",
                $"processor time {Figures.Short(Figures.Median(ratios))} times ({Figures.Short(ratios[0])} to " +
                $"{Figures.Short(ratios[^1])}), {Figures.Short(statements[0])} → {Figures.Short(statements[1])} statements for all");
        }
        finally
        {
            foreach (var sight in sights) await sight.DisposeAsync();
        }
    }

    private static async Task<Sight> Open(Wish wish, Provider provider, Size size)
    {
        Runs.Say($"  {provider.Name()}: making {size}");
        var place = await Place.Fresh(wish, provider);
        await MadeUp.Fill(place, size.Units);
        var debriefers = await FilingRound.Make(place, size.Round);
        var now = TimeProvider.System.GetUtcNow();
        await ObligationRows.Fill(place, size.Obligations, now);
        await LedgerRows.Fill(place, size.Obligations, now);
        List<(string, string)> readers =
        [
            (MadeUp.Organiser, await MadeUp.SignInOrganiser(place)), (MadeUp.Auditor, await MadeUp.SignInOne(place, MadeUp.Auditor)),
                ("debriefer", debriefers[0].Cookie),
        ];
        await place.Settle();
        return await Sight.Open(place, readers);
    }

    /// <summary>Measures every kind of page of both in turn, and adds what it costs and how much more.</summary>
    public static async Task Compare(Wish wish, Section section, Provider provider, Sight small, Sight large, double most)
    {
        var kinds = await Measure(wish, section, provider, small, large);
        foreach (var kind in kinds)
        {
            var ratios =
                Figures.Ratios(large.Costs[kind].Select(c => c.Server + c.Database), small.Costs[kind].Select(c => c.Server + c.Database),
                    out var ratio);
            var (before, after) = (await small.Statements(kind), await large.Statements(kind));
            section.Add($"{provider.Name()}: {kind}",
                $"{small.Cost(kind)} → {large.Cost(kind)} ms, {Figures.Short(before)} → {Figures.Short(after)} statements, {ratios}",
                    $"at most {most}, statements equal", ratio <= most && before.Equals(after));
        }
        var only = small.Pages.Keys.Except(kinds).Concat(large.Pages.Keys.Except(kinds)).ToList();
        if (only.Count > 0) section.Notes.Add($"{provider.Name()}: found at one size only: {string.Join(", ", only)}.");
    }

    /// <summary>Measures the kinds of page that both have, in turn.</summary>
    private static async Task<List<string>> Measure(Wish wish, Section section, Provider provider, Sight one, Sight other)
    {
        var kinds = one.Pages.Keys.Intersect(other.Pages.Keys).Order(StringComparer.Ordinal).ToList();
        foreach (var sight in new[] { one, other })
            if (!await sight.WarmUp(kinds, wish.Of(20, 2))) section.Notes.Add(Gauge.Restless(provider, "a server"));
        for (var run = 0; run < wish.Pairs; run++)
            foreach (var kind in kinds)
                foreach (var sight in run % 2 == 0 ? [one, other] : new[] { other, one }) await sight.Measure(kind);
        return kinds;
    }
}
