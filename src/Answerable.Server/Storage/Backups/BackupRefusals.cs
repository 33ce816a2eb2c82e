using Answerable.Domain;

namespace Answerable.Server.Storage.Backups;

/// <summary>Why nothing was backed up, or nothing put back.</summary>
internal static class BackupRefusals
{
    /// <summary>Start the product once, which brings the database up to date.</summary>
    public static readonly Refusal OtherSchema = Refusal.Of("shell.backup-other-schema");

    public static Refusal Exists(string file) => Refusal.Of("shell.backup-exists", ("file", file));

    public static Refusal NoFile(string file) => Refusal.Of("shell.backup-no-file", ("file", file));

    /// <summary>Not made by <c>answerable backup</c>, or cut off.</summary>
    public static readonly Refusal NotABackup = Refusal.Of("shell.backup-not-one");

    /// <summary>Made by a later version, whose format or schema this one does not know.</summary>
    public static readonly Refusal FromLaterVersion = Refusal.Of("shell.backup-later-version");

    /// <summary>A stream is missing, is not the one that the manifest names, or cannot be read as what it says.</summary>
    public static Refusal Damaged(string entry) => Refusal.Of("shell.backup-damaged", ("entry", entry));

    /// <summary>What the database itself says against a row.</summary>
    public static Refusal NotTaken(string problem) => Refusal.Of("shell.backup-not-taken", ("problem", problem));

    public static readonly Refusal NotEmpty = Refusal.Of("shell.restore-not-empty");

    public static readonly Refusal InUse = Refusal.Of("shell.restore-in-use");

    public static Refusal ForeignTables(string names) => Refusal.Of("shell.restore-foreign-tables", ("names", names));
}
