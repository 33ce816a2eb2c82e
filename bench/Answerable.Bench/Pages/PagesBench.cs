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
                $"counts.");
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
        }
        return section;
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
        var kinds = small.Pages.Keys.Intersect(large.Pages.Keys).Order(StringComparer.Ordinal).ToList();
        foreach (var sight in new[] { small, large })
            if (!await sight.WarmUp(kinds, wish.Of(20, 2))) section.Notes.Add(Gauge.Restless(provider, "a server"));
        for (var run = 0; run < wish.Pairs; run++)
            foreach (var kind in kinds)
                foreach (var sight in run % 2 == 0 ? [small, large] : new[] { large, small }) await sight.Measure(kind);
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
}
