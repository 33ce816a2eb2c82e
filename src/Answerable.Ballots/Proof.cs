namespace Answerable.Ballots;

/// <summary>
/// A challenge and a response (section 4.3). Alone it proves knowledge of x in X = g^x: the commitment
/// A = g^response X^challenge must hash back to the challenge.
/// </summary>
public readonly record struct Proof(Exponent Challenge, Exponent Response) : ICanonical<Proof>
{
    /// <summary>challenge = H(prefix; g^w), response = w - x challenge mod q, with w fresh.</summary>
    public static Proof Of(Secret x, string prefix, IArithmetic arithmetic, IRandomness random)
    {
        using var w = Secret.Random(random);
        var challenge = Ballots.Challenge.Of(prefix, arithmetic.Power(Group.G, w));
        return Answer(w, x, challenge, arithmetic);
    }

    /// <summary>The response w - x challenge mod q to a challenge.</summary>
    public static Proof Answer(Secret w, Secret x, Exponent challenge, IArithmetic arithmetic)
    {
        using var minus = Secret.Of(-challenge);
        using var response = arithmetic.MultiplyAdd(x, minus, w);
        return new(challenge, response.Reveal());
    }

    /// <summary>Whether challenge = H(prefix; g^response X^challenge); on the way, whether X is in the group.</summary>
    public bool Holds(Element x, string prefix, IFixedBase g, IArithmetic arithmetic, bool membership, out bool isMember)
    {
        var commitments = arithmetic.Commitments(g, null, x, [new(Challenge, Response, Exponent.Zero)], membership, out isMember);
        return isMember && Ballots.Challenge.Of(prefix, commitments) == Challenge;
    }

    public static Proof Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"challenge\":"u8);
        var challenge = reader.Exponent();
        reader.Expect(",\"response\":"u8);
        var response = reader.Exponent();
        reader.Expect("}"u8);
        return new(challenge, response);
    }

    public void Write(CanonicalWriter to) =>
        to.Raw("{\"challenge\":"u8).Number(Challenge).Raw(",\"response\":"u8).Number(Response).Raw("}"u8);
}
