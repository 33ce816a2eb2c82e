namespace Answerable.Ballots;

/// <summary>An ElGamal encryption of g^m: alpha = g^r, beta = y^r g^m (section 4.11.1).</summary>
public readonly record struct Ciphertext(Element Alpha, Element Beta) : ICanonical<Ciphertext>
{
    /// <summary>The encryption of 0 with r = 0, the empty product.</summary>
    public static Ciphertext One => new(Element.One, Element.One);

    /// <summary>Encrypts m under y with randomness r, in time that does not depend on either.</summary>
    public static Ciphertext Encrypt(Secret m, Secret r, Element y, IArithmetic arithmetic) =>
        new(arithmetic.Power(Group.G, r), arithmetic.Multiply(arithmetic.Power(y, r), arithmetic.Power(Group.G, m)));

    /// <summary>The encryption of the sum.</summary>
    public Ciphertext Times(Ciphertext other, IArithmetic arithmetic) =>
        new(arithmetic.Multiply(Alpha, other.Alpha), arithmetic.Multiply(Beta, other.Beta));

    /// <summary>The encryption of the difference.</summary>
    public Ciphertext Over(Ciphertext other, IArithmetic arithmetic) =>
        new(arithmetic.Divide(Alpha, other.Alpha), arithmetic.Divide(Beta, other.Beta));

    /// <summary>The encryption of a multiple.</summary>
    public Ciphertext Power(long weight, IArithmetic arithmetic) => weight == 1 ? this :
        new(arithmetic.Power(Alpha, Exponent.Of(weight)), arithmetic.Power(Beta, Exponent.Of(weight)));

    public static Ciphertext Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"alpha\":"u8);
        var alpha = reader.Element();
        reader.Expect(",\"beta\":"u8);
        var beta = reader.Element();
        reader.Expect("}"u8);
        return new(alpha, beta);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"alpha\":"u8).Number(Alpha).Raw(",\"beta\":"u8).Number(Beta).Raw("}"u8);
}
