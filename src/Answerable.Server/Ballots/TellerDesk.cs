using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A teller's own entry with its round, ready for a change.</summary>
internal sealed record Desk(Round Round, AssessorGroup Group, HandOut HandOut, CountEntry Entry, DateTimeOffset Now);

/// <summary>Loads a teller's own entry for an action, starting it when it is the first; nobody else's is ever loaded here.</summary>
internal sealed class TellerDesk(Db db, RoundQueries rounds, RoundPersons persons, TimeProvider clock)
{
    /// <param name="version">The entry's version when the form was shown, 0 before the first: a paper sent twice is refused.</param>
    public async Task<Desk> Of(Actor by, AssessorGroupId id, int version)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        if (!BallotSight.IsTeller(by, round)) throw new NotVisible();
        // Whoever has come to stand in for somebody counted since they began counts no further.
        var holders = await persons.Of(round, now);
        var debriefing = round.Debriefers.SelectMany(d => holders[d.PostId]).ToHashSet();
        Require.That(by.Person is { } person && !debriefing.Contains(person), BallotRefusals.TellerIsDebriefer);
        var handOut = await db.Set<HandOut>().FirstOrDefaultAsync(h => h.Id == id) ?? throw new Refused(BallotRefusals.NotHandedOut);
        var posts = RoundQueries.PostsOf(by);
        var entry = await db.Set<CountEntry>().Include(e => e.Papers.OrderBy(p => p.Id)).Include(e => e.Totals).AsSplitQuery()
            .FirstOrDefaultAsync(e => e.GroupId == id && e.TellerPersonId == by.Person && posts.Contains(e.TellerPostId));
        if ((entry?.Version ?? 0) != version) throw new Stale();
        return new(round, round.The(id), handOut, entry ?? await Start(by, round, id, debriefing, now), now);
    }

    /// <summary>Saves the entry, whose version counts also what changed only in its papers.</summary>
    public Task Save(CountEntry entry)
    {
        if (db.Entry(entry).State == EntityState.Unchanged) db.Entry(entry).State = EntityState.Modified;
        return db.SaveChangesAsync();
    }

    private async Task<CountEntry> Start(Actor by, Round round, AssessorGroupId id, HashSet<PersonId> debriefing, DateTimeOffset now)
    {
        // Somebody who took a teller's post over after the count stood has nothing left to count.
        Require.That(!await db.Set<Count>().AnyAsync(c => c.GroupId == id), BallotRefusals.AlreadyCounted);
        var entry = CountEntry.Start(by, round, id, debriefing, now);
        db.Add(entry);
        return entry;
    }
}
