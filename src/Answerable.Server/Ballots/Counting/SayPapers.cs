using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller says how many papers were issued, returned and spoiled as a whole.</summary>
internal sealed class SayPapers(OwnEntries entries)
{
    public Task Run(Actor by, AssessorGroupId group, int version, int issued, int returned, int spoiled) =>
        entries.Act(by, group, version, own => own.Entry.SayPapers(by, own.Frame, own.Group, issued, returned, spoiled));
}
