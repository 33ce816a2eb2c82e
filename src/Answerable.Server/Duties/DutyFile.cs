using System.Globalization;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Policies;
using CsvHelper;

namespace Answerable.Server.Duties;

/// <summary>A row of a file of items and why it cannot be taken.</summary>
/// <param name="Row">As an editor numbers it, the header being the first.</param>
internal sealed record DutyRow(int Row, DutyItemDraft Item, IReadOnlyList<Refusal> Problems);

/// <summary>Items of a duty list as CSV: number, strand, content, measure, evidence, due. UTF-8 or GB18030; strands by code or by name in either language.</summary>
internal sealed class DutyFile
{
    public static readonly string[] Columns = ["number", "strand", "content", "measure", "evidence", "due"];

    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        TrackLineNumbers = true,
        SkipEmptyLines = true,
        IncludeValuesInExceptions = false,
    };

    private readonly List<DutyRow> rows = [];

    private DutyFile() { }

    public static string Decode(byte[] bytes)
    {
        Require.That(bytes.Length <= MaxBytes, DutyFileRefusals.TooLarge(MaxBytes / 1024));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var encoding in new[] { new UTF8Encoding(false, true), Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) })
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // Not this one; the next is tried.
            }
        }
        throw new Refused(DutyFileRefusals.Unreadable(1));
    }

    public static DutyFile Read(string text, IReadOnlyList<StrandSetting> strands)
    {
        Require.That(!string.IsNullOrWhiteSpace(text), DutyFileRefusals.NoRow.At("file"));
        var file = new DutyFile();
        try
        {
            using var csv = CsvReader.Create((ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text), Options);
            var headers = (csv.Headers ?? []).Select((string h) => h.Trim().ToLowerInvariant()).ToList();
            Require.None(new[] { "strand", "content" }.Where(c => !headers.Contains(c)).Select(DutyFileRefusals.NoColumn));
            while (csv.Read())
            {
                string Field(string column) => headers.IndexOf(column) is var i && i >= 0 && i < csv.FieldCount ? csv.GetString(i).Trim() : "";
                file.rows.Add(RowOf((int)csv.LineNumber, file.rows.Count + 1, Field, strands));
            }
        }
        catch (CsvFormatException e)
        {
            throw new Refused(DutyFileRefusals.Unreadable(Math.Max(1, e.LineNumber)));
        }
        return file;
    }

    /// <summary>Every row with what the list's own rules say about it.</summary>
    public IReadOnlyList<DutyRow> Check(DutyList list, IReadOnlySet<string> strands)
    {
        var faults = list.Faults([.. rows.Select(r => r.Item)], strands);
        Require.None(faults.Where(f => f.Field == "items"));
        return [.. rows.Select((row, i) => row with { Problems = [.. row.Problems, .. faults.Where(f => f.Field!.StartsWith($"items[{i}].", StringComparison.Ordinal) && row.Problems.All(p => f.Field != $"items[{i}].{p.Field}"))] })];
    }

    private static DutyRow RowOf(int line, int position, Func<string, string> field, IReadOnlyList<StrandSetting> strands)
    {
        var problems = new List<Refusal>();
        var (number, due) = (position, (DateOnly?)null);
        if (field("number") is { Length: > 0 } n && !int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            problems.Add(DutyRefusals.BadNumber(DutyItem.MaxNumber).At("number"));
        if (field("due") is { Length: > 0 } d)
        {
            if (DateOnly.TryParseExact(d, ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) due = date;
            else problems.Add(Refusal.Of("shell.not-a-date").At("due"));
        }
        var strand = field("strand");
        strand = strands.FirstOrDefault(s => s.Code == strand || s.Name.ZhCn == strand || s.Name.En.Equals(strand, StringComparison.OrdinalIgnoreCase))?.Code ?? strand;
        return new(line, new(number, strand, field("content"), field("measure"), field("evidence") is { Length: > 0 } e ? e : null, due), problems);
    }
}

/// <summary>Why a file of items is refused.</summary>
internal static class DutyFileRefusals
{
    public static readonly Refusal NoRow = Refusal.Of("duties.no-row");

    public static Refusal TooLarge(int max) => Refusal.Of("duties.file-too-large", ("max", max)).At("file");

    public static Refusal NoColumn(string column) => Refusal.Of("duties.no-column", ("column", column)).At("file");

    public static Refusal Unreadable(long line) => Refusal.Of("duties.unreadable", ("line", line)).At("file");

    /// <summary>The reasons stand beside the rows.</summary>
    public static Refusal BadRows(int bad, int all) => Refusal.Of("duties.bad-rows", ("bad", bad), ("all", all)).At("rows");
}
