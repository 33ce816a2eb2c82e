using Answerable.Domain;
using Answerable.Server.Storage;

namespace Answerable.Server.Backups;

/// <summary>Why nothing was backed up, or nothing put back.</summary>
internal static class BackupRefusals
{
    /// <summary>Start the product once, which brings the database up to date.</summary>
    public static readonly Refusal OtherSchema = Refusal.Of("backups.other-schema");

    public static Refusal Exists(string file) => Refusal.Of("backups.exists", ("file", file));

    public static Refusal NoFile(string file) => Refusal.Of("backups.no-file", ("file", file));

    /// <summary>Not made by <c>answerable backup</c>, or cut off.</summary>
    public static readonly Refusal NotABackup = Refusal.Of("backups.not-one");

    /// <summary>Made by a later version, whose format or schema this one does not know.</summary>
    public static readonly Refusal FromLaterVersion = Refusal.Of("backups.later-version");

    /// <summary>A stream is missing, is not the one that the manifest names, or cannot be read as what it says.</summary>
    public static Refusal Damaged(string entry) => Refusal.Of("backups.damaged", ("entry", entry));

    /// <summary>What the database itself says against a row.</summary>
    public static Refusal NotTaken(string problem) => Refusal.Of("backups.not-taken", ("problem", problem));

    public static readonly Refusal NotEmpty = Refusal.Of("backups.restore-not-empty");

    public static readonly Refusal InUse = Refusal.Of("backups.restore-in-use");

    public static Refusal ForeignTables(string names) => Refusal.Of("backups.restore-foreign-tables", ("names", names));
}
