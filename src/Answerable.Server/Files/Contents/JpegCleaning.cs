using System.Buffers.Binary;

namespace Answerable.Server.Files;

/// <summary>A JPEG (ITU-T T.81) by its segments: those that draw it stay, of the rest only which way up it is held.</summary>
internal static class JpegCleaning
{
    private const byte Fill = 0xFF, StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA;

    public static byte[]? Clean(byte[] picture)
    {
        using var kept = new MemoryStream(picture.Length);
        int? turned = null;
        var (hasFrame, hasScan) = (false, false);
        for (var at = 2; at + 2 <= picture.Length;)
        {
            if (picture[at] != Fill) return null;
            var marker = picture[at + 1];
            if (marker == Fill)
            {
                at++;
                continue;
            }
            // Whatever hangs on behind, such as a film or further pictures, is no part of it.
            if (marker == EndOfImage) return hasFrame && hasScan ? Whole(kept, turned) : null;
            if (at + 4 > picture.Length || IsAlone(marker)) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(picture.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > picture.Length) return null;
            var body = picture.AsSpan(at + 4, length - 2);
            if (marker == 0xE1) turned ??= Turned(body);
            if (Draws(marker, body)) kept.Write(picture, at, length + 2);
            hasFrame |= IsFrame(marker);
            at += length + 2;
            if (marker != StartOfScan) continue;
            hasScan = true;
            var end = EndOfScan(picture, at);
            kept.Write(picture, at, end - at);
            at = end;
        }
        return null;
    }

    /// <summary>Markers without a length, which stand nowhere outside of a scan but at both ends.</summary>
    private static bool IsAlone(byte marker) => marker is 0x00 or 0x01 or StartOfImage or (>= 0xD0 and <= 0xD7);

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Frames, tables, scans; JFIF without its thumbnail's extension; Adobe's note of how colours are coded.</summary>
    private static bool Draws(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        (>= 0xC0 and <= 0xCF) or 0xDA or 0xDB or 0xDC or 0xDD => true,
        0xE0 => body.StartsWith("JFIF\0"u8) && body.Length == 14,
        0xEE => body.StartsWith("Adobe"u8) && body.Length == 12,
        _ => false,
    };

    private static int EndOfScan(byte[] picture, int at)
    {
        for (; at + 1 < picture.Length; at++)
            if (picture[at] == Fill && picture[at + 1] is not (0x00 or Fill or (>= 0xD0 and <= 0xD7))) return at;
        return picture.Length;
    }

    private static byte[] Whole(MemoryStream kept, int? turned)
    {
        using var whole = new MemoryStream((int)kept.Length + 64);
        whole.Write([Fill, StartOfImage]);
        if (turned is > 1)
        {
            // Exif with one entry: tag 0x0112, one SHORT.
            whole.Write([Fill, 0xE1, 0, 34]);
            whole.Write("Exif\0\0"u8);
            whole.Write([0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0]);
        }
        kept.WriteTo(whole);
        whole.Write([Fill, EndOfImage]);
        return whole.ToArray();
    }

    /// <summary>Which way up it is held, 1 to 8 by Exif 2.32, 4.6.5; null where it does not say.</summary>
    private static int? Turned(ReadOnlySpan<byte> body)
    {
        const int prefix = 6, entry = 12;
        if (!body.StartsWith("Exif\0\0"u8) || body.Length < prefix + 8) return null;
        var tiff = body[prefix..];
        var isLittle = tiff[0] == 'I';
        var first = (long)Wide(tiff[4..], isLittle);
        if (first + 2 > tiff.Length) return null;
        var many = Short(tiff[(int)first..], isLittle);
        for (var i = 0; i < many; i++)
        {
            var at = first + 2 + (long)i * entry;
            if (at + entry > tiff.Length) return null;
            var field = tiff[(int)at..];
            if (Short(field, isLittle) == 0x0112) return Short(field[8..], isLittle) is var value and >= 1 and <= 8 ? value : null;
        }
        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Wide(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
