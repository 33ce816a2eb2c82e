using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Answerable.Domain.Files;

namespace Answerable.Server.Files;

/// <summary>
/// Takes from a picture whatever is not needed to draw it: place, device, times, thumbnails, names, and what was hung on behind it. The
/// picture itself is copied bit by bit and never decoded, so nothing is lost of it and nothing hostile in it is run. What stays is named
/// one by one; what nobody knows goes. A colour profile goes too: it may name the device.
/// </summary>
internal static class PhotoCleaning
{
    /// <summary>The picture without the rest.</summary>
    /// <returns>Null where the bytes end too early or are not what their beginning says.</returns>
    public static byte[]? Clean(FileType type, byte[] picture) => type switch
    {
        FileType.Jpeg => JpegCleaning.Clean(picture),
        FileType.Png => Png(picture),
        FileType.WebP => WebP(picture),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No picture."),
    };

    /// <summary>Chunks of the PNG specification, third edition, that say how it looks.</summary>
    private static readonly HashSet<string> PngKept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "cICP", "sBIT", "bKGD", "pHYs", "hIST", "acTL", "fcTL", "fdAT",
    ];

    private static byte[]? Png(byte[] picture)
    {
        const int signature = 8, around = 12;
        using var kept = new MemoryStream(picture.Length);
        kept.Write(picture, 0, signature);
        var hasData = false;
        for (var at = signature; at + around <= picture.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture.AsSpan(at));
            if (length > picture.Length - at - around) return null;
            var chunk = picture.AsSpan(at, (int)length + around);
            var name = Encoding.Latin1.GetString(chunk[4..8]);
            if (Crc32.HashToUInt32(chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..])) return null;
            if (at == signature && name != "IHDR") return null;
            if (PngKept.Contains(name)) kept.Write(chunk);
            hasData |= name == "IDAT";
            if (name == "IEND") return hasData ? kept.ToArray() : null;
            at += chunk.Length;
        }
        return null;
    }

    /// <summary>Chunks of the WebP container specification that hold the picture.</summary>
    private static readonly HashSet<string> WebPKept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"];

    private static byte[]? WebP(byte[] picture)
    {
        const int head = 12, chunkHead = 8, flags = 8;
        // Bits of the extended header that announce a profile, Exif and XMP.
        const byte gone = 0x20 | 0x08 | 0x04;
        var end = (long)BinaryPrimitives.ReadUInt32LittleEndian(picture.AsSpan(4)) + 8;
        if (end > picture.Length) return null;
        using var kept = new MemoryStream(picture.Length);
        kept.Write(picture, 0, head);
        var hasPicture = false;
        for (var at = head; at + chunkHead <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(picture.AsSpan(at + 4));
            var padded = length + (length & 1);
            if (padded > end - at - chunkHead) return null;
            var chunk = picture.AsSpan(at, chunkHead + (int)padded).ToArray();
            var name = Encoding.Latin1.GetString(chunk, 0, 4);
            if (name == "VP8X" && chunk.Length > flags) chunk[flags] &= unchecked((byte)~gone);
            if (WebPKept.Contains(name)) kept.Write(chunk);
            hasPicture |= name is "VP8 " or "VP8L" or "ANMF";
            at += chunk.Length;
        }
        if (!hasPicture) return null;
        var cleaned = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(cleaned.AsSpan(4), (uint)cleaned.Length - 8);
        return cleaned;
    }
}
