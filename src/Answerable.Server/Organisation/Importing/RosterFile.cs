using System.IO.Compression;
using System.Security.Cryptography;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A file of a roster as UTF-8 text, whatever it came as: plain or gzip; UTF-8 with or without BOM, or GB18030.</summary>
internal sealed record RosterFile(string Name, string Sha256, ReadOnlyMemory<byte> Text)
{
    /// <summary>Most bytes of a file, unpacked: a small gzip file can hold a very large one.</summary>
    public const int MaxUnpacked = 512 << 20;

    public static RosterFile Read(string name, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var plain = content is [0x1F, 0x8B, ..] ? Unpack(content) : content;
        Require.That(plain.Length > 0, RosterRefusals.EmptyFile);
        return new(Path.GetFileName(name), hash, CsvText.Utf8(plain) ?? throw new Refused(RosterRefusals.WrongEncoding));
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
