using System.Buffers;
using System.Globalization;
using System.Text;

namespace Answerable.Ballots;

/// <summary>Writes the form that <see cref="CanonicalReader"/> reads, byte for byte as the reference does.</summary>
public sealed class CanonicalWriter
{
    /// <summary>The largest whole number that is written as a JSON number; larger ones are strings.</summary>
    public const long LargestNumber = (1 << 30) - 1;

    private readonly ArrayBufferWriter<byte> buffer = new(256);

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public CanonicalWriter Raw(ReadOnlySpan<byte> literal)
    {
        buffer.Write(literal);
        return this;
    }

    public CanonicalWriter Text(string text) => Raw("\""u8).Characters(CanonicalText.Encode(text)).Raw("\""u8);

    public CanonicalWriter Number(Element element) => Raw("\""u8).Characters(element.ToString()).Raw("\""u8);

    public CanonicalWriter Number(Exponent exponent) => Raw("\""u8).Characters(exponent.ToString()).Raw("\""u8);

    public CanonicalWriter Integer(long value)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        return value <= LargestNumber ? Characters(digits) : Raw("\""u8).Characters(digits).Raw("\""u8);
    }

    public CanonicalWriter Value<T>(T value) where T : ICanonical<T>
    {
        value.Write(this);
        return this;
    }

    public CanonicalWriter List<T>(IEnumerable<T> items, Action<T> item)
    {
        Raw("["u8);
        var first = true;
        foreach (var i in items)
        {
            if (!first) Raw(","u8);
            first = false;
            item(i);
        }
        return Raw("]"u8);
    }

    public CanonicalWriter List<T>(IEnumerable<T> items) where T : ICanonical<T> => List(items, i => i.Write(this));

    private CanonicalWriter Characters(string text)
    {
        Encoding.UTF8.GetBytes(text, buffer);
        return this;
    }
}
