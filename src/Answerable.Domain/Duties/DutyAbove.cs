namespace Answerable.Domain.Duties;

/// <summary>A duty that others take up, as far as the rules ask.</summary>
/// <param name="PostId">The post that holds it.</param>
/// <param name="UnitPath">Of that post's unit.</param>
/// <param name="CopiedLevels">Through how many levels its wording has come down, itself included.</param>
public sealed record DutyAbove(DutyTaskId Id, PostId PostId, string UnitPath, string Content, Source? Source, int CopiedLevels);

/// <summary>What the items of a list are held against.</summary>
/// <param name="Strands">Codes of the organisation's strands.</param>
public sealed record DutyItemFacts(IReadOnlySet<string> Strands)
{
    /// <summary>Duties that the items take up, those that whoever writes may see.</summary>
    public IReadOnlyDictionary<Guid, DutyAbove> Above { get; init; } = new Dictionary<Guid, DutyAbove>();

    /// <summary>Posts of the list's subtree for which single items are meant, by code.</summary>
    public IReadOnlyDictionary<string, PostId> Posts { get; init; } = new Dictionary<string, PostId>();
}

/// <summary>Whether the wording of a duty was taken from the one above. It is shown to whoever judges, and decides nothing.</summary>
public static class Wording
{
    /// <summary>
    /// Levels through which a wording may come down unchanged before it is shown: a circular that a city, its counties and their townships
    /// issue word for word.
    /// </summary>
    public const int CopiedFrom = 3;

    /// <summary>Share of the characters in common from which a wording counts as copied, in percent.</summary>
    public const int CopiedPercent = 90;

    /// <summary>Whether at least <see cref="CopiedPercent"/> percent of their letters and digits are the same, in order.</summary>
    public static bool IsCopied(string wording, string above)
    {
        var (own, other) = (Letters(wording), Letters(above));
        return own.Length > 0 && 2 * Common(own, other) * 100 >= CopiedPercent * (own.Length + other.Length);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Length of the longest common subsequence; texts are a few hundred characters.</summary>
    private static int Common(string a, string b)
    {
        var (before, row) = (new int[b.Length + 1], new int[b.Length + 1]);
        foreach (var letter in a)
        {
            for (var i = 0; i < b.Length; i++) row[i + 1] = letter == b[i] ? before[i] + 1 : Math.Max(before[i + 1], row[i]);
            (before, row) = (row, before);
        }
        return before[b.Length];
    }
}
