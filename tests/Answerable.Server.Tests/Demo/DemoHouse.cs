using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Demo;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Demo;

/// <summary>The demo world in one language, made once for all tests of that language.</summary>
public abstract class DemoHouse(string language, DateTimeOffset start) : IAsyncLifetime
{
    private TestDatabase database = null!;

    internal WebApplication App { get; private set; } = null!;

    internal DemoClock Clock { get; } = new(new FakeClock(start));

    internal DateTimeOffset Start => start;

    internal TimeSpan Took { get; private set; }

    internal List<string> Said { get; } = [];

    internal IReadOnlyList<DemoLink> Links { get; private set; } = [];

    internal string Language => language;

    internal Statements Statements { get; } = new();

    /// <summary>The actor that the holder of a post is.</summary>
    internal async Task<Actor> Actor(IServiceProvider services, string post)
    {
        var (db, now) = (services.GetRequiredService<Db>(), Clock.GetUtcNow());
        var held = await db.Set<Post>().Where(p => p.Code == post)
            .Join(db.Set<Appointment>().Where(a => a.IsInForce(now) && a.Kind == AppointmentKind.Holder), p => p.Id, a => a.PostId,
                (p, a) => new { p.Id, a.PersonId }).SingleAsync();
        return await services.GetRequiredService<SessionReads>().Actor(db, held.PersonId, held.Id, now);
    }

    public async Task InitializeAsync()
    {
        database = TestDatabase.Empty();
        App = House.Build(database, Clock, Statements);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null(await DemoVerb.Prepare(App.Services, Clock, language, fresh: false, Said.Add, default));
        Took = watch.Elapsed;
        await App.StartAsync();
        Links = await Read(db => App.Services.GetRequiredService<DemoLinks>().All(db, Clock.GetUtcNow()));
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        database.Dispose();
    }

    internal async Task<T> Read<T>(Func<Db, Task<T>> read)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<Db>());
    }

    /// <summary>Somebody who opened the link of a post's holder.</summary>
    internal async Task<Visitor> By(string post, string reader)
    {
        var visitor = new Visitor(App.GetTestServer(), reader);
        await visitor.Get(Links.First(l => l.PostCode == post).Path);
        return visitor;
    }
}

/// <summary>Made on an afternoon in March.</summary>
public sealed class ChineseDemo() : DemoHouse("zh-CN", new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero));

/// <summary>Made twenty seconds into the first of January, where the organisation is.</summary>
public sealed class EnglishDemo() : DemoHouse("en", new(2027, 12, 31, 16, 0, 20, TimeSpan.Zero));

/// <summary>Whoever looks at the Chinese world looks at the same one.</summary>
[CollectionDefinition(nameof(ChineseDemo))]
public sealed class OneChineseDemo : ICollectionFixture<ChineseDemo>;
