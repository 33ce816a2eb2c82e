using System.Text;
using Answerable.Domain.Policies;

namespace Answerable.Domain.Debriefs;

/// <summary>
/// How long a report is, in what Microsoft Word calls words (字数): a run of anything else between white space or Chinese characters
/// is one, whether a Latin word, a number or a mark by itself, and each character of Chinese or Japanese is one, full-width
/// punctuation included. The page counts the same while the writer types. Hangul, which Word counts by words, is by words here too.
/// </summary>
/// <remarks>
/// Word's statistics count "words" for text without East Asian characters and single characters for those
/// (https://learn.microsoft.com/office/vba/api/word.wdstatistic), and take full-width marks for characters; described for the
/// Chinese edition at https://www.huangshanshimin.com/57474 and for the Japanese one at
/// https://ufui.net/suptblog/index.cgi?field=17. Marks that both scripts share (curly quotes, dashes) are told apart by Word from
/// their font; a text has none, so here they belong to the run in which they stand.
/// </remarks>
public static class ReportLength
{
    public static int Count(string text)
    {
        var (count, inRun) = (0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) inRun = false;
            else if (IsEastAsian(rune.Value)) (count, inRun) = (count + 1, false);
            else if (!inRun) (count, inRun) = (count + 1, true);
        }
        return count;
    }

    // Blocks of Unicode, of which .NET names no script: CJK radicals to unified ideographs with kana and CJK punctuation, compatibility
    // ideographs and forms, full-width forms, and the two planes of ideographs.
    private static bool IsEastAsian(int rune) => rune is >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE4F
        or >= 0xFF00 and <= 0xFFEF or >= 0x20000 and <= 0x3FFFF;

    /// <summary>Whether a part is at least this share of the total, without rounding.</summary>
    public static bool HasShare(int part, int total, Fraction share) => (long)part * share.Denominator >= (long)total * share.Numerator;

    /// <summary>How many the part needs when the rest stays as long as it is.</summary>
    public static int Needed(int rest, Fraction share)
    {
        var others = share.Denominator - share.Numerator;
        return (int)(((long)rest * share.Numerator + others - 1) / others);
    }
}
