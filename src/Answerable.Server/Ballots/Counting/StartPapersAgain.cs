using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller drops what they entered so far and begins again.</summary>
internal sealed class StartPapersAgain(TellerDesk desks)
{
    public async Task Run(Actor by, AssessorGroupId group, int version)
    {
        var desk = await desks.Load(by, group, version);
        desk.Entry.Clear(by, desk.Frame);
        await desks.Save(desk.Entry);
    }
}
