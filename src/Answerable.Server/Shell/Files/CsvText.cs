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

    /// <summary>The file as UTF-8 without BOM, from UTF-8 with or without it or from GB18030; null when it is text in neither.</summary>
    public static ReadOnlyMemory<byte>? Utf8(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        ReadOnlyMemory<byte>? neither = null;
        if (bytes.StartsWith("\uFEFF"u8)) return System.Text.Unicode.Utf8.IsValid(bytes[3..]) ? file[3..] : neither;
        if (bytes.Contains((byte)0)) return neither;
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return file;
        try
        {
            return Encoding.UTF8.GetBytes(Gb18030.Value.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return neither;
        }
    }
}
