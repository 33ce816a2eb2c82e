namespace Answerable.Domain;

/// <summary>Shape of typed text: trimmed, not empty, not over-long. Refusals carry the field's name.</summary>
public static class TextRules
{
    public static readonly Func<string, Refusal> Empty = field => Refusal.Of("shell.empty").At(field);

    public static Refusal TooLong(string field, int length, int max) =>
        Refusal.Of("shell.too-long", ("length", length), ("max", max)).At(field);

    /// <summary>The trimmed text, or a refusal added to <paramref name="refusals"/>.</summary>
    /// <param name="max">In UTF-16 code units.</param>
    public static string Needed(string? text, string field, int max, ICollection<Refusal> refusals)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) refusals.Add(Empty(field));
        else if (trimmed.Length > max) refusals.Add(TooLong(field, trimmed.Length, max));
        return trimmed;
    }

    /// <summary>The trimmed text or null when empty.</summary>
    public static string? Optional(string? text, string field, int max, ICollection<Refusal> refusals)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length > max) refusals.Add(TooLong(field, trimmed.Length, max));
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>One text that must be there; throws at once.</summary>
    public static string Needed(string? text, string field, int max)
    {
        var refusals = new List<Refusal>();
        var value = Needed(text, field, max, refusals);
        Require.None(refusals);
        return value;
    }
}
