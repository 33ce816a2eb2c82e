using System.Security.Cryptography;

namespace Answerable.Ballots;

/// <summary>Where random bytes come from; tests give a source that repeats.</summary>
public interface IRandomness
{
    /// <summary>Fills all of the buffer.</summary>
    void Fill(Span<byte> buffer);
}

/// <summary>The operating system's source.</summary>
public sealed class SystemRandomness : IRandomness
{
    private SystemRandomness()
    {
    }

    public static SystemRandomness Instance { get; } = new();

    public void Fill(Span<byte> buffer) => RandomNumberGenerator.Fill(buffer);
}
