using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Desk;

namespace Answerable.Server.Desk;

/// <summary>What a row of a workbook is about: a kind of obligation, its object as it was read, and a part of a report.</summary>
/// <param name="Version">Of the object when the workbook was made; of a report, of its draft.</param>
/// <param name="Part">A section of a report, or <c>answer-</c> and a finding; empty elsewhere.</param>
public readonly record struct BookKey(string Kind, Guid Object, int Version, string Part)
{
    /// <summary>As its cell has it.</summary>
    public override string ToString() => $"{Kind}|{Object:N}|{Version}|{Part}";

    /// <summary>Null for what is no key.</summary>
    public static BookKey? Read(string text) => text.Split('|') is [var kind, var id, var version, var part]
        && Guid.TryParseExact(id, "N", out var about) && int.TryParse(version, out var read) ? new(kind, about, read, part) : null;
}

/// <summary>The cells of a row that are handed out.</summary>
public sealed record HandedRow(string UnitCode, string Unit, string PostCode, string Post, string Item, string Matter, string Due,
    BookKey Key)
{
    /// <summary>By which a changed cell is seen.</summary>
    public string Mark(UnitBookId book) => BookMarks.Of($"{book.Value:N}", UnitCode, Unit, PostCode, Post, Item, Matter, Due, $"{Key}");
}

/// <summary>What is filled in.</summary>
public sealed record FilledCells(string Text, string Evidence, string CloseCondition, string PlannedUntil, string Result, string SignedBy,
    string SignedOn, string Paper)
{
    /// <summary>Whether nothing is.</summary>
    public bool IsEmpty => (Text + Evidence + CloseCondition + PlannedUntil + Result + SignedBy + SignedOn + Paper).Length == 0;
}

/// <summary>A row as it came back.</summary>
/// <param name="Row">As the program numbers it.</param>
public sealed record ReturnedRow(int Row, string Book, HandedRow? Handed, string Mark, string PostCode, string Item, string Matter,
    FilledCells Filled);

/// <summary>A row with what it would do, or why it would not.</summary>
public sealed record BookOutcome(ReturnedRow Row, IReadOnlyList<Refusal> Problems);

/// <summary>Hashes of what is handed out.</summary>
internal static class BookMarks
{
    /// <summary>Of the cells of a row, each with its length.</summary>
    public static string Of(params ReadOnlySpan<string> cells)
    {
        var text = new StringBuilder();
        foreach (var cell in cells) text.Append(cell.Length).Append(':').Append(cell);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    /// <summary>Of all rows, in whatever order they were left.</summary>
    public static string OfAll(IEnumerable<string> marks) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', marks.Order(StringComparer.Ordinal)))));
}
