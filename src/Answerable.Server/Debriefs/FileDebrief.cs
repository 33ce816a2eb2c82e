using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>The holder files the report: its obligation is discharged, the results of the last findings are stated, and the vetter owes an answer.</summary>
internal sealed class FileDebrief(DebriefQueries debriefs, OwedByHand owed, StateResult results, OrganisationZone zone, TimeProvider clock)
{
    /// <returns>The number of the filed version.</returns>
    public async Task<int> Run(Actor by, DebrieferId id, DebriefContent content, DraftBase from)
    {
        var now = clock.ReadNow();
        var today = await zone.On(now);
        var writing = await debriefs.Load(by, id);
        var (debrief, round) = (writing.Debrief, writing.Round);
        Require.That(by.ActsAs(debrief.PostId), DebriefRefusals.NotHolder);
        var returned = debrief.Newest();
        debrief.SaveDraft(by, writing.Asked(content), from, now);
        var filed = debrief.File(by, round, writing.Owed, debrief.DraftVersion, writing.DueOn, today, now);
        writing.Debriefer.ReportFiled();
        // What the unit above stated while the post was vacant is superseded by what its holder says now.
        foreach (var answer in filed.Content.Answers)
            await results.Add(by, answer.FindingId, round.Id, answer.Result!.Value, answer.Sentence, now, Short(returned?.Reasons) ?? answer.Sentence);
        await owed.Discharge(DebriefKinds.File, debrief.Ref, now);
        await owed.Open(DebriefKinds.Vet, round.PostFor(OfficerRole.Vetter), debrief.UnitId, today.AddDays(round.Policy.VetDays.Value), round.Title, debrief.Ref, now);
        await debriefs.Save(debrief);
        return filed.Number;
    }

    private static string? Short(string? reasons) => reasons?.Length > FindingResult.MaxSentence ? reasons[..(FindingResult.MaxSentence - 1)] + "…" : reasons;
}
