using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller takes a submitted entry back to look again, while the other has not submitted.</summary>
internal sealed class ReopenEntry(OwnEntries entries)
{
    public Task Run(Actor by, AssessorGroupId group, int version) =>
        entries.Act(by, group, version, own => own.Entry.Reopen(by, own.Frame, own.Now));
}
