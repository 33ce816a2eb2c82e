using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>
/// A teller takes one paper with exactly these marks out again. Equal papers are one like the other, so none needs a number.
/// </summary>
internal sealed class TakeOutPaper(TellerDesk desks)
{
    public async Task Run(Actor by, AssessorGroupId group, int version, string choices)
    {
        var desk = await desks.Load(by, group, version);
        desk.Entry.Remove(by, desk.Frame, choices);
        await desks.Save(desk.Entry);
    }
}
