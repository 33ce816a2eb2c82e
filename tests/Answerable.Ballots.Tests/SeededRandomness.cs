using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Answerable.Ballots.Tests;

/// <summary>Random bytes that a seed repeats: SHA-256 of the seed and a counter.</summary>
internal sealed class SeededRandomness(int seed) : IRandomness
{
    private readonly byte[] input = new byte[12];
    private readonly byte[] block = new byte[32];
    private long counter;
    private int used = 32;

    public void Fill(Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            if (used == 32) Next();
            buffer[i] = block[used++];
        }
    }

    private void Next()
    {
        BinaryPrimitives.WriteInt32LittleEndian(input, seed);
        BinaryPrimitives.WriteInt64LittleEndian(input.AsSpan(4), counter++);
        SHA256.HashData(input, block);
        used = 0;
    }
}
