using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Desk;
using Answerable.Domain.Duties;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.Duties;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>Runs what filled rows say, by the actions that the pages use.</summary>
internal sealed class BookRows(Db db, AcknowledgeDuties acknowledge, ReportDuty report, PlanRectification plan, ClaimDone claim,
    FileDebrief file)
{
    /// <summary>One row, or all rows of one report.</summary>
    public Task Act(Actor by, IReadOnlyList<ReturnedRow> rows, Words words)
    {
        var (key, said) = (rows[0].Handed!.Key, rows[0].Filled);
        return key.Kind switch
        {
            _ when key.Kind == DutyKinds.Acknowledge.Code => acknowledge.Run(by, new(key.Object), key.Version),
            _ when key.Kind == DutyKinds.Discharge.Code => report.Run(by, new(key.Object), said.Text, Optional(said.Evidence), key.Version),
            _ when key.Kind == RectificationKinds.Repair.Code =>
                claim.Run(by, new(key.Object), said.Text, Optional(said.Evidence), key.Version),
            _ when key.Kind == RectificationKinds.Plan.Code => Plan(by, key, said),
            _ when key.Kind == DebriefKinds.File.Code => File(by, key, rows, words),
            _ => throw new Refused(BookRefusals.Outdated),
        };
    }

    /// <summary>What a row must say before anything is tried.</summary>
    public static IEnumerable<Refusal> Missing(ReturnedRow row, Words words)
    {
        var (key, said) = (row.Handed!.Key, row.Filled);
        if (said.Text.Length == 0) yield return Lacks("filled_text");
        if (said.SignedBy.Length == 0) yield return Lacks("signed_by");
        if (said.Paper.Length == 0) yield return Lacks("paper_number");
        if (said.SignedOn.Length == 0) yield return Lacks("signed_on");
        else if (BookFile.Date(said.SignedOn) is null) yield return BookRefusals.NotADate.At("signed_on");
        if (key.Part.StartsWith("answer-", StringComparison.Ordinal) && Result(said.Result, words) is null)
            yield return BookRefusals.UnknownResult(said.Result).At("result");
        if (key.Kind != RectificationKinds.Plan.Code) yield break;
        if (said.CloseCondition.Length == 0) yield return Lacks("close_condition");
        if (BookFile.Date(said.PlannedUntil) is null) yield return BookRefusals.NotADate.At("planned_until");

        Refusal Lacks(string column) => BookRefusals.Missing(Headings.In(words, column)).At(column);
    }

    private async Task Plan(Actor by, BookKey key, FilledCells said)
    {
        var id = new RectificationId(key.Object);
        var kind = await db.Set<Rectification>().Where(r => r.Id == id).Select(r => r.Kind).FirstOrDefaultAsync();
        var measures = said.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await plan.Run(by, id, new(kind, said.CloseCondition, BookFile.Date(said.PlannedUntil)!.Value,
            [.. measures.Select(m => new MeasureDraft(m))]), key.Version);
    }

    private Task File(Actor by, BookKey key, IReadOnlyList<ReturnedRow> rows, Words words)
    {
        var texts = rows.ToLookup(r => r.Handed!.Key.Part, r => r.Filled);
        string Section(string field) => texts[field].FirstOrDefault()?.Text ?? "";
        var answers = rows.Where(r => r.Handed!.Key.Part.StartsWith("answer-", StringComparison.Ordinal)).Select(r => new FindingAnswer(
            new(Guid.TryParseExact(r.Handed!.Key.Part["answer-".Length..], "N", out var id) ? id : Guid.Empty),
            Result(r.Filled.Result, words), r.Filled.Text));
        var content = new DebriefContent([.. answers], Section("duties"), Section("ownPart"), Section("achievements"),
            Section(DebriefContent.ProblemsField), Section("nextSteps"));
        return file.Run(by, new DebrieferId(key.Object), content, key.Version);
    }

    private static ResultKind? Result(string said, Words words)
    {
        foreach (var kind in Enum.GetValues<ResultKind>())
            if (said.Equals($"{kind}", StringComparison.OrdinalIgnoreCase)
                || said.Equals(words[$"Debriefs.result.{kind}"], StringComparison.OrdinalIgnoreCase)) return kind;
        return null;
    }

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
