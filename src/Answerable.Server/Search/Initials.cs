using System.Collections.Frozen;
using System.Text;
using AnyAscii;
using Icu;

namespace Answerable.Server.Search;

/// <summary>
/// With which letters the usual readings of a Chinese character begin, and its simplified form. Readings are those of ICU, for words and
/// for family names, and of AnyAscii; usual ones that none of them knows stand below.
/// </summary>
internal static class Initials
{
    /// <summary>Most letters of one character.</summary>
    public const int Most = 3;

    private const string Others = """
        行xh 会hk 朝cz 调dt 传cz 藏cz 降jx 校xj 车cj 沈sc 覃tq 盛sc 省sx 率ls 系xj 弹dt 奇qj 厦sx 石sd 阿ae 便bp 匙cs 乘cs 畜cx 恶ew 番fp 否fp
        给gj 谷gy 巷xh 虹hj 圈qj 见jx 卡kq 壳kq 蔓mw 秘mb 尿ns 疟ny 炮pb 泊bp 栖qx 茄qj 折zs 殖zs 伺sc 陶ty 屯tz 尾wy 遗yw 纤xq 轧zy 叶yx
        粘zn 属sz 强qj 提td 吓xh 宿sx 识sz 合hg 臭cx 澄cd 褚cz 祭jz 洗xs 种zc 缪mj 万wm 黑hm 冯fp 隗wk 任r 柏b 员yy 盖gh 黾mc 侗dt 莘sx 浚jx 铅qy
        """;

    private static readonly FrozenDictionary<int, string> Known = Others
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(o => Rune.GetRuneAt(o, 0).Value, o => o[Rune.GetRuneAt(o, 0).Utf16SequenceLength..]);

    // ICU's transliterators are not made for several threads.
    private static readonly Lock Turn = new();
    private static readonly Transliterator? Simplifying = Make("Hant-Hans");
    private static readonly Transliterator?[] Reading = [Make("Han-Latin; Latin-ASCII"), Make("Han-Latin/Names; Latin-ASCII")];

    /// <summary>The simplified form, or the character itself.</summary>
    public static string Simplify(string character)
    {
        lock (Turn) return Simplifying?.Transliterate(character) is { Length: > 0 } simple ? simple : character;
    }

    /// <summary>Small Latin letters without order; empty for what is read in no such way.</summary>
    public static string Of(Rune character)
    {
        if (!IsHan(character.Value)) return "";
        var text = character.ToString();
        var letters = new StringBuilder();
        foreach (var letter in Known.GetValueOrDefault(character.Value, "")) Add(letter);
        lock (Turn)
            foreach (var reading in Reading)
                if (reading?.Transliterate(text) is { Length: > 0 } read) Add(read[0]);
        if (text.Transliterate() is { Length: > 0 } ascii) Add(char.ToLowerInvariant(ascii[0]));
        return letters.ToString();

        void Add(char letter)
        {
            if (letter is >= 'a' and <= 'z' && letters.Length < Most && !letters.ToString().Contains(letter)) letters.Append(letter);
        }
    }

    private static bool IsHan(int value) => value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;

    /// <summary>Null where the machine's ICU was built without its data for this: AnyAscii alone reads then.</summary>
    private static Transliterator? Make(string rules)
    {
        try
        {
            Wrapper.Init();
            return Transliterator.CreateInstance(rules);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }
}
