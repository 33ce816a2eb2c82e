using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The table of a round as a file, as far as the reader sees it; and the pages behind entries and decisions.</summary>
internal static class AppraisalFiles
{
    public static async Task<IResult> Grades(Guid id, Session session, AppraisalQueries appraisals)
    {
        var round = await appraisals.Find(session.Actor, new RoundId(id)) ?? throw new NotVisible();
        var words = session.Words;
        var components = round.IsOfficial ? round.Policy.Components.Value : [];
        string[] header = [.. new[] { words["Ballots.post-code"], words["Appraisals.unit"], words["Appraisals.csv-post"],
            words["Appraisals.csv-person"] }.Concat(components.Select(c => words.Text(c.Name)))
            .Concat(round.IsOfficial ? [words["Appraisals.total"], words["Appraisals.computed"]] : Array.Empty<string>())
            .Append(words["Appraisals.decided-grade"])];
        return CsvExport.Stream("grades.csv", header, appraisals.All(session.Actor, new(id)), row => Row(words, round, row));
    }

    public static async Task<IResult> Entry(Guid id, Session session, SheetQueries sheets, Db db)
    {
        var entry = new ComponentEntryId(id);
        var at = await db.Set<ComponentEntry>().Where(e => e.Id == entry).Select(e => new { e.DebrieferId, e.ComponentCode })
            .FirstOrDefaultAsync();
        return at is not null && await sheets.Find(session.Actor, at.DebrieferId, session.Today) is not null
            ? Results.Redirect($"/appraisals/{at.DebrieferId.Value}/components/{at.ComponentCode}") : throw new NotVisible();
    }

    public static async Task<IResult> Decision(Guid id, Session session, SheetQueries sheets, Db db)
    {
        var decision = new GradeDecisionId(id);
        var at = await db.Set<GradeDecision>().Where(d => d.Id == decision).Select(d => new { d.DebrieferId }).FirstOrDefaultAsync();
        return at is not null && await sheets.Find(session.Actor, at.DebrieferId, session.Today) is { Sight: Sight.Sheet }
            ? Results.Redirect($"/appraisals/{at.DebrieferId.Value}") : throw new NotVisible();
    }

    private static IEnumerable<string?> Row(Words words, RoundAppraisals round, AppraisalRow row)
    {
        var kind = row.Kind is { } decided ? words[$"Appraisals.kind.{decided}"] : null;
        string?[] computed = round.IsOfficial
            ?
            [
                .. round.Policy.Components.Value.Select(
                    (_, i) => row.Scores.ElementAtOrDefault(i) is { } score ? words.Hundredths(score) : null),
                row.TotalHundredths is { } total ? words.Hundredths(total) : null, row.Computed is null ? null : words.Text(row.Computed),
            ]
            : [];
        return [row.Debriefer.Post.Code, row.Debriefer.Post.Unit, row.Debriefer.Post.Name, row.Debriefer.Post.Person, .. computed,
            row.Grade is null ? kind : words.Text(row.Grade)];
    }
}
