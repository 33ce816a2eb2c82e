using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Storage;

/// <summary>"Somebody was faster" is said of a true conflict and of nothing else that a save can fail of.</summary>
public sealed class ConflictTests(House house) : IClassFixture<House>
{
    /// <summary>Fails every new key as a full disk would, in the words of each database.</summary>
    private static readonly string[] FullDisk = TestDatabase.IsPostgres
        ? ["CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS " +
            "$$ BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END $$",
            "CREATE TRIGGER planted BEFORE INSERT ON storage_protection_key FOR EACH ROW EXECUTE FUNCTION planted()"]
        : ["CREATE TRIGGER planted BEFORE INSERT ON storage_protection_key BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"];

    [Fact]
    public async Task A_key_that_somebody_took_first_is_a_conflict()
    {
        var taken = await house.Read(db => db.Set<LineBody>().Select(b => b.LineId).FirstAsync());
        await Assert.ThrowsAsync<Stale>(() => Saves(new LineBody { LineId = taken, Json = "{}" }));
    }

    [Fact]
    public async Task A_broken_reference_is_not()
    {
        var nobody = new PlanSketch { RectificationId = new(Ids.Random()), Json = "{}", SavedAt = World.Start };
        await Assert.ThrowsAsync<DbUpdateException>(() => Saves(nobody));
    }

    [Fact]
    public async Task A_full_disk_is_not()
    {
        foreach (var sql in FullDisk) await house.Read(db => db.Database.ExecuteSqlRawAsync(sql));
        var failed = await Record.ExceptionAsync(() => Saves(new ProtectionKey { Name = "new", Xml = "<key/>" }));
        Assert.False(failed is null or Stale or Refused, $"{failed?.GetType().Name}");
    }

    private Task Saves(object row) => house.Scope(s =>
    {
        var db = s.GetRequiredService<Db>();
        db.Add(row);
        return db.SaveChangesAsync();
    });
}
