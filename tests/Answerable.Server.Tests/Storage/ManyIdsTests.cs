using System.Text;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Storage;

/// <summary>A list of identifiers is one parameter, however many they are, and the index still serves.</summary>
public sealed class ManyIdsTests(House house) : IClassFixture<House>
{
    private const int Many = 40_000;

    [Fact]
    public async Task Forty_thousand_identifiers_are_one_parameter_and_meet_each_row_once()
    {
        var posts = await house.Read(db => db.Set<Post>().Select(p => p.Id).ToListAsync());
        List<PostId> ids = [.. posts, .. Enumerable.Range(0, Many).Select(_ => new PostId(Ids.New(World.Start)))];
        Assert.Equal(posts.Order(Comparer<PostId>.Create((a, b) => a.Value.CompareTo(b.Value))),
            (await house.Read(db => db.Set<Post>().Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync())).OrderBy(p => p.Value));
        foreach (var some in new[] { ids[..3], ids })
        {
            await using var command = await house.Read(db => Task.FromResult(db.Set<Post>().Where(p => some.Contains(p.Id)).CreateDbCommand()));
            Assert.Single(command.Parameters);
        }
    }

    [Fact]
    public async Task The_index_serves_a_few_of_many_rows()
    {
        var ids = await house.Read(db => db.Set<Post>().OrderBy(p => p.Id).Select(p => p.Id).Take(3).ToListAsync());
        var paths = await house.Read(db => db.Set<Unit>().Select(u => u.Path).ToListAsync());
        var plans = await house.Read(async db => new[]
        {
            await Plan(db, db.Set<Post>().Where(p => ids.Contains(p.Id))),
            await Plan(db, db.Set<Appointment>().Where(a => ids.Contains(a.PostId) && a.IsInForce(World.Start))),
            await Plan(db, db.Set<Obligation>().Where(o => ids.Contains(o.OwnerId) && o.State == ObligationState.Open)),
            await Plan(db, db.Set<Unit>().Where(u => paths.Contains(u.Path))),
        });
        Assert.All(plans, p => Assert.Matches(TestDatabase.IsPostgres ? "Index" : "SEARCH . USING (COVERING )?INDEX", p));
        Assert.All(plans, p => Assert.DoesNotMatch(TestDatabase.IsPostgres ? "Seq Scan on [a-z]" : "SCAN .$", p));
    }

    private static async Task<string> Plan<T>(Db db, IQueryable<T> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = (TestDatabase.IsPostgres ? "SET LOCAL enable_seqscan = off; EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var transaction = await command.Connection!.BeginTransactionAsync();
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await reader.ReadAsync()) plan.AppendLine(reader.GetString(TestDatabase.IsPostgres ? 0 : 3));
        return plan.ToString();
    }
}
