using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>A teller types one paper: a mark for each debriefer. No line tells when.</summary>
internal sealed class EnterPaper(OwnEntries entries)
{
    /// <param name="marks">By debriefer; who has none is unmarked on the paper.</param>
    public Task Run(Actor by, AssessorGroupId group, int version, IReadOnlyDictionary<DebrieferId, char> marks) =>
        entries.Act(by, group, version, own => own.Entry.Add(by, own.Frame,
            string.Concat(own.Entry.InOrder().Select(d => marks.GetValueOrDefault(d.AsDebriefer(), Choice.Unmarked)))));
}
