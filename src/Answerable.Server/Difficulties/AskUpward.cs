using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Difficulties;

/// <summary>A unit asks a post above it about what it cannot solve by itself.</summary>
internal sealed class AskUpward(Db db, DifficultyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task<DifficultyId> Run(Actor by, PostId to, DifficultyDraft draft)
    {
        Require.None(Difficulty.AgainstAsking(by));
        var now = clock.ReadNow();
        var asked = Difficulty.Ask(by, await queries.Post(to, by.UnitPath, now), draft, now);
        db.Add(asked);
        await owed.Follow(asked.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
        return asked.Id;
    }
}

/// <summary>The post that is asked says how it is solved, or why it is not taken up.</summary>
internal sealed class AnswerDifficulty(Db db, DifficultyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="isRefused">Whether the text is the reason of a refusal.</param>
    public async Task Run(Actor by, DifficultyId id, string text, bool isRefused = false, int? version = null)
    {
        var now = clock.ReadNow();
        var found = await queries.Load(by, id, version);
        if (isRefused) found.Refuse(by, text, now);
        else found.Answer(by, text, now);
        await owed.Follow(found.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The post that asked takes it back.</summary>
internal sealed class WithdrawDifficulty(Db db, DifficultyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DifficultyId id, int? version = null)
    {
        var now = clock.ReadNow();
        var found = await queries.Load(by, id, version);
        found.Withdraw(by, now);
        await owed.Follow(found.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The post that is asked names another that answers.</summary>
internal sealed class PassOnDifficulty(Db db, DifficultyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DifficultyId id, PostId to, string reason, int? version = null)
    {
        var now = clock.ReadNow();
        var found = await queries.Load(by, id, version);
        Require.Allowed(found.AgainstAnswering(by));
        found.PassOn(by, await queries.Post(to, found.UnitPath, now), reason, now);
        await owed.Follow(found.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes one level higher what nobody answered in time; what has nobody above it stays, and stays late.</summary>
internal sealed class RaiseDifficulties(Db db, DifficultyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <returns>How many went higher.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, DifficultyRefusals.NotAsked);
        var (now, calendar, raised) = (clock.ReadNow(), await zone.Calendar(), 0);
        var before = now.AddDays(-Difficulty.AnswerDays);
        var late = db.Set<Difficulty>().Where(d => d.State == DifficultyState.Open && d.AskedAt < before).OrderBy(d => d.Id);
        foreach (var ids in (await late.Select(d => d.Id).ToListAsync(cancel)).Chunk(AtOnce))
        {
            var part = await db.Set<Difficulty>().Include(d => d.Turns.OrderBy(t => t.Number)).Where(d => ids.Contains(d.Id))
                .ToListAsync(cancel);
            foreach (var one in part.Where(d => !d.AgainstRaising(by, calendar.On(now), calendar).Any()))
            {
                if (await queries.NextAbove(one, now) is not { } next) continue;
                one.Raise(by, next, now, calendar);
                await owed.Follow(one.Awaits(calendar), now);
                raised++;
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        return raised;
    }
}
