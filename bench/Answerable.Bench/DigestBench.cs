using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server;
using Answerable.Server.People;
using Answerable.Server.Reminders;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Bench;

/// <summary>A morning's reminders and digests, in a process of its own, to a mail server that is not ours; then the same with the process
/// killed in the middle.</summary>
internal static class DigestBench
{
    /// <summary>The verb of the process that reminds and sends.</summary>
    public const string Verb = "digest-step";

    /// <summary>Monday, nine o'clock in the organisation's zone.</summary>
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private sealed class Standing : TimeProvider { public override DateTimeOffset GetUtcNow() => Morning; }

    public static async Task<Section> Run(Wish wish)
    {
        var people = wish.Of(50_000, 300);
        var section = new Section("digests", !wish.Small,
            $"{Figures.Whole(people)} persons with a post, an account and a confirmed mailbox each, and three open obligations a post: " +
            $"one overdue, one on which a step of the policy falls, one later. One process writes the reminders of the day, plans the " +
            $"digests and sends them over {SendDigests.Connections} connections to Debian's python3-aiosmtpd on the same machine, which " +
            $"writes each mail into a file and is the slower of the two. Then the same on a fresh database, with the process killed " +
            $"in the middle and started again once what it had taken is free again. Medians, all runs in brackets; memory of the whole " +
            $"process at its peak.");
        foreach (var provider in wish.Providers)
        {
            await Whole(wish, section, provider, people);
            await Killed(wish, section, provider, people);
        }
        return section;
    }

    private static async Task Whole(Wish wish, Section section, Provider provider, int people)
    {
        var (reminding, planning, sending, peak) = (new List<double>(), new List<double>(), new List<double>(), 0L);
        for (var run = 0; run < wish.Of(3, 1); run++)
        {
            await using var place = await Place.Fresh(wish, provider);
            await Prepare(place, people);
            using var mails = new Mails();
            var ended = await Child.Run(place.Folder, "dotnet", Repository.Bench, Verb, place.ConnectionString, place.Folder,
                $"{mails.Port}");
            var said = ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (var (list, text) in new[] { reminding, planning, sending }.Zip(said))
                list.Add(double.Parse(text, CultureInfo.InvariantCulture));
            peak = Math.Max(peak, ended.Peak);
            var taken = mails.Ids();
            if (taken.Count != people || taken.Distinct().Count() != people)
                throw new InvalidOperationException($"{taken.Count} mails for {people} people.");
        }
        section.Add($"{provider.Name()}: reminders of the day written", Figures.Runs(reminding, "s"));
        section.Add($"{provider.Name()}: digests planned", Figures.Runs(planning, "s"));
        section.Add($"{provider.Name()}: digests sent", Figures.Runs(sending, "s"));
        section.Add($"{provider.Name()}: mails a second", Figures.Whole((long)(people / Figures.Median(sending))));
        section.Add($"{provider.Name()}: most memory held", Figures.Mebibytes(peak), "under 512 MiB", peak < 512L << 20);
    }

    private static async Task Killed(Wish wish, Section section, Provider provider, int people)
    {
        await using var place = await Place.Fresh(wish, provider);
        await Prepare(place, people);
        using var mails = new Mails();
        for (var kill = 1; kill <= 3; kill++)
        {
            using var step = Process.Start(new ProcessStartInfo("dotnet",
                [Repository.Bench, Verb, place.ConnectionString, place.Folder, $"{mails.Port}"])
            { RedirectStandardOutput = true })!;
            while (!step.HasExited && mails.Count() < people * kill / 4) await Task.Delay(5);
            step.Kill();
            await step.WaitForExitAsync();
            // As if the minutes had passed for which a taken mail is nobody else's.
            await place.Scope(s => s.GetRequiredService<Db>().Set<Digest>().Where(d => d.State == DigestState.Sending)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.NextAt, Morning)));
        }
        await Child.Run(place.Folder, "dotnet", Repository.Bench, Verb, place.ConnectionString, place.Folder, $"{mails.Port}");
        var taken = mails.Ids();
        var (each, again) = (taken.Distinct().Count(), taken.Count - taken.Distinct().Count());
        section.Add($"{provider.Name()}: killed three times, people with a mail of the day",
            $"{Figures.Whole(each)} of {Figures.Whole(people)}",
            "all", each == people);
        section.Add($"{provider.Name()}: mails that came twice, under the same Message-ID", Figures.Whole(again),
            $"at most {3 * SendDigests.Connections}, one a connection and kill", again <= 3 * SendDigests.Connections);
    }

    /// <summary>The other process.</summary>
    public static async Task<int> Step(string database, string folder, string port)
    {
        await using var product = AppHost.Build(configure: builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ANSWERABLE_DATABASE"] = database, ["ANSWERABLE_DATA"] = folder, ["ANSWERABLE_ADDRESS"] = "https://answerable.example",
                [SmtpSetting.HostSetting] = $"127.0.0.1:{port}", [SmtpSetting.SecuritySetting] = "none",
                [SmtpSetting.FromSetting] = "digest@answerable.example",
            });
            builder.Services.AddSingleton<TimeProvider>(new Standing());
        });
        var by = Actor.System(SystemVerbs.Remind);
        var times = new List<double>();
        await Timed<WriteReminders>(job => job.Run(by));
        await Timed<PlanDigests>(job => job.Run(by));
        await Timed<SendDigests>(job => job.Run(by));
        Console.WriteLine(string.Join(' ', times.Select(t => t.ToString("0.000", CultureInfo.InvariantCulture))));
        return 0;

        async Task Timed<T>(Func<T, Task> run) where T : notnull
        {
            await using var scope = product.Services.CreateAsyncScope();
            var started = Stopwatch.GetTimestamp();
            await run(scope.ServiceProvider.GetRequiredService<T>());
            times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }

    private static async Task Prepare(Place place, int people)
    {
        var (units, held) = (Path.Combine(place.Folder, "units.csv"), Path.Combine(place.Folder, "posts.csv"));
        var numbers = Enumerable.Range(1, people).Select(i => i.ToString("00000", CultureInfo.InvariantCulture)).ToList();
        await File.WriteAllLinesAsync(units,
            ["code,parent_code,name,level", "W,,样市,city", .. numbers.Select(n => $"W{n},W,样村{n},village")]);
        await File.WriteAllLinesAsync(held, ["unit_code,post_code,post,kind,person_code,person,since,rights",
            .. numbers.Select(n => $"W{n},W{n}-head,村支部书记,secretary,p{n},样人{n},2026-01-01,")]);
        await Child.Run(place, "import", "organisation", units, held, "--zone", "Asia/Shanghai", "--vocabulary", "party");
        var (today, start) = (DateOnly.FromDateTime(Morning.UtcDateTime), Morning.AddDays(-60));
        await place.Scope(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var persons = await db.Set<Person>().AsNoTracking().Select(p => new { p.Id, p.Code }).ToListAsync();
            var posts = await db.Set<Post>().AsNoTracking().Where(p => p.Kind == "secretary").ToListAsync();
            var root = await db.Set<Unit>().Where(u => u.ParentId == null).Select(u => u.Id).SingleAsync();
            var ids = new IdRun(start);
            await db.InTransaction(async () =>
            {
                await BulkInsert.Write(db, persons.Select(p => new Account
                {
                    Id = ids.Next(), PersonId = p.Id, UserName = p.Code, NormalizedUserName = p.Code.ToUpperInvariant(),
                    SecurityStamp = p.Code, ConcurrencyStamp = p.Code,
                }));
                await BulkInsert.Write(db, persons.Select(p => new Mailbox
                {
                    PersonId = p.Id, Address = $"{p.Code}@sample.example", Language = "zh-CN", ConfirmedAt = start, StopKey = Ids.Random(),
                }));
                await BulkInsert.Write(db, posts.SelectMany(p => new[] { -20, 7, 100 }.Select(days => Obligation.Open(DutyKinds.Discharge,
                    p, root, new(today.AddDays(days)), "样事项", new("duty-task", ids.Next()), start))));
            });
            return 0;
        });
        await place.Settle();
    }

    /// <summary>The mail server, and what it has taken.</summary>
    private sealed class Mails : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("mails").FullName;
        private readonly Process process;

        public Mails()
        {
            using (var listener = new TcpListener(IPAddress.Loopback, 0))
            {
                listener.Start();
                Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            process = Process.Start(new ProcessStartInfo("/usr/bin/python3",
                [Path.Combine(Repository.Root, "tests/Answerable.Server.Tests/Reminders/mail_server.py"), folder, $"{Port}"])
            { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            if (process.StandardOutput.ReadLine() != "ready") throw new InvalidOperationException("The mail server did not start.");
        }

        public int Port { get; }

        public int Count() => Directory.EnumerateFiles(folder, "*.eml").Count();

        public List<string> Ids() => [.. Directory.EnumerateFiles(folder, "*.eml").Select(f => File.ReadLines(f)
            .First(l => l.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)))];

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
