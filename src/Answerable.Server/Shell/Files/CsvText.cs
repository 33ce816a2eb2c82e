using System.Text;
using CsvHelper;

namespace Answerable.Server.Shell;

/// <summary>How CSV files that somebody sends are decoded and read, whatever they hold.</summary>
internal static class CsvText
{
    /// <summary>What is malformed is refused with its line, and no message repeats what the file holds.</summary>
    public static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        TrackLineNumbers = true,
        SkipEmptyLines = true,
        IncludeValuesInExceptions = false,
    };

    private static readonly Lazy<Encoding> Gb18030 = new(() =>
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    });

    /// <summary>Whether the bytes are text in GB18030.</summary>
    public static bool IsGb18030(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = Gb18030.Value.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>What a file is that is held whole already.</summary>
    public static TextScan Scan(byte[] file) => TextScan.Of(new MemoryStream(file), new(long.MaxValue, int.MaxValue, int.MaxValue));

    /// <summary>A file that was found to be good, as UTF-8 without BOM.</summary>
    public static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> file, TextScan scan) =>
        !scan.IsUtf8 ? Encoding.UTF8.GetBytes(Gb18030.Value.GetString(file.Span))
        : file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file;

    /// <summary>The file as UTF-8 without BOM, from UTF-8 with or without it or from GB18030; null when it is text in neither, or in
    /// both.</summary>
    public static ReadOnlyMemory<byte>? Utf8(byte[] file) => Scan(file) is { Fault: TextFault.None } scan ? Utf8(file, scan)
        : default(ReadOnlyMemory<byte>?);
}
