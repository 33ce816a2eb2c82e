using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller says how many papers were issued, returned and spoiled as a whole.</summary>
internal sealed class SayPapers(TellerDesk desks)
{
    public Task Run(Actor by, AssessorGroupId group, int version, int issued, int returned, int spoiled) =>
        desks.Act(by, group, version, desk => desk.Entry.SayPapers(by, desk.Frame, desk.Group, issued, returned, spoiled));
}
