using System.IO.Compression;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Server.Shell;

namespace Answerable.Server.Files;

/// <summary>What a content is, by its bytes alone.</summary>
internal static class FileRecognition
{
    private const int Head = 64, Tail = 4096;

    /// <param name="content">Whole, at any place of it.</param>
    /// <exception cref="Refused">Nobody knows what it is, it ends too early, or it holds macros.</exception>
    public static FileType Of(Stream content)
    {
        Span<byte> bytes = stackalloc byte[Head];
        content.Position = 0;
        ReadOnlySpan<byte> head = bytes[..content.ReadAtLeast(bytes, Head, throwOnEndOfStream: false)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileType.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return FileType.Png;
        if (head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8)) return FileType.WebP;
        // Of the brands of ISO/IEC 23008-12 and AVIF, phones write these.
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8) && IsHeic(head.Slice(8, 4))) throw new Refused(FileRefusals.Heic);
        if (head.StartsWith("%PDF-"u8)) return Pdf(content);
        if (head.StartsWith("PK\x03\x04"u8)) return Packed(content);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return FileType.OldOffice;
        return IsText(content) ? FileType.Text : throw new Refused(FileRefusals.TypeUnknown);
    }

    private static bool IsHeic(ReadOnlySpan<byte> brand) =>
        brand is [(byte)'h', (byte)'e', ..] || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.SequenceEqual("avif"u8);

    private static FileType Pdf(Stream content)
    {
        var bytes = new byte[Math.Min(Tail, content.Length)];
        content.Position = content.Length - bytes.Length;
        content.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf("%%EOF"u8) >= 0 ? FileType.Pdf : throw new Refused(FileRefusals.Damaged(FileType.Pdf));
    }

    /// <summary>What is packed says by the names of its parts what it is; none of them is unpacked but the one that names a type.</summary>
    private static FileType Packed(Stream content)
    {
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || n.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase))) throw new Refused(FileRefusals.Macros);
            if (names.Contains("[Content_Types].xml"))
            {
                if (names.Contains("word/document.xml")) return FileType.Docx;
                if (names.Contains("xl/workbook.xml")) return FileType.Xlsx;
                if (names.Contains("ppt/presentation.xml")) return FileType.Pptx;
            }
            if (names.Contains("OFD.xml")) return FileType.Ofd;
            return zip.GetEntry("mimetype") is { Length: < 100 } named ? Named(named) : throw new Refused(FileRefusals.TypeUnknown);
        }
        catch (InvalidDataException)
        {
            throw new Refused(FileRefusals.TypeUnknown);
        }
    }

    /// <summary>OpenDocument 1.3, part 2, 3.3: the first part holds the media type.</summary>
    private static FileType Named(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        return reader.ReadToEnd().Trim() switch
        {
            "application/vnd.oasis.opendocument.text" => FileType.Odt,
            "application/vnd.oasis.opendocument.spreadsheet" => FileType.Ods,
            _ => throw new Refused(FileRefusals.TypeUnknown),
        };
    }

    private static bool IsText(Stream content)
    {
        const int most = 4 << 20;
        if (content.Length > most) return false;
        content.Position = 0;
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf((byte)0) < 0 && (IsUtf8(bytes) || CsvText.IsGb18030(bytes));
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);
}
