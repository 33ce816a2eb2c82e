using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Answerable.Server.Tests.Files;

/// <summary>Small pictures as a phone hands them out: with place, device, times and what hangs on behind.</summary>
internal static class Photos
{
    /// <summary>What must not be kept of any picture.</summary>
    public static readonly string[] Secrets = ["Cameraworks", "Pocket 7", "2026:01:05 10:11:12", "Wanda took this", "trailing film", "ABCDEF99"];

    private static readonly byte[] Plain = Convert.FromBase64String("""
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//
        2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIABADASIAAhEBAxEB/8QA
        FQABAQAAAAAAAAAAAAAAAAAAAAb/xAAWEAEBAQAAAAAAAAAAAAAAAAAAFGH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/EABcRAAMBAAAAAAAAAAAAAAAAAAAE
        FVL/2gAMAwEAAhEDEQA/AJGzSzQVsZTIys1o/9k=
        """);

    private static readonly byte[] PlainPng = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAEAgMAAADOo5ZjAAAADFBMVEX/AACqAFVVAKoAAP9QAAc5AAAAFElEQVQI12NgYGAIDWVY"
        + "tYrh/38ADf4D/aokDf4AAAAASUVORK5CYII=");

    private static readonly byte[] PlainWebP = Convert.FromBase64String(
        "UklGRlQAAABXRUJQVlA4IEgAAABwAwCdASoIAAQAAgA0JagCdGuA/gGEAfwD2/7sA/QAGBrNsAAA/vneRWKf/+oYInZ3//y2zOa5"
        + "f/9xn/v2/lRBeDPvV53dgAA=");

    /// <summary>A JPEG held on its side, with Exif, a comment, Photoshop's block, a profile and something behind its end.</summary>
    public static byte[] Jpeg() =>
    [
        .. Plain[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif()]), .. Segment(0xE2, "ICC_PROFILE\0\u0001\u0001Pocket 7"u8),
        .. Segment(0xED, "Photoshop 3.0\0Wanda took this"u8), .. Segment(0xFE, "Wanda took this"u8), .. Plain[2..],
        .. "trailing film ABCDEF99"u8,
    ];

    public static byte[] PlainJpeg() => [.. Plain];

    public static byte[] Png() =>
        [.. PlainPng[..33], .. Chunk("tEXt", "Author\0Wanda took this"u8), .. Chunk("eXIf", Exif()), .. PlainPng[33..], .. "trailing film"u8];

    public static byte[] WebP()
    {
        byte[] inner = [.. PlainWebP[12..], .. "EXIF"u8, .. Little(Exif().Length), .. Exif(), .. Exif().Length % 2 == 1 ? [0] : Array.Empty<byte>()];
        byte[] head = [.. "VP8X"u8, .. Little(10), 0x08, 0, 0, 0, 7, 0, 0, 3, 0, 0];
        return [.. "RIFF"u8, .. Little(4 + head.Length + inner.Length), .. "WEBP"u8, .. head, .. inner];
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> body) =>
        [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(string name, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc32.HashToUInt32(named));
        return chunk;
    }

    /// <summary>TIFF, big-endian: maker, model, held on its side (6), time, and a place in its own directory.</summary>
    private static byte[] Exif()
    {
        const int entries = 5, first = 8, data = first + 2 + entries * 12 + 4;
        var text = new MemoryStream();
        var table = new MemoryStream();
        byte[] Big(int value, int bytes) => [.. Enumerable.Range(0, bytes).Select(i => (byte)(value >> (8 * (bytes - 1 - i))))];
        void Put(MemoryStream to, params ReadOnlySpan<byte> bytes) => to.Write(bytes);
        void Text(int tag, string value)
        {
            Put(table, [.. Big(tag, 2), .. Big(2, 2), .. Big(value.Length + 1, 4), .. Big(data + (int)text.Length, 4)]);
            Put(text, [.. Encoding.ASCII.GetBytes(value), 0]);
        }
        Text(0x010F, "Cameraworks");
        Text(0x0110, "Pocket 7");
        Put(table, [.. Big(0x0112, 2), .. Big(3, 2), .. Big(1, 4), .. Big(6, 2), .. Big(0, 2)]);
        Text(0x0132, "2026:01:05 10:11:12");
        if (text.Length % 2 == 1) text.WriteByte(0);
        var place = data + (int)text.Length;
        Put(table, [.. Big(0x8825, 2), .. Big(4, 2), .. Big(1, 4), .. Big(place, 4)]);
        var at = place + 2 + 4 * 12 + 4;
        byte[] Coordinate(int degrees) => [.. Big(degrees, 4), .. Big(1, 4), .. Big(30, 4), .. Big(1, 4), .. Big(0, 4), .. Big(1, 4)];
        byte[] gps =
        [
            .. Big(4, 2),
            .. Big(1, 2), .. Big(2, 2), .. Big(2, 4), (byte)'N', 0, 0, 0,
            .. Big(2, 2), .. Big(5, 2), .. Big(3, 4), .. Big(at, 4),
            .. Big(3, 2), .. Big(2, 2), .. Big(2, 4), (byte)'E', 0, 0, 0,
            .. Big(4, 2), .. Big(5, 2), .. Big(3, 4), .. Big(at + 24, 4),
            .. Big(0, 4), .. Coordinate(31), .. Coordinate(104),
        ];
        return [.. "MM\0*"u8, .. Big(first, 4), .. Big(entries, 2), .. table.ToArray(), .. Big(0, 4), .. text.ToArray(), .. gps];
    }
}
