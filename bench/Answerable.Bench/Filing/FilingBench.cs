namespace Answerable.Bench;

/// <summary>A whole organisation files its debriefs on the last evening.</summary>
internal static class FilingBench
{
    private const int Clients = 16;
    private const double MostOfBaseline = 0.55;

    public static async Task<Section> Run(Wish wish)
    {
        var (batch, most) = (wish.Of(200, 20), wish.Of(800, 40));
        var section =
            new Section("filing", !wish.Small,
                $"Debriefs of about 2,400 characters, each with a holder of its own, filed over HTTP by {Clients} clients at once: each " +
                $"client opens the page as a browser does, and posts its form with its antiforgery token. Before anything is measured as " +
                $"many are filed as it takes until the server compiles nothing more ({most} at most). Measured are {wish.Pairs} batches " +
                $"of {batch}, with a baseline in turn with it; timed is the posting, from sending the form to the redirect that says it " +
                $"is stored, and processor time is that of the server + that of PostgreSQL while a batch is posted. Then the server is " +
                $"killed, and another process counts what is stored: filed versions, discharged obligations, the vetter's new " +
                $"obligations and ledger lines.");
        foreach (var provider in wish.Providers)
        {
            var desks = new List<Desk>();
            try
            {
                foreach (var build in wish.Builds) desks.Add(await Desk.Open(wish, provider, build, most + batch * (wish.Pairs + 1)));
                foreach (var desk in desks)
                    if (!await desk.WarmUp(batch / 4, most)) section.Notes.Add(Gauge.Restless(provider, desk.Place.Build.Name));
                for (var run = 0; run < wish.Pairs; run++)
                    foreach (var desk in run % 2 == 0 ? desks : desks.AsEnumerable().Reverse()) await desk.Measure(batch);
                await Tell(section, desks);
            }
            finally
            {
                foreach (var desk in desks) await desk.DisposeAsync();
            }
        }
        return section;
    }

    private static async Task Tell(Section section, List<Desk> desks)
    {
        var provider = desks[0].Place.Provider.Name();
        foreach (var desk in desks)
        {
            var name = $"{provider}, {desk.Place.Build.Name}";
            section.Add($"{name}: filings a second", Figures.Runs(desk.PerSecond, "/s"));
            section.Add($"{name}: time of a filing",
                $"median {Figures.Short(Figures.Median(desk.Times))} ms, p99 {Figures.Short(Figures.Percentile(desk.Times, 0.99))} ms, " +
                $"longest {Figures.Short(desk.Times.Max())} ms");
            section.Add($"{name}: processor time of a filing",
                $"server {Figures.Runs(desk.Server, "ms")}; database {Figures.Runs(desk.Database, "ms")}; " +
                $"{Figures.Short(await desk.Statements())} statements");
        }
        if (desks.Count > 1)
        {
            var ratios = Figures.Ratios(desks[1].Processor, desks[0].Processor, out var ratio);
            section.Add($"{provider}: processor time by that of the baseline", ratios, $"at most {MostOfBaseline}",
                ratio <= MostOfBaseline);
        }
        var (ours, filed) = (desks[^1], desks[^1].Filed);
        await ours.Kill();
        var kept = await FilingRound.Count(ours.Place);
        var lost = !kept.IsAll(filed);
        section.Add($"{provider}: kept of {Figures.Whole(filed)} answered",
            $"{Figures.Whole(kept.Versions)} versions, {Figures.Whole(kept.Discharged)} discharged, {Figures.Whole(kept.Vetting)} to " +
            $"vet, {Figures.Whole(kept.Lines)} lines", "none lost", !lost);
        if (lost) throw new InvalidOperationException($"Filed {filed}, but stored: {kept}.");
    }
}
