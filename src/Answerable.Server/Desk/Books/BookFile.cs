using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Desk;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Desk;

/// <summary>A unit's workbook as a file: what is handed out at the left, what is filled in at the right.</summary>
internal static class BookFile
{
    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    public static readonly string[] Handed =
        ["unit_code", "unit", "post_code", "post", "item", "matter", "due"];

    public static readonly string[] Fill =
        ["filled_text", "evidence", "close_condition", "planned_until", "result", "signed_by", "signed_on", "paper_number"];

    private static readonly string[] Last = ["workbook", "row_key", "mark"];

    private static readonly string[] Columns = [.. Handed, .. Fill, .. Last];

    /// <summary>What the file is called: the unit's code and the day.</summary>
    public static string Name(string unitCode, DateOnly day) => $"{unitCode}-{LayoutTable.Day(day)}.xlsx";

    public static async Task<byte[]> Write(UnitBook book, string unitCode, IEnumerable<HandedRow> rows, Words words)
    {
        using var to = new MemoryStream();
        var header = Columns.Select(c => (FileValue)Headings.In(words, c));
        await Sheet.Write(to, unitCode.Length > 31 ? unitCode[..31] : unitCode, header, rows.ToAsyncEnumerable(), Cells);
        return to.ToArray();

        IEnumerable<FileValue> Cells(HandedRow row) =>
        [
            row.UnitCode, row.Unit, row.PostCode, row.Post, row.Item, row.Matter, row.Due, .. Fill.Select(_ => (FileValue)""),
            Stamp(book), $"{row.Key}", row.Mark(book.Id),
        ];
    }

    /// <summary>Which workbook it is, and the hash of what it handed out.</summary>
    public static string Stamp(UnitBook book) => $"{book.Id.Value:N}-{book.Hash}";

    /// <summary>The workbook that a file says it is; null where it says none.</summary>
    public static UnitBookId? IdOf(IReadOnlyList<ReturnedRow> rows) =>
        rows.Count > 0 && Guid.TryParseExact(rows[0].Book.Split('-')[0], "N", out var id) ? new(id) : null;

    /// <exception cref="Refused">It is no such workbook.</exception>
    public static IReadOnlyList<ReturnedRow> Read(byte[] bytes)
    {
        Require.That(bytes.Length is > 0 and <= MaxBytes, LayoutRefusals.TooLarge(MaxBytes / 1024));
        Require.That(!OfficeFile.IsOld(bytes), WorkbookRefusals.Old.At("file"));
        Require.That(OfficeFile.IsPacked(bytes), BookRefusals.NotOurs);
        try
        {
            var limits = new WorkbookLimits(MaxBytes * 32, UnitBook.MaxRows + 1, MaxBytes * 8, MaxBytes);
            var table = CsvTable.Read(SheetText.Read(bytes, Last, Columns, limits), Columns);
            Require.That(table.BadLine is null && Columns.All(table.Columns.Contains), BookRefusals.NotOurs);
            return [.. table.Rows.Where(r => r["mark"].Length + r["row_key"].Length > 0).Select(RowOf)];
        }
        catch (Refused refused)
        {
            throw new Refused([.. refused.Refusals.Select(r => r.At("file"))]);
        }
    }

    private static ReturnedRow RowOf(CsvRow row)
    {
        var handed = BookKey.Read(row["row_key"]) is { } key
            ? new HandedRow(row["unit_code"], row["unit"], row["post_code"], row["post"], row["item"], row["matter"], row["due"], key)
            : null;
        return new(row.Line, row["workbook"], handed, row["mark"], row["post_code"], row["item"], row["matter"], new(row["filled_text"],
            row["evidence"], row["close_condition"], row["planned_until"], row["result"], row["signed_by"], row["signed_on"],
            row["paper_number"]));
    }

    /// <summary>A date as offices write it; null where it is none.</summary>
    public static DateOnly? Date(string text)
    {
        string[] known = ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d", "yyyy.M.d", "yyyy年M月d日"];
        return DateOnly.TryParseExact(text, known, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }
}
