using Answerable.Domain;

namespace Answerable.Server.Storage;

/// <summary>Why the product does not start on a database.</summary>
internal static class StorageRefusals
{
    /// <summary>There is none where the settings say, or the product has never started on it.</summary>
    public static Refusal None(string where) => Refusal.Of("shell.database-none", ("where", where));

    /// <summary>It holds tables, none of which says that the product made it.</summary>
    public static readonly Refusal Foreign = Refusal.Of("shell.database-foreign");

    /// <summary>It has seen scripts that this version does not know.</summary>
    public static readonly Refusal LaterVersion = Refusal.Of("shell.database-later-version");

    /// <summary>A script was changed after the database had seen it.</summary>
    public static Refusal ChangedScript(string name) => Refusal.Of("shell.database-changed-script", ("name", name));

    /// <summary>The file was left open by a process that ended badly, and is broken.</summary>
    public static Refusal Damaged(string problem) => Refusal.Of("shell.database-damaged", ("problem", problem));

    /// <summary>Somebody took away what the scripts had made.</summary>
    public static Refusal Lacking(string names) => Refusal.Of("shell.database-lacking", ("names", names));
}
