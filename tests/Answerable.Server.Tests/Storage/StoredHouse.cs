using Answerable.Domain.Organisation;
using Answerable.Server.Demo;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Storage;

/// <summary>Today's server on a stored database of the first schema, which its start has brought up to date.</summary>
public sealed class StoredHouse : IAsyncLifetime
{
    private readonly TestDatabase database = TestDatabase.Empty();

    /// <summary>The day on which the stored world ends, some hours later.</summary>
    internal FakeClock Clock { get; } = new(new(2026, 6, 17, 12, 0, 0, TimeSpan.Zero));

    internal WebApplication App { get; private set; } = null!;

    internal TestDatabase Database => database;

    /// <summary>Papers as the first schema kept them.</summary>
    internal IReadOnlyList<string> Papers { get; private set; } = [];

    /// <summary>Rows of each table before and after the upgrade.</summary>
    internal (IReadOnlyList<string> Before, IReadOnlyList<string> After) Rows { get; private set; }

    public async Task InitializeAsync()
    {
        await using var connection = await SchemaTests.Opened(database);
        await StoredDatabase.Fill(connection);
        await SchemaTests.Execute(connection, UpgradeTests.OpenTwice);
        var before = await StoredDatabase.Counts(connection);
        Papers = [.. (await Catalogue.Rows(connection, "SELECT choices FROM ballots_paper")).Select(r => r[0])];
        App = House.Build(database, Clock);
        await using (var scope = App.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        Rows = (before, await StoredDatabase.Counts(connection));
        await App.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        database.Dispose();
    }

    internal async Task<T> Scope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal Task<T> Read<T>(Func<Db, Task<T>> read) => Scope(s => read(s.GetRequiredService<Db>()));

    /// <summary>The holder of a post, come in by a link of the demo world.</summary>
    internal async Task<Visitor> By(string post)
    {
        var id = await Read(db => db.Set<Post>().Where(p => p.Code == post).Select(p => p.Id).SingleAsync());
        var visitor = new Visitor(App.GetTestServer(), "en");
        await visitor.Get(App.Services.GetRequiredService<DemoLinks>().PathOf(id));
        return visitor;
    }
}
