using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller takes a submitted entry back to look again, while the other has not submitted.</summary>
internal sealed class ReopenEntry(TellerDesk desks)
{
    public Task Run(Actor by, AssessorGroupId group, int version) =>
        desks.Act(by, group, version, desk => desk.Entry.Reopen(by, desk.Frame, desk.Now));
}
