using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>Why a workbook that somebody sends is not taken.</summary>
internal static class WorkbookRefusals
{
    /// <summary>A file of Excel 97 to 2003, or one that is protected by a password: both begin alike.</summary>
    public static readonly Refusal Old = Refusal.Of("shell.workbook-old");

    public static readonly Refusal NotWorkbook = Refusal.Of("shell.workbook-not-one");

    public static readonly Refusal Damaged = Refusal.Of("shell.workbook-damaged");

    /// <param name="max">Of mebibytes, unpacked.</param>
    public static Refusal TooLarge(long max) => Refusal.Of("shell.workbook-too-large", ("max", max));

    public static Refusal TooManyRows(int max) => Refusal.Of("shell.workbook-too-many-rows", ("max", max));

    /// <param name="row">As the program numbers it.</param>
    /// <param name="max">Of kibibytes.</param>
    public static Refusal RowTooLong(int row, int max) => Refusal.Of("shell.workbook-row-too-long", ("row", row), ("max", max));

    /// <param name="columns">The headings that one sheet must have.</param>
    public static Refusal NoSheet(string columns) => Refusal.Of("shell.workbook-no-sheet", ("columns", columns));
}
