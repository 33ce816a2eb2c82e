using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>
/// A teller takes one paper with exactly these marks out again. Equal papers are one like the other, so none needs a number.
/// </summary>
internal sealed class TakeOutPaper(TellerDesk desks)
{
    public async Task Run(Actor by, AssessorGroupId group, int version, string choices)
    {
        var desk = await desks.Load(by, group, version, e => e.Include(x => x.Papers.Where(p => p.Choices == choices)).AsSplitQuery());
        var paper = desk.Entry.Papers.FirstOrDefault() ?? throw new Refused(BallotRefusals.NoSuchPaper);
        desk.Entry.Remove(by, desk.Frame, paper.Id);
        await desks.Save(desk.Entry);
    }
}
