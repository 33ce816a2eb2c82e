using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Answerable.Domain;
using Answerable.Domain.Organisation;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A file of a roster as UTF-8 text, whatever it came as: plain or gzip; UTF-8 with or without BOM, or GB18030.</summary>
internal sealed record RosterFile(string Name, string Sha256, ReadOnlyMemory<byte> Text)
{
    /// <summary>Most bytes of a file, unpacked: a small gzip file can hold a very large one.</summary>
    public const int MaxUnpacked = 512 << 20;

    private static readonly Lazy<Encoding> Gb18030 = new(() =>
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    });

    public static RosterFile Read(string name, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var plain = content is [0x1F, 0x8B, ..] ? Unpack(content) : content;
        Require.That(plain.Length > 0, RosterRefusals.EmptyFile);
        return new(Path.GetFileName(name), hash, ToUtf8(plain));
    }

    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> plain)
    {
        var bytes = plain.Span;
        if (bytes.StartsWith("\uFEFF"u8)) return Utf8.IsValid(bytes[3..]) ? plain[3..] : throw new Refused(RosterRefusals.WrongEncoding);
        Require.That(!bytes.Contains((byte)0), RosterRefusals.WrongEncoding);
        if (Utf8.IsValid(bytes)) return plain;
        try
        {
            return Encoding.UTF8.GetBytes(Gb18030.Value.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new Refused(RosterRefusals.WrongEncoding);
        }
    }

    private static byte[] Unpack(byte[] content)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            using var plain = new MemoryStream(content.Length * 4);
            var buffer = new byte[1 << 16];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                Require.That(plain.Length + read <= MaxUnpacked, RosterRefusals.FileTooLarge);
                plain.Write(buffer, 0, read);
            }
            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new Refused(RosterRefusals.NotGzip);
        }
    }
}
