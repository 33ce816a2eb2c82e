using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Answerable.Bench;

/// <summary>Ledger lines in bulk: posts in all units of the city were renamed, one line in each minute of the last two years.</summary>
internal static class LedgerRows
{
    private static readonly Column[] Columns =
    [
        new("id", NpgsqlDbType.Uuid), new("at", NpgsqlDbType.TimestampTz), new("person_id", NpgsqlDbType.Uuid),
            new("post_id", NpgsqlDbType.Uuid), new("act", NpgsqlDbType.Varchar),
        new("object_kind", NpgsqlDbType.Varchar), new("object_id", NpgsqlDbType.Uuid), new("unit_id", NpgsqlDbType.Uuid),
    ];

    public static Task Fill(Place place, int count, DateTimeOffset now) => place.Scope(async services =>
    {
        var posts =
            await services.GetRequiredService<Db>().Set<Post>().OrderBy(p => p.Code)
                .Select(p => new { Id = p.Id.Value, Unit = p.UnitId.Value }).ToListAsync();
        var began = now.AddDays(-730);
        var step = (now - began) / (count + 1);
        await using var connection = await place.Open();
        BareInsert.Write(connection, "ledger_line", Columns, Enumerable.Range(1, count).Select(i =>
        {
            var (at, post) = (began + i * step, posts[i % posts.Count]);
            return new object?[] { Ids.New(at), at.UtcDateTime, null, posts[0].Id, "post.renamed", "post", post.Id, post.Unit };
        }));
        return true;
    });
}
