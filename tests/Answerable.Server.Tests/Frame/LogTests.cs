using System.Collections.Concurrent;
using System.Net;
using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Answerable.Server.Tests.Frame;

/// <summary>Who keeps the machine reads its log; they need not learn who did what.</summary>
public sealed class LogTests(House house) : IClassFixture<House>
{
    private const string Typed = "Zenobia Unheard";

    [Fact]
    public async Task The_log_names_no_person_while_people_act_and_while_things_break()
    {
        using var log = new Kept();
        house.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await Arrangement.Make(house, Stage.Decided);
        var stranger = house.Stranger();
        await stranger.Get("/sign-in");
        await stranger.Submit("sign-in", ("code", Typed), ("password", "wrong"));
        var system = await house.SignedIn("sysadmin");
        foreach (var address in new[] { $"/search?q={Typed}", $"/people?q={Typed}", "/search?q=Anna Alder", "/people", "/ledger",
            "/nowhere" }) await system.Get(address);
        await Assert.ThrowsAsync<Refused>(() => Add("anna", Typed));
        await Break();
        foreach (var address in new[] { $"/people?q={Typed}", "/people?q=Anna Alder" })
        {
            await system.Get(address);
            Assert.Equal(HttpStatusCode.InternalServerError, system.Status);
        }
        var names = await house.Read(db => db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM people_person").ToListAsync());
        Assert.Contains("Anna Alder", names);
        Assert.NotEmpty(log.Lines);
        Assert.All(names.Append(Typed),
            name => Assert.DoesNotContain(log.Lines,
                l => l.Contains(name, StringComparison.OrdinalIgnoreCase)
                    || l.Contains(Uri.EscapeDataString(name), StringComparison.OrdinalIgnoreCase)));
    }

    private Task Add(string code, string name) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        db.Add(Person.Create(Actor.System(SystemVerbs.SetUp), code, name, s.GetRequiredService<TimeProvider>().ReadNow()));
        await db.SaveChangesAsync();
    });

    /// <summary>From here on every query for persons by code fails.</summary>
    private Task Break() => house.Read(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE people_person RENAME COLUMN code TO gone"));

    private sealed class Kept : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
