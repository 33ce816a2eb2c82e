namespace Answerable.Server.Storage;

/// <summary>Result codes of SQLite that the product tells apart: https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteErrors
{
    public const int Busy = 5;
    public const int Locked = 6;
    public const int Corrupt = 11;
    public const int CannotOpen = 14;
    public const int NotADatabase = 26;
}
