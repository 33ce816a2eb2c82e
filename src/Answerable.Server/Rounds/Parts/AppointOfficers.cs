using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>
/// Sets who serves in a round: roles named get these posts and no others; roles not named stay as they are.
/// What an office still owes in an opened round goes to whoever comes after.
/// </summary>
internal sealed class AppointOfficers(Db db, RoundQueries rounds, RoundPersons persons, RoundAwaits awaits, Owed owed, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id, IReadOnlyDictionary<OfficerRole, IReadOnlyList<PostId>> wanted,
        int? version = null)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        round.ReadAs(version);
        round.RequireNone(round.AgainstAppointing(by));
        Round.RequireDistinct(wanted.GetValueOrDefault(OfficerRole.Teller, []));
        var ids = wanted.Values.SelectMany(p => p).Distinct().ToList();
        var posts = await db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        var who = await persons.Persons(id, [.. ids, .. round.Debriefers.Select(d => d.PostId),
            .. round.Officers.Select(o => o.PostId)], now);
        foreach (var (role, chosen) in wanted)
            foreach (var gone in round.PostsOf(role).Except(chosen)) round.Dismiss(by, role, gone, now);
        foreach (var (role, chosen) in wanted)
            foreach (var post in chosen.Except(round.PostsOf(role)))
                round.Appoint(by, role, posts.GetValueOrDefault(post) ?? throw new Refused(RoundRefusals.NoSuchPart), who, now);
        round.RequireOffices();
        await owed.Follow(await awaits.Awaited(round.Frame, round.Debriefers), now);
        db.Whole(round);
        await db.SaveChangesAsync();
    }
}
