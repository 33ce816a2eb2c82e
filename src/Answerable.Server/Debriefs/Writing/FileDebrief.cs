using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>
/// The holder files the report: it is owed no more, the results of the last findings are stated, and the vetter owes an answer.
/// </summary>
internal sealed class FileDebrief(DebriefQueries debriefs, Owed owed, StateResult results, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DebrieferId id, DebriefContent content, DraftBase from)
    {
        var now = clock.ReadNow();
        var calendar = await zone.Calendar();
        var writing = await debriefs.Load(by, id);
        var (debrief, round, debriefer, _) = writing;
        var returned = debrief.Newest();
        var filed = debrief.File(by, round, writing.Asked(content), writing.Owed, from, calendar, now);
        debriefer.ReportFiled();
        // What the unit above stated while the post was vacant is superseded by what its holder says now.
        var stated = filed.Content.Answers.Select(a =>
            new Stated(a.FindingId, a.Result!.Value, a.Sentence, Short(returned?.Reasons) ?? a.Sentence));
        await results.Add(by, [.. stated], round.Id, now);
        await owed.Follow(DebriefAwaits.Of(round, debriefer, filed.Facts, calendar), now);
        await debriefs.Save();
    }

    /// <summary>Before it is filed: the draft is kept whatever is wrong with it, and what is wrong is said.</summary>
    public async Task Check(Actor by, DebrieferId id, DebriefContent content, DraftBase from)
    {
        var writing = await debriefs.Load(by, id);
        var faults = writing.Debrief.Check(by, writing.Round, writing.Asked(content), writing.Owed, from, clock.ReadNow());
        await debriefs.Save();
        Require.None(faults);
    }

    private static string? Short(string? reasons) =>
        reasons?.Length > FindingResult.MaxSentence ? reasons[..(FindingResult.MaxSentence - 1)] + "…" : reasons;
}
