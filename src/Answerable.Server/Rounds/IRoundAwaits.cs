using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;

namespace Answerable.Server.Rounds;

/// <summary>
/// What a room below makes posts owe in a round. Rounds and every room in between follow it without naming its kinds. It reads
/// what is stored, with what the caller's save has changed already: the given debriefers, and whatever is tracked.
/// </summary>
internal interface IRoundAwaits
{
    /// <summary>What these debriefers, and the round's parts of this room, await.</summary>
    Task<IReadOnlyList<Awaits>> Awaited(RoundFrame round, IReadOnlyCollection<Debriefer> debriefers, Calendar calendar);

    /// <summary>The kinds of which somebody who sees the whole round sees who owes them, and by when.</summary>
    IReadOnlyList<ObligationKind> SeenBy(RoundSight sight);
}

/// <summary>What a round awaits in every room below: after opening, another officer, or an act that more than one room follows.</summary>
internal sealed class RoundAwaits(IEnumerable<IRoundAwaits> rooms, OrganisationZone zone)
{
    public async Task<IReadOnlyList<Awaits>> Awaited(RoundFrame round, IReadOnlyCollection<Debriefer> debriefers)
    {
        var calendar = await zone.Calendar();
        var all = new List<Awaits>();
        foreach (var room in rooms) all.AddRange(await room.Awaited(round, debriefers, calendar));
        return all;
    }
}
