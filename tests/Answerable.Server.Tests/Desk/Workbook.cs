using System.IO.Compression;
using Answerable.Domain.Duties;
using Answerable.Server.Desk;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Tests.Desk;

/// <summary>Workbooks as whoever fills them in sends them back.</summary>
internal static class Workbook
{
    public static ReturnedRow First(IReadOnlyList<ReturnedRow> rows, string post) =>
        rows.First(r => r.Handed!.Key.Kind == DutyKinds.Acknowledge.Code && r.PostCode == post);

    public static Task<byte[]> Fill(byte[] sent, string post, FilledCells cells)
    {
        var rows = BookFile.Read(sent);
        var one = First(rows, post);
        return Packed([.. rows.Select(r => r == one ? r with { Filled = cells } : r)]);
    }

    /// <summary>As whoever filled it in saved it.</summary>
    public static async Task<byte[]> Packed(IReadOnlyList<ReturnedRow> rows)
    {
        using var to = new MemoryStream();
        string[] header = [.. BookFile.Handed, .. BookFile.Fill, "workbook", "row_key", "mark"];
        await Sheet.Write(to, "Book", header.Select(h => (FileValue)h), rows.ToAsyncEnumerable(), r => new[]
        {
            r.Handed!.UnitCode, r.Handed.Unit, r.Handed.PostCode, r.Handed.Post, r.Handed.Item, r.Handed.Matter, r.Handed.Due,
            r.Filled.Text, r.Filled.Evidence, r.Filled.CloseCondition, r.Filled.PlannedUntil, r.Filled.Result, r.Filled.SignedBy,
            r.Filled.SignedOn, r.Filled.Paper, r.Book, $"{r.Handed.Key}", r.Mark,
        }.Select(c => (FileValue)c));
        return to.ToArray();
    }

    public static async Task<byte[]> Roster()
    {
        using var to = new MemoryStream();
        string[] header = ["code", "name"], row = ["YA", "Alder"];
        await Sheet.Write(to, "Units", header.Select(h => (FileValue)h), new[] { row }.ToAsyncEnumerable(),
            r => r.Select(c => (FileValue)c));
        return to.ToArray();
    }

    public static async Task<byte[]> Content(ZipArchiveEntry entry)
    {
        using var to = new MemoryStream();
        await using var from = entry.Open();
        await from.CopyToAsync(to);
        return to.ToArray();
    }
}
