using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller whose count differed says that what is entered was compared with the papers.</summary>
internal sealed class LookThrough(TellerDesk desks)
{
    public async Task Run(Actor by, AssessorGroupId group, int version)
    {
        var desk = await desks.Load(by, group, version);
        desk.Entry.Look(by, desk.Frame, desk.Now);
        await desks.Save(desk.Entry);
    }
}
