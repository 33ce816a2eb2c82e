using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A teller's own entry with what is counted, ready for a change.</summary>
internal sealed record Desk(CountFrame Frame, CountGroup Group, HandOut HandOut, CountEntry Entry, DateTimeOffset Now);

/// <summary>Loads a teller's own entry for an action, starting it when it is the first; nobody else's is ever loaded here.</summary>
internal sealed class TellerDesk(Db db, CountFrames frames, TimeProvider clock)
{
    /// <param name="version">The entry's version when the form was shown, 0 before the first: a paper sent twice is refused.</param>
    /// <param name="papers">Which of the papers typed so far the act looks at: none for one more, since a key press must not read
    /// them all.</param>
    public async Task<Desk> Load(Actor by, AssessorGroupId id, int version,
        Func<IQueryable<CountEntry>, IQueryable<CountEntry>>? papers = null)
    {
        var now = clock.ReadNow();
        var frame = await frames.Load(by, id);
        if (frame.TellerPostOf(by) is null) throw new NotVisible();
        var group = await (from g in db.Set<AssessorGroup>()
                           join h in db.Set<HandOut>() on g.Id equals h.Id into out_
                           from h in out_.DefaultIfEmpty()
                           where g.Id == id
                           select new { Group = new CountGroup(g.Id, g.Code, g.Entitled), HandOut = h }).FirstAsync();
        var posts = RoundQueries.PostsOf(by);
        var entries = db.Set<CountEntry>().Include(e => e.Totals);
        var entry = await (papers is null ? entries : papers(entries))
            .FirstOrDefaultAsync(e => e.GroupId == id && e.TellerPersonId == by.Person && posts.Contains(e.TellerPostId));
        entry?.ReadAs(version);
        return new(frame, group.Group, group.HandOut!, entry ?? await Start(by, frame, id, group.HandOut is not null, version, now), now);
    }

    /// <summary>With every paper.</summary>
    public Task<Desk> LoadWhole(Actor by, AssessorGroupId id, int version) =>
        Load(by, id, version, e => e.Include(x => x.Papers).AsSplitQuery());

    /// <summary>Saves the entry, whose version counts also what changed only in its papers.</summary>
    public Task Save(CountEntry entry)
    {
        if (db.Entry(entry).State == EntityState.Unchanged) db.Entry(entry).State = EntityState.Modified;
        return db.SaveChangesAsync();
    }

    private async Task<CountEntry> Start(Actor by, CountFrame frame, AssessorGroupId id, bool isHandedOut, int version, DateTimeOffset now)
    {
        var isCounted = await db.Set<Count>().AnyAsync(c => c.GroupId == id);
        Require.None(CountEntry.AgainstStarting(by, frame, isHandedOut, isCounted));
        if (version != 0) throw new Stale();
        var entry = CountEntry.Start(by, frame, id, isHandedOut, isCounted, now);
        db.Add(entry);
        return entry;
    }
}
