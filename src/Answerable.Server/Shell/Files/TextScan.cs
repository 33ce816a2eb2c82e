using System.Text;

namespace Answerable.Server.Shell;

/// <summary>Why a file is not text that can be taken.</summary>
internal enum TextFault { None, TooManyBytes, TooManyLines, LineTooLong, Nul, BadBytes, MixedEncodings }

/// <summary>Most bytes, lines and bytes of a line that are read of a file.</summary>
internal sealed record TextLimits(long Bytes, int Lines, int Line);

/// <summary>
/// What a file of text is, found line by line in one pass that keeps no more than a line: a small packed file may hold a very large
/// one, and a file put together from two may be in two encodings.
/// </summary>
/// <param name="Bytes">Of the whole, unpacked.</param>
/// <param name="IsUtf8">Otherwise GB18030.</param>
/// <param name="Row">Of the fault, as an editor numbers it.</param>
internal sealed record TextScan(long Bytes, bool IsUtf8, TextFault Fault, int Row)
{
    /// <summary>Characters that are no ASCII after which a line that is good UTF-8 cannot be GB18030 by chance.</summary>
    private const int Certain = 4;

    public static TextScan Of(Stream text, TextLimits limits)
    {
        var lines = new Lines();
        var (buffer, line) = (new byte[1 << 16], new MemoryStream());
        long bytes = 0;
        for (int read; (read = text.Read(buffer)) > 0;)
        {
            if ((bytes += read) > limits.Bytes) return Wrong(TextFault.TooManyBytes, lines.Count);
            var rest = buffer.AsSpan(0, read);
            for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
            {
                line.Write(rest[..end]);
                if (line.Length > limits.Line) return Wrong(TextFault.LineTooLong, lines.Count + 1);
                if (lines.Add(line.GetBuffer().AsSpan(0, (int)line.Length)) is var fault and not TextFault.None)
                    return Wrong(fault, lines.Count);
                if (lines.Count > limits.Lines) return Wrong(TextFault.TooManyLines, lines.Count);
                line.SetLength(0);
            }
            line.Write(rest);
            if (line.Length > limits.Line) return Wrong(TextFault.LineTooLong, lines.Count + 1);
        }
        if (lines.Add(line.GetBuffer().AsSpan(0, (int)line.Length)) is var last and not TextFault.None) return Wrong(last, lines.Count);
        return lines.Mixed is { } row ? Wrong(TextFault.MixedEncodings, row) : new(bytes, lines.AreUtf8, TextFault.None, 0);

        TextScan Wrong(TextFault fault, int row) => new(bytes, false, fault, row);
    }

    /// <summary>The encodings of the lines so far.</summary>
    private sealed class Lines
    {
        private int utf8, other;
        private int? firstUtf8, firstOther, firstCertain;
        private bool isMarked;

        public int Count { get; private set; }

        public bool AreUtf8 => other == 0;

        private bool HasUtf8 => isMarked || firstCertain is not null || utf8 > other;

        /// <summary>The first line in another encoding than most; null when all agree.</summary>
        public int? Mixed => other == 0 || !HasUtf8 ? null : isMarked || utf8 >= other ? firstOther : firstCertain ?? firstUtf8;

        public TextFault Add(ReadOnlySpan<byte> line)
        {
            isMarked |= ++Count == 1 && line.StartsWith("\uFEFF"u8);
            if (line.Contains((byte)0)) return TextFault.Nul;
            if (Ascii.IsValid(line)) return TextFault.None;
            if (System.Text.Unicode.Utf8.IsValid(line))
            {
                utf8++;
                firstUtf8 ??= Count;
                if (firstCertain is null && Beyond(line) >= Certain) firstCertain = Count;
                return TextFault.None;
            }
            if (!CsvText.IsGb18030(line)) return TextFault.BadBytes;
            other++;
            firstOther ??= Count;
            return TextFault.None;
        }

        /// <summary>How many characters are no ASCII.</summary>
        private static int Beyond(ReadOnlySpan<byte> line)
        {
            var n = 0;
            foreach (var b in line) if (b >= 0xC0) n++;
            return n;
        }
    }
}
