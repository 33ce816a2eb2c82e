using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Server.Shell;

namespace Answerable.Server.Ballots;

/// <summary>What a teller says beside a counting machine's file.</summary>
internal sealed record WholePapers(int Issued, int Returned, int Spoiled);

/// <summary>
/// A counting machine's file, a line for each debriefer: <c>post_code</c> (of a former holder's part with a stroke and the person's
/// code), a column for each grade by its code,
/// <c>cannot_judge</c>, <c>unmarked</c>. Every bad line is refused with its number.
/// </summary>
internal static class MachineFile
{
    public const string Post = "post_code", CannotJudge = "cannot_judge", Unmarked = "unmarked";

    private const int MostPapers = 1_000_000;

    public static IEnumerable<string> Header(IEnumerable<string> grades) => [Post, .. grades, CannotJudge, Unmarked];

    public static IReadOnlyList<Tally> Read(Stream stream, WholePapers whole, IReadOnlyList<string> grades, IReadOnlyDictionary<string,
        DebrieferId> posts)
    {
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        var table = Table(plain.ToArray(), [.. Header(grades)]);
        // A file that cannot be read from its first line on names no columns that could be missing.
        if (table.BadLine != 1) Require.None(Header(grades).Where(c => !table.Columns.Contains(Key(c)))
            .Select(BallotRefusals.FileColumnMissing));
        var refusals = new List<Refusal>();
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var code = row[Key(Post)];
            if (!posts.TryGetValue(code, out var debriefer)) refusals.Add(BallotRefusals.FilePostUnknown(row.Line, code));
            else if (tallies.ContainsKey(code)) refusals.Add(BallotRefusals.FilePostTwice(row.Line, code));
            else tallies[code] = TallyOf(row, debriefer, whole, grades, refusals);
        }
        // What follows is not read, so nothing is said of lines that seem to be missing.
        if (table.BadLine is { } bad) throw new Refused([.. refusals, BallotRefusals.FileUnreadable(bad)]);
        var missing = posts.Keys.Where(p => !tallies.ContainsKey(p)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0) refusals.Add(BallotRefusals.FilePostsMissing(missing));
        Require.None(refusals);
        return [.. tallies.Values];
    }

    private static CsvTable Table(byte[] file, string[] header)
    {
        if (!OfficeFile.IsPacked(file) && !OfficeFile.IsOld(file))
            return CsvTable.Read(CsvText.Utf8(file) ?? throw new Refused(BallotRefusals.FileEncoding));
        try
        {
            Require.That(!OfficeFile.IsOld(file), WorkbookRefusals.Old);
            const int Most = TakeMachineFile.MaxBytes;
            return CsvTable.Read(SheetText.Read(file, [Post], [.. header.Select(Key)], new(Most * 32, Most, Most, Most)));
        }
        catch (Refused refused)
        {
            throw new Refused([.. refused.Refusals.Select(r => r.At("file"))]);
        }
    }

    private static string Key(string column) => column.ToLowerInvariant();

    private static Tally TallyOf(CsvRow row, DebrieferId debriefer, WholePapers whole, IReadOnlyList<string> grades, List<Refusal> refusals)
    {
        int Number(string name)
        {
            if (int.TryParse(row[Key(name)], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number <= MostPapers) return number;
            refusals.Add(BallotRefusals.FileNotANumber(row.Line, name));
            return 0;
        }
        var before = refusals.Count;
        var marks = grades.Select(Number).ToArray();
        var cannot = Number(CannotJudge);
        var spoiled = whole.Spoiled + Number(Unmarked);
        var sum = spoiled + cannot + marks.Sum();
        if (refusals.Count == before && sum != whole.Returned) refusals.Add(BallotRefusals.FileLineUneven(row.Line, sum, whole.Returned));
        return new(debriefer.AsSubject(), whole.Issued, whole.Returned, spoiled, cannot, marks);
    }
}
