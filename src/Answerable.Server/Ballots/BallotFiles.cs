using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>The counts of a group as a file, suppressed as on the page; and the page behind a teller's entry.</summary>
internal static class BallotFiles
{
    public static async Task<IResult> Counts(Guid id, Session session, CountQueries ballots)
    {
        var counts = await ballots.Standing(session.Actor, new(id), null) ?? throw new NotVisible();
        var words = session.Words;
        string[] header = [.. new[] { words["Ballots.post-code"], words["Ballots.debriefer"], words["Ballots.issued"],
            words["Ballots.returned"], words["Ballots.spoiled"] }
            .Concat(counts.Grades.Select(g => words.Text(g.Name))).Append(words["Ballots.cannot-judge"]).Append(words["Ballots.valid"])];
        return CsvExport.Stream("counts.csv", header, ballots.All(session.Actor, new(id)), line => Row(line, counts.Grades.Count));
    }

    public static async Task<IResult> Entry(Guid id, Session session, BallotQueries ballots, Db db)
    {
        var entry = new CountEntryId(id);
        var group = await db.Set<CountEntry>().Where(e => e.Id == entry).Select(e => (AssessorGroupId?)e.GroupId).FirstOrDefaultAsync();
        return group is { } known && await ballots.Seen(session.Actor, known) is not null ? Results.Redirect($"/ballots/{known.Value}")
            : throw new NotVisible();
    }

    private static IEnumerable<string?> Row(CountLine line, int grades)
    {
        string?[] fixedPart = [line.Debriefer.Post.Code, line.Debriefer.Post.Name, Text(line.Issued), Text(line.Returned)];
        return line.Grades is null ? fixedPart.Concat(new string?[grades + 3])
            : [.. fixedPart, Text(line.Spoiled), .. line.Grades.Select(g => Text(g)), Text(line.CannotJudge), Text(line.Valid)];
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
