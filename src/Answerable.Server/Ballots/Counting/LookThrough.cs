using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller whose count differed says that what is entered was compared with the papers.</summary>
internal sealed class LookThrough(TellerDesk desks)
{
    public Task Run(Actor by, AssessorGroupId group, int version) =>
        desks.Act(by, group, version, desk => desk.Entry.Look(by, desk.Frame, desk.Now));
}
