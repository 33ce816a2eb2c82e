using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Answerable.Ballots;

/// <summary>
/// Reads one JSON record in the one form that section 4 and the reference write: compact, fields in a fixed order,
/// big numbers as decimal strings. Anything else breaks <see cref="Rule.Canonical"/>, so what was read writes back
/// to the same bytes, and no two encodings of one ballot exist.
/// </summary>
public ref struct CanonicalReader(ReadOnlySpan<byte> json)
{
    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdef"u8);
    private readonly ReadOnlySpan<byte> json = json;
    private int at;

    /// <summary>How many numbers in [0, q) were read.</summary>
    public int Exponents { get; private set; }

    /// <summary>Takes the literal if it comes next.</summary>
    public bool Next(ReadOnlySpan<byte> literal)
    {
        if (!json[at..].StartsWith(literal)) return false;
        at += literal.Length;
        return true;
    }

    /// <summary>Takes a literal that must come next.</summary>
    public void Expect(ReadOnlySpan<byte> literal)
    {
        if (!Next(literal)) throw Broken($"expected {Encoding.UTF8.GetString(literal)}");
    }

    /// <summary>Nothing may follow.</summary>
    public readonly void End()
    {
        if (at != json.Length) throw Broken("expected the end");
    }

    /// <summary>A list of values, <c>[a,b,…]</c>.</summary>
    public List<T> List<T>(Read<T> item)
    {
        var items = new List<T>();
        Expect("["u8);
        if (Next("]"u8)) return items;
        do items.Add(item(ref this));
        while (Next(","u8));
        Expect("]"u8);
        return items;
    }

    /// <summary>A string whose escapes are those that the reference writes.</summary>
    public string Text()
    {
        Expect("\""u8);
        var start = at;
        while (at < json.Length && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
        if (at >= json.Length) throw Broken("expected the end of a string");
        var raw = json[start..at++];
        var text = CanonicalText.Decode(raw);
        return text ?? throw Broken("expected a string in canonical form");
    }

    /// <summary>A group element's number; its membership is not looked at, only that it is below p.</summary>
    public Element Element()
    {
        var digits = Quoted();
        if (digits.Length > Group.ElementDigits) throw new BrokenRuleException(Rule.Membership, Here("a number of too many digits"));
        var element = new Element(Parse(digits));
        return element.InRange ? element : throw new BrokenRuleException(Rule.Membership, Here("a number outside 1 to p - 1"));
    }

    /// <summary>A number in [0, q).</summary>
    public Exponent Exponent()
    {
        var digits = Quoted();
        var value = digits.Length > Group.ExponentDigits ? Group.Q : Parse(digits);
        Exponents++;
        return value < Group.Q ? Ballots.Exponent.Of(value)
            : throw new BrokenRuleException(Rule.ExponentRange, Here("a number outside 0 to q - 1"));
    }

    /// <summary>A private number, which the reference does not always reduce modulo q before it writes it.</summary>
    public Exponent PrivateNumber()
    {
        var digits = Quoted();
        return digits.Length <= Group.ExponentDigits + 8 ? Ballots.Exponent.Of(Parse(digits))
            : throw new BrokenRuleException(Rule.ExponentRange, Here("a number of too many digits"));
    }

    /// <summary>A whole number that is not negative: a JSON number up to 2^30 - 1, a JSON string above.</summary>
    public long Integer()
    {
        var quoted = at < json.Length && json[at] == '"';
        var digits = quoted ? Quoted() : Digits();
        var value = digits.Length <= 18 ? (long)Parse(digits) : throw Broken("expected a number of at most 18 digits");
        return quoted == value > CanonicalWriter.LargestNumber ? value
            : throw Broken("expected a number up to 2^30 - 1, or a string above");
    }

    /// <summary>The lower-case hexadecimal SHA-256 of a record.</summary>
    public string Hash()
    {
        Expect("\""u8);
        if (at + 64 > json.Length || json.Slice(at, 64).ContainsAnyExcept(Hexadecimal)) throw Broken("expected a hash");
        var hash = Encoding.ASCII.GetString(json.Slice(at, 64));
        at += 64;
        Expect("\""u8);
        return hash;
    }

    /// <summary>The decimal digits of a quoted number without a leading zero.</summary>
    public ReadOnlySpan<byte> Quoted()
    {
        Expect("\""u8);
        var digits = Digits();
        Expect("\""u8);
        return digits;
    }

    /// <summary>What to throw when the record is not in canonical form here.</summary>
    public readonly BrokenRuleException Broken(string expected) => new(Rule.Canonical, Here(expected));

    private ReadOnlySpan<byte> Digits()
    {
        var rest = json[at..];
        var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? rest : rest[..end];
        if (digits.Length == 0 || (digits[0] == '0' && digits.Length > 1)) throw Broken("expected a number without a leading zero");
        at += digits.Length;
        return digits;
    }

    private readonly string Here(string what) => string.Create(CultureInfo.InvariantCulture, $"byte {at}: {what}");

    private static BigInteger Parse(ReadOnlySpan<byte> digits)
    {
        Span<char> characters = stackalloc char[digits.Length];
        Encoding.ASCII.GetChars(digits, characters);
        return BigInteger.Parse(characters, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}

/// <summary>Reads one value.</summary>
public delegate T Read<T>(ref CanonicalReader reader);
