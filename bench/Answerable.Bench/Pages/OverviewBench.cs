using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>What is open below a unit, and what is asked of it, in the largest tree, against the bare page.</summary>
internal static class OverviewBench
{
    private const int Units = 665_277, Obligations = 1_000_000;

    public static async Task<Section> Run(Wish wish)
    {
        var (units, obligations) = (wish.Of(Units, 4_000), wish.Of(Obligations, 2_000));
        var section = new Section("overview", !wish.Small,
            $"A made-up tree of {Figures.Whole(units)} units with {Figures.Whole(obligations)} obligations. Today of the organiser of " +
            $"the whole, and the overview and the month of the root, a county and a village, as that organiser asks for them, against " +
            $"the bare page of 50 rows; from {Wrk.Connections} connections, in turn, the median of the ratios counts.");
        foreach (var provider in wish.Providers)
        {
            var name = provider.Name();
            Runs.Say($"  {name}: making it");
            await using var place = await Place.Fresh(wish, provider);
            await MadeUp.Fill(place, units);
            await ObligationRows.Fill(place, obligations, TimeProvider.System.GetUtcNow());
            var cookie = await MadeUp.SignInOrganiser(place);
            await place.Settle();
            await using var server = await Child.Serve(place);
            await using var bare = await Child.ServeBare(place);
            await PageLoad.Measure(wish, section, name, place, server, bare, cookie, await Pages(place));
            section.Add($"{name}: most memory held by the server", Figures.Mebibytes(server.Memory("VmHWM")));
        }
        return section;
    }

    private static async Task<List<Asked>> Pages(Place place)
    {
        var units = await place.Scope(s => CascadeBench.Chosen(s.GetRequiredService<Db>()));
        return
        [
            new("Today", "/"), .. units.Select(u => new Asked($"overview, {u.Kind}", $"/obligations/overview?unit={u.Code}")),
            .. units.Select(u => new Asked($"month, {u.Kind}", $"/requests/burden/{u.Id}")),
        ];
    }
}
