using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller drops what they entered so far and begins again.</summary>
internal sealed class StartPapersAgain(OwnEntries entries)
{
    public Task Run(Actor by, AssessorGroupId group, int version) =>
        entries.Act(by, group, version, own => own.Entry.Clear(by, own.Frame));
}
