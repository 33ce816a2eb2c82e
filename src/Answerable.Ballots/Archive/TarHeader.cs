using System.Text;

namespace Answerable.Ballots;

/// <summary>The 512 bytes before each entry: an old-style tar header of which only name, size and time vary.</summary>
internal static class TarHeader
{
    public const int Block = 512;

    /// <summary>The largest record that is read, in bytes: room for 400,000 credentials.</summary>
    public const int LargestRecord = 1 << 28;

    private const int SizeAt = 124, TimeAt = 136, SumAt = 148;

    public static byte[] Write(string name, long size, long timestamp)
    {
        var header = new byte[Block];
        Put(header, 0, name);
        Put(header, 100, "0000644");
        Put(header, 108, "0000000");
        Put(header, 116, "0000000");
        Put(header, SizeAt, Octal(size, 11));
        Put(header, TimeAt, Octal(timestamp, 11));
        Put(header, SumAt, "        0");
        var sum = header.Sum(b => (long)b);
        Put(header, SumAt, Octal(sum, 6) + "\0 ");
        return header;
    }

    /// <summary>The name up to its first zero byte.</summary>
    public static string Name(ReadOnlySpan<byte> header)
    {
        var name = header[..100];
        var end = name.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? name : name[..end]);
    }

    /// <summary>The size in bytes; null when it is no octal number or larger than any record.</summary>
    public static int? Size(ReadOnlySpan<byte> header)
    {
        long size = 0;
        foreach (var digit in header.Slice(SizeAt, 11))
        {
            if (digit is < (byte)'0' or > (byte)'7') return null;
            size = size * 8 + digit - '0';
        }
        return size <= LargestRecord ? (int)size : null;
    }

    /// <summary>Zero bytes after a record.</summary>
    public static int Padding(int size) => (Block - size % Block) % Block;

    private static void Put(byte[] header, int at, string text) => Encoding.ASCII.GetBytes(text, header.AsSpan(at));

    private static string Octal(long number, int digits) => Convert.ToString(number, 8).PadLeft(digits, '0');
}
