using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller takes a submitted entry back to look again, while the other has not submitted.</summary>
internal sealed class ReopenEntry(TellerDesk desks)
{
    public async Task Run(Actor by, AssessorGroupId group, int version)
    {
        var desk = await desks.Load(by, group, version);
        desk.Entry.Reopen(by, desk.Frame, desk.Now);
        await desks.Save(desk.Entry);
    }
}
