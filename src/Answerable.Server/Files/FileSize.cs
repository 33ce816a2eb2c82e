using Answerable.Server.Shell;

namespace Answerable.Server.Files;

/// <summary>The size of a file as people read it.</summary>
internal static class FileSize
{
    private const int Kibi = 1024;

    public static string Of(Words words, long bytes) => bytes < Kibi ? words["Files.bytes", ("n", bytes)]
        : bytes < Kibi * Kibi ? words["Files.kilobytes", ("n", (bytes + Kibi - 1) / Kibi)]
        : words["Files.megabytes", ("n", (bytes * 10 / (Kibi * Kibi) / 10m).ToString("0.0", words.Culture))];
}
