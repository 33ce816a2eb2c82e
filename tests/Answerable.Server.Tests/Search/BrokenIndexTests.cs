using Answerable.Domain;
using Answerable.Server.Search;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Search;

/// <summary>Each fault planted in the index is seen by the check, and mended by the verb that reads everything anew.</summary>
public sealed class BrokenIndexTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("DELETE FROM search_entry WHERE id = (SELECT max(id) FROM search_entry)", null, "does not know it")]
    [InlineData("UPDATE search_entry SET name = 'planted' WHERE id = (SELECT min(id) FROM search_entry)", null, "by other words")]
    [InlineData("UPDATE search_entry SET object_id = '00000000-0000-7000-8000-000000000001' WHERE id = (SELECT min(id) FROM search_entry)",
        null, "what is not there")]
    [InlineData("INSERT OR REPLACE INTO search_token (rowid, tokens) VALUES ((SELECT min(id) FROM search_entry), 'planted')",
        "UPDATE search_entry SET tokens = array_to_tsvector('{planted}') WHERE id = (SELECT min(id) FROM search_entry)",
        "does not lead to it")]
    [InlineData("INSERT INTO search_token (search_token) VALUES ('delete-all')", "UPDATE search_entry SET tokens = ''",
        "does not lead to it")]
    public async Task A_planted_fault_is_seen_and_mended(string sql, string? postgres, string told)
    {
        Assert.Equal(0, (await house.Scope(Check)).Wrong);
        await using (var connection = house.Database.Connect())
        {
            await connection.OpenAsync();
            await SchemaTests.Execute(connection, TestDatabase.IsPostgres && postgres is not null ? postgres : sql);
        }
        var found = await house.Scope(Check);
        Assert.Contains(found.Told, t => t.Contains(told, StringComparison.Ordinal));
        await house.Scope(s => s.GetRequiredService<RebuildIndex>().Run(Actor.System(SystemVerbs.FillIndex)));
        Assert.Equal(0, (await house.Scope(Check)).Wrong);
        Assert.Equal(["units: Birch County", "units: Beech Town"], await house.Found("tom", "birch", section: "units"));
    }

    private static Task<Checked> Check(IServiceProvider services) =>
        services.GetServices<ICheck>().Single(c => c.Name == "search").Run(default);
}
