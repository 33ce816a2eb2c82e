using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>
/// A teller takes one paper with exactly these marks out again. Equal papers are one like the other, so none needs a number.
/// </summary>
internal sealed class TakeOutPaper(OwnEntries entries)
{
    public Task Run(Actor by, AssessorGroupId group, int version, string choices) =>
        entries.Act(by, group, version, own => own.Entry.Remove(by, own.Frame, choices));
}
