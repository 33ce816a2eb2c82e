using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A teller's own entry with what is counted, ready for a change.</summary>
internal sealed record OwnEntry(CountFrame Frame, CountGroup Group, HandOut HandOut, CountEntry Entry, DateTimeOffset Now);

/// <summary>Loads a teller's own entry for an action, starting it when it is the first; nobody else's is ever loaded here.</summary>
internal sealed class OwnEntries(Db db, CountFrames frames, PaperVault vault, TimeProvider clock)
{
    /// <param name="version">The entry's version when the form was shown, 0 before the first: a paper sent twice is refused.</param>
    public async Task<OwnEntry> Load(Actor by, AssessorGroupId id, int version)
    {
        var now = clock.ReadNow();
        var frame = await frames.Load(by, id);
        if (frame.TellerPostOf(by) is null) throw new NotVisible();
        var counted = id.AsCounted();
        var group = await (from g in db.Set<AssessorGroup>()
                           from h in db.Set<HandOut>().Where(h => h.Id == counted).DefaultIfEmpty()
                           where g.Id == id
                           select new { Group = new CountGroup(g.Id.AsCounted(), g.Code, g.Entitled), HandOut = h }).FirstAsync();
        var posts = RoundQueries.PostsOf(by);
        var entry = await db.Set<CountEntry>().Include(e => e.Totals).AsSingleQuery()
            .FirstOrDefaultAsync(e => e.GroupId == counted && e.TellerPersonId == by.Person && posts.Contains(e.TellerPostId));
        entry?.ReadAs(version);
        if (entry is not null) Open(by, entry, now);
        return new(frame, group.Group, group.HandOut!,
            entry ?? await Start(by, frame, counted, group.HandOut is not null, version, now), now);
    }

    /// <summary>A teller's act on nothing but the own entry.</summary>
    public async Task Act(Actor by, AssessorGroupId group, int version, Action<OwnEntry> act)
    {
        var own = await Load(by, group, version);
        act(own);
        await Save(own.Entry);
    }

    /// <summary>Opens the papers of an entry; one whose papers cannot be read any more is typed again, and says so in the ledger.</summary>
    /// <returns>Whether they could be read.</returns>
    public bool Open(Actor by, CountEntry entry, DateTimeOffset now)
    {
        if (vault.Open(entry)) return true;
        entry.Lose(by, now);
        return false;
    }

    /// <summary>Saves entries with their papers sealed; keys that are of no use any more are destroyed after it.</summary>
    public async Task Save(params IReadOnlyCollection<CountEntry> entries)
    {
        var unused = entries.SelectMany(vault.Seal).ToList();
        foreach (var entry in entries.Where(e => db.Entry(e).State == EntityState.Unchanged)) db.Entry(entry).State = EntityState.Modified;
        await db.SaveChangesAsync();
        vault.Destroy(unused);
    }

    private async Task<CountEntry> Start(Actor by, CountFrame frame, CountGroupId id, bool isHandedOut, int version, DateTimeOffset now)
    {
        var isCounted = await db.Set<Count>().AnyAsync(c => c.GroupId == id);
        Require.Allowed(CountEntry.AgainstStarting(by, frame, isHandedOut, isCounted));
        if (version != 0) throw new Stale();
        var entry = CountEntry.Start(by, frame, id, isHandedOut, isCounted, now);
        db.Add(entry);
        return entry;
    }
}
