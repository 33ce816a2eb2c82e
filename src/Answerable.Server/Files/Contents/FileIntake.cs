using System.Security.Cryptography;
using Answerable.Domain;
using Answerable.Domain.Files;

namespace Answerable.Server.Files;

/// <summary>A content that was looked at and waits to be kept; let go, it leaves nothing.</summary>
internal sealed record WaitingFile(FileStream Stream, FileContent Content) : IDisposable
{
    public void Dispose() => FileStore.Drop(Stream);
}

/// <summary>Looks at what comes: size, type, whole or not, place and device taken off, scanned. Nothing is kept before.</summary>
internal sealed class FileIntake(FileStore store, FileScan scan)
{
    /// <exception cref="Refused">It is not taken; the sentence says why.</exception>
    public async Task<WaitingFile> Take(Stream from, FileLimits limits, CancellationToken cancel = default)
    {
        var waiting = store.Begin();
        try
        {
            await Copy(from, waiting, limits, cancel);
            var type = FileRecognition.Of(waiting);
            Require.That(limits.Groups.Contains(type.Group()), FileRefusals.NotAdmitted(type));
            var isCleaned = type.Group() == FileGroup.Photo && await Clean(type, waiting, cancel);
            await waiting.FlushAsync(cancel);
            var isScanned = await scan.Run(waiting.Name, cancel);
            waiting.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(waiting, cancel));
            return new(waiting, new(type, waiting.Length, hash, isCleaned, isScanned));
        }
        catch
        {
            FileStore.Drop(waiting);
            throw;
        }
    }

    private static async Task Copy(Stream from, FileStream to, FileLimits limits, CancellationToken cancel)
    {
        var buffer = new byte[81920];
        var most = (long)limits.Megabytes << 20;
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            Require.That(to.Length <= most, FileRefusals.TooLarge(limits.Megabytes));
        }
        Require.That(to.Length > 0, FileRefusals.Empty);
    }

    /// <summary>Puts the picture alone in the place of what came.</summary>
    /// <returns>Whether anything was taken off.</returns>
    private static async Task<bool> Clean(FileType type, FileStream waiting, CancellationToken cancel)
    {
        var picture = new byte[waiting.Length];
        waiting.Position = 0;
        await waiting.ReadExactlyAsync(picture, cancel);
        var cleaned = PhotoCleaning.Clean(type, picture);
        Require.That(cleaned is not null, FileRefusals.Damaged(type));
        if (cleaned.AsSpan().SequenceEqual(picture)) return false;
        waiting.SetLength(0);
        waiting.Position = 0;
        await waiting.WriteAsync(cleaned, cancel);
        return true;
    }
}
