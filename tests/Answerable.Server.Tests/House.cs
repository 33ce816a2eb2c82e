using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests;

/// <summary>The whole product running on a fresh copy of the world, with a clock that stands at <see cref="World.Start"/>.</summary>
public sealed class House : IAsyncLifetime
{
    private static readonly Lazy<Task<TestDatabase>> Template = new(MakeTemplate);

    private TestDatabase database = null!;
    private WebApplication app = null!;

    internal FakeClock Clock { get; } = new(World.Start);

    internal WebApplication App => app;

    internal TestDatabase Database => database;

    internal Statements Statements { get; } = new();

    internal MeetingPoint Together { get; } = new();

    /// <summary>Where set before the house is made, knows what each address was asked with.</summary>
    internal Malformed.AskedNames? Asked { get; set; }

    /// <summary>Settings of the operator, where set before the house is made.</summary>
    internal Dictionary<string, string?> Settings { get; } = [];

    internal string Folder => database.Folder;

    internal string ConnectionString => database.ConnectionString;

    public async Task InitializeAsync()
    {
        database = TestDatabase.CopyOf(await Template.Value);
        app = Build(database, Clock, Statements, Asked, Together, Settings);
        await app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        database.Dispose();
    }

    /// <summary>Another server on the same database, to be started and disposed of by the caller.</summary>
    internal WebApplication Another() => Build(database, Clock, settings: Settings);

    /// <summary>Somebody in front of a browser, not signed in.</summary>
    internal Visitor Stranger(string language = "en") => new(app.GetTestServer(), language);

    /// <summary>A person of the world, signed in by the sign-in page.</summary>
    internal async Task<Visitor> SignedIn(string code, string language = "en")
    {
        var visitor = Stranger(language);
        await visitor.Get("/sign-in");
        await visitor.Submit("sign-in", ("code", code), ("password", World.Password));
        Assert.Equal("/", visitor.Path);
        return visitor;
    }

    /// <summary>Runs work in a scope of its own, as a request would.</summary>
    internal async Task<T> Scope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal Task Scope(Func<IServiceProvider, Task> work) => Scope(async s => { await work(s); return true; });

    /// <summary>Reads with a fresh context.</summary>
    internal Task<T> Read<T>(Func<Db, Task<T>> read) => Scope(s => read(s.GetRequiredService<Db>()));

    /// <summary>The actor that a person is when acting in a post, or in the first of their posts.</summary>
    internal Task<Actor> Actor(string person, string? post = null) => Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var id = await db.Set<Person>().Where(p => p.Code == person).Select(p => p.Id).SingleAsync();
        return await s.GetRequiredService<SessionReads>().Actor(db, id, post is null ? null : await PostId(db, post), Clock.ReadNow());
    });

    internal static Task<PostId> PostId(Db db, string code) => db.Set<Post>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();

    internal Task<PostId> PostId(string code) => Read(db => PostId(db, code));

    internal Task<UnitId> UnitId(string code) => Read(db => db.Set<Unit>().Where(u => u.Code == code).Select(u => u.Id).SingleAsync());

    internal static WebApplication Build(TestDatabase database, TimeProvider clock, Statements? statements = null,
        IStartupFilter? before = null, MeetingPoint? together = null, IReadOnlyDictionary<string, string?>? settings = null) =>
        AppHost.Build(configure: builder =>
    {
        if (statements is not null) builder.Services.ConfigureDbContext<Db>(db => db.AddInterceptors(statements));
        if (together is not null) builder.Services.ConfigureDbContext<Db>(db => db.AddInterceptors(together));
        if (before is not null) builder.Services.AddSingleton(before);
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["ANSWERABLE_DATABASE"] = database.ConnectionString, ["ANSWERABLE_DATA"] = database.Folder,
                [Reach.ProxySetting] = "127.0.0.1",
                [Schedule.Setting] = "off"
            });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddSingleton(clock);
        // Hashing is slow by design; hundreds of sign-ins need not be.
        builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 100);
    });

    private static async Task<TestDatabase> MakeTemplate()
    {
        var database = TestDatabase.Empty();
        await using var app = Build(database, new FakeClock(World.Start));
        await using (var scope = app.Services.CreateAsyncScope()) await World.Build(scope.ServiceProvider);
        return database;
    }
}
