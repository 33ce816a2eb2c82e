using System.Text;

namespace Answerable.Ballots;

/// <summary>A message with a Schnorr signature, challenge = H(<c>sigmsg|M|</c>; g^w) (section 4.6.1).</summary>
public sealed record SignedMessage(string Message, Proof Signature) : ICanonical<SignedMessage>
{
    public static SignedMessage Of<T>(T content, Secret signingKey, IArithmetic arithmetic, IRandomness random) where T : ICanonical<T> =>
        Of(Encoding.UTF8.GetString(Canonical.Bytes(content)), signingKey, arithmetic, random);

    public static SignedMessage Of(string message, Secret signingKey, IArithmetic arithmetic, IRandomness random) =>
        new(message, Proof.Of(signingKey, Prefix(message), arithmetic, random));

    /// <summary>Whether the holder of the verification key signed the message.</summary>
    public bool Holds(Element verificationKey, IFixedBase g, IArithmetic arithmetic) =>
        Holds(Message, Signature, verificationKey, g, arithmetic);

    /// <summary>Whether a detached signature holds.</summary>
    public static bool Holds(string message, Proof signature, Element verificationKey, IFixedBase g, IArithmetic arithmetic) =>
        signature.Holds(verificationKey, Prefix(message), g, arithmetic, membership: false, out _);

    /// <summary>What the message holds. <exception cref="BrokenRuleException">When it is not in canonical form.</exception></summary>
    public T Content<T>() where T : ICanonical<T> => Canonical.Parse<T>(Encoding.UTF8.GetBytes(Message));

    public static SignedMessage Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"message\":"u8);
        var message = reader.Text();
        reader.Expect(",\"signature\":"u8);
        var signature = Proof.Read(ref reader);
        reader.Expect("}"u8);
        return new(message, signature);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"message\":"u8).Text(Message).Raw(",\"signature\":"u8).Value(Signature).Raw("}"u8);

    private static string Prefix(string message) => $"sigmsg|{message}|";
}
