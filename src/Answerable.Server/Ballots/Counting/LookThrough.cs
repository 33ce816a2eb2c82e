using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller whose count differed says that what is entered was compared with the papers.</summary>
internal sealed class LookThrough(OwnEntries entries)
{
    public Task Run(Actor by, AssessorGroupId group, int version) =>
        entries.Act(by, group, version, own => own.Entry.Look(by, own.Frame, own.Now));
}
