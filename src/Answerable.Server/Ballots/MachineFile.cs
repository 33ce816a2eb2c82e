using System.Text;
using System.Text.Unicode;
using Answerable.Domain;
using Answerable.Domain.Ballots;
using CsvHelper;

namespace Answerable.Server.Ballots;

/// <summary>What a teller says beside a counting machine's file.</summary>
internal sealed record WholePapers(int Issued, int Returned, int Spoiled);

/// <summary>
/// A counting machine's file, a line for each debriefer: <c>post_code</c>, a column for each grade by its code,
/// <c>cannot_judge</c>, <c>unmarked</c>. Every bad line is refused with its number.
/// </summary>
internal static class MachineFile
{
    public const string Post = "post_code", CannotJudge = "cannot_judge", Unmarked = "unmarked";

    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        SkipEmptyLines = true,
        IncludeValuesInExceptions = false,
    };

    public static IEnumerable<string> Header(IEnumerable<string> grades) => [Post, .. grades, CannotJudge, Unmarked];

    public static IReadOnlyList<Tally> Read(Stream stream, WholePapers whole, IReadOnlyList<string> grades, IReadOnlyDictionary<string, DebrieferId> posts)
    {
        using var csv = CsvReader.Create(Utf8Of(stream), Options);
        var refusals = new List<Refusal>();
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        var line = 1;
        try
        {
            var columns = Columns(csv, grades, refusals);
            Require.None(refusals);
            while (csv.Read())
            {
                line++;
                var code = Field(csv, columns[0]);
                if (!posts.TryGetValue(code, out var debriefer)) refusals.Add(BallotRefusals.FilePostUnknown(line, code));
                else if (tallies.ContainsKey(code)) refusals.Add(BallotRefusals.FilePostTwice(line, code));
                else tallies[code] = Line(csv, line, debriefer, whole, grades, columns, refusals);
            }
        }
        catch (CsvFormatException)
        {
            // What follows is not read, so nothing is said of lines that seem to be missing.
            throw new Refused([.. refusals, BallotRefusals.FileUnreadable(line + 1)]);
        }
        var missing = posts.Keys.Where(p => !tallies.ContainsKey(p)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0) refusals.Add(BallotRefusals.FilePostsMissing(missing));
        Require.None(refusals);
        return [.. tallies.Values];
    }

    /// <summary>Machines write UTF-8, or the national encoding.</summary>
    private static ReadOnlyMemory<byte> Utf8Of(Stream stream)
    {
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        var bytes = plain.ToArray();
        if (bytes.AsSpan().StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (Utf8.IsValid(bytes)) return bytes;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.UTF8.GetBytes(Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new Refused(BallotRefusals.FileEncoding);
        }
    }

    private static int[] Columns(CsvReader csv, IReadOnlyList<string> grades, List<Refusal> refusals)
    {
        var headers = (csv.Headers ?? []).Select(h => h.Trim()).ToList();
        var columns = Header(grades).Select(name => (Name: name, At: headers.FindIndex(h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase)))).ToList();
        refusals.AddRange(columns.Where(c => c.At < 0).Select(c => BallotRefusals.FileColumnMissing(c.Name)));
        return [.. columns.Select(c => c.At)];
    }

    private static Tally Line(CsvReader csv, int line, DebrieferId debriefer, WholePapers whole, IReadOnlyList<string> grades, int[] columns, List<Refusal> refusals)
    {
        int Number(int column, string name)
        {
            if (int.TryParse(Field(csv, columns[column]), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number <= 1_000_000) return number;
            refusals.Add(BallotRefusals.FileNotANumber(line, name));
            return 0;
        }
        var before = refusals.Count;
        var marks = grades.Select((g, i) => Number(i + 1, g)).ToArray();
        var cannot = Number(grades.Count + 1, CannotJudge);
        var spoiled = whole.Spoiled + Number(grades.Count + 2, Unmarked);
        var sum = spoiled + cannot + marks.Sum();
        if (refusals.Count == before && sum != whole.Returned) refusals.Add(BallotRefusals.FileLineUneven(line, sum, whole.Returned));
        return new(debriefer, whole.Issued, whole.Returned, spoiled, cannot, marks);
    }

    private static string Field(CsvReader csv, int column) => column < csv.FieldCount ? csv.GetString(column).Trim() : "";
}
