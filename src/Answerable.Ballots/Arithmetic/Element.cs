using System.Globalization;
using System.Numerics;

namespace Answerable.Ballots;

/// <summary>
/// A number modulo p that stands for a group element. The type says nothing about membership: whatever comes from
/// outside is checked with <see cref="IArithmetic.IsMember"/> before it is relied on.
/// </summary>
public readonly record struct Element(BigInteger Value)
{
    /// <summary>The neutral element.</summary>
    public static Element One => new(BigInteger.One);

    /// <summary>Whether 0 &lt; x &lt; p, the part of membership that costs nothing.</summary>
    public bool InRange => Value.Sign > 0 && Value < Group.P;

    /// <summary>The number in base 10, without sign or leading zero (section 4.2).</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
