using System.Text.RegularExpressions;
using DiffPlex;

namespace Answerable.Server.Debriefs;

/// <summary>What a part of a text was in comparison with another version of it.</summary>
public enum TextChange { Same, Added, Removed }

/// <summary>A stretch of a text, all of it the same, added or removed.</summary>
public readonly record struct TextPart(TextChange Change, string Text);

/// <summary>Compares two versions of a text: Chinese by characters, other writing by words.</summary>
internal static partial class TextChanges
{
    /// <summary>Characters of what is the same that stand before and after a change.</summary>
    private const int Around = 40;

    /// <summary>The parts in the order of the text; long stretches that are the same are cut in their middle.</summary>
    public static IReadOnlyList<TextPart> Between(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words.Instance);
        var (parts, at) = (new List<TextPart>(), 0);
        void Add(TextChange change, IReadOnlyList<string> pieces, int from, int count)
        {
            if (count > 0) parts.Add(new(change, string.Concat(pieces.Skip(from).Take(count))));
        }
        foreach (var block in diff.DiffBlocks)
        {
            Add(TextChange.Same, diff.PiecesNew, at, block.InsertStartB - at);
            Add(TextChange.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(TextChange.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }
        Add(TextChange.Same, diff.PiecesNew, at, diff.PiecesNew.Count - at);
        return [.. parts.Select((part, i) => part.Change == TextChange.Same ? Cut(part, i == 0, i == parts.Count - 1) : part)];
    }

    private static TextPart Cut(TextPart part, bool isFirst, bool isLast)
    {
        var (text, kept) = (part.Text, isFirst || isLast ? Around : 2 * Around);
        if (text.Length <= kept) return part;
        return part with
        {
            Text = (isFirst, isLast) switch
            {
                (true, true) => text,
                (true, false) => "…" + text[^Around..],
                (false, true) => text[..Around] + "…",
                (false, false) => text[..Around] + "…" + text[^Around..],
            }
        };
    }

    private sealed class Words : IChunker
    {
        public static readonly Words Instance = new();

        public IReadOnlyList<string> Chunk(string text) => [.. Piece().Matches(text).Select(m => m.Value)];
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|[\p{L}\p{N}-[\p{IsCJKUnifiedIdeographs}]]+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
