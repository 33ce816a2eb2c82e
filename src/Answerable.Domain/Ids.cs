using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Answerable.Domain;

/// <summary>An identifier of one kind of object: a one-line type from the action inward, a <see cref="Guid"/> at the edge.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf Of(Guid value);
}

/// <summary>Where identifiers come from.</summary>
public static class Ids
{
    /// <summary>A version 7 identifier: sorts by the time of its making.</summary>
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>Lies before every identifier of version 7 that is made at this instant or later, and after every one made before.</summary>
    public static Guid Earliest(DateTimeOffset at)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return new(bytes, bigEndian: true);
    }

    /// <summary>When an identifier of version 7 was made, to the millisecond.</summary>
    public static DateTimeOffset MadeAt(Guid id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >>> 16);

    /// <summary>An identifier that carries neither time nor order, for anything about a ballot paper.</summary>
    public static Guid Random() => new(RandomNumberGenerator.GetBytes(16));
}

/// <summary>Version 7 identifiers of one instant in rising order, for many rows at once: an index takes them at its end.</summary>
public sealed class IdRun(DateTimeOffset now)
{
    private readonly long start = now.ToUnixTimeMilliseconds();
    private uint count;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[10..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, start << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (count >> 14)));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], (ushort)(0x8000 | (count & 0x3FFF)));
        count++;
        return new(bytes, bigEndian: true);
    }
}

public readonly record struct UnitId(Guid Value) : IId<UnitId> { public static UnitId Of(Guid value) => new(value); }

public readonly record struct PostId(Guid Value) : IId<PostId> { public static PostId Of(Guid value) => new(value); }

public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId Of(Guid value) => new(value);

    public static bool operator <(PersonId a, PersonId b) => a.Value < b.Value;

    public static bool operator >(PersonId a, PersonId b) => a.Value > b.Value;
}

public readonly record struct LineId(Guid Value) : IId<LineId>
{
    public static LineId Of(Guid value) => new(value);

    public static bool operator <(LineId a, LineId b) => a.Value < b.Value;

    public static bool operator >(LineId a, LineId b) => a.Value > b.Value;
}

/// <summary>One signed paper from which a clerk records.</summary>
public readonly record struct RecordingId(Guid Value) : IId<RecordingId>
{
    public static RecordingId Of(Guid value) => new(value);

    public static bool operator <(RecordingId a, RecordingId b) => a.Value < b.Value;

    public static bool operator >(RecordingId a, RecordingId b) => a.Value > b.Value;
}

public readonly record struct RoundId(Guid Value) : IId<RoundId>
{
    public static RoundId Of(Guid value) => new(value);

    public static bool operator <(RoundId a, RoundId b) => a.Value < b.Value;

    public static bool operator >(RoundId a, RoundId b) => a.Value > b.Value;
}

/// <summary>One post's part in one round; its debrief and its appraisal carry the same value.</summary>
public readonly record struct DebrieferId(Guid Value) : IId<DebrieferId>
{
    public static DebrieferId Of(Guid value) => new(value);

    public static bool operator <(DebrieferId a, DebrieferId b) => a.Value < b.Value;

    public static bool operator >(DebrieferId a, DebrieferId b) => a.Value > b.Value;
}
