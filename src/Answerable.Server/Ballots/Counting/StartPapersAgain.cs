using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller drops what they entered so far and begins again.</summary>
internal sealed class StartPapersAgain(TellerDesk desks)
{
    public Task Run(Actor by, AssessorGroupId group, int version) =>
        desks.Act(by, group, version, desk => desk.Entry.Clear(by, desk.Frame));
}
