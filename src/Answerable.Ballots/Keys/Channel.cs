using System.Security.Cryptography;
using System.Text;

namespace Answerable.Ballots;

/// <summary>
/// Private messages between the members of a ceremony, carried by a server that cannot read them (section 4.6):
/// the message with its recipient, signed, and encrypted under a key K = g^k that ElGamal hands over.
/// </summary>
public static class Channel
{
    private const int Tag = 8;
    private const int LongPlaintext = 1 << 16;

    /// <summary>Signs and encrypts a message.</summary>
    public static EncryptedMessage Send<T>(T content, Secret signingKey, Element recipient, IArithmetic arithmetic,
        IRandomness random) where T : ICanonical<T>
    {
        var message = new ChannelMessage(recipient, Encoding.UTF8.GetString(Canonical.Bytes(content)));
        var plaintext = Canonical.Bytes(SignedMessage.Of(message, signingKey, arithmetic, random));
        using var r = Secret.Random(random);
        using var k = Secret.Random(random);
        var alpha = arithmetic.Power(Group.G, r);
        var key = arithmetic.Power(Group.G, k);
        var data = new byte[plaintext.Length + Tag];
        using (var aes = new AesCcm(Digest("key|", key)))
            aes.Encrypt(Nonce(alpha, plaintext.Length), plaintext, data.AsSpan(0, plaintext.Length), data.AsSpan(plaintext.Length));
        CryptographicOperations.ZeroMemory(plaintext);
        return new(alpha, arithmetic.Multiply(arithmetic.Power(recipient, r), key), Convert.ToHexStringLower(data));
    }

    /// <summary>Decrypts a message and checks who signed it and for whom.</summary>
    /// <param name="sender">The verification key of whom it must come from.</param>
    /// <param name="recipient">The own encryption key, which it must name.</param>
    /// <exception cref="ChannelException">When it was altered, or comes from or is for somebody else.</exception>
    /// <exception cref="BrokenRuleException">When it is not in canonical form.</exception>
    public static T Receive<T>(EncryptedMessage sent, Secret decryptionKey, Element recipient, Element sender,
        IArithmetic arithmetic) where T : ICanonical<T>
    {
        if (!arithmetic.IsMember(sent.Alpha) || !arithmetic.IsMember(sent.Beta)) throw new BrokenRuleException(Rule.Membership, "message");
        if (sent.Data.Length < 2 * Tag || sent.Data.Length % 2 != 0 || !sent.Data.All(char.IsAsciiHexDigitLower))
            throw new BrokenRuleException(Rule.Canonical, "message data");
        var data = Convert.FromHexString(sent.Data);
        var key = arithmetic.Divide(sent.Beta, arithmetic.Power(sent.Alpha, decryptionKey));
        var plaintext = new byte[data.Length - Tag];
        try
        {
            using var aes = new AesCcm(Digest("key|", key));
            aes.Decrypt(Nonce(sent.Alpha, plaintext.Length), data.AsSpan(0, plaintext.Length), data.AsSpan(plaintext.Length), plaintext);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new ChannelException("encrypted for another key, or altered");
        }
        var signed = Canonical.Parse<SignedMessage>(plaintext);
        CryptographicOperations.ZeroMemory(plaintext);
        using var g = arithmetic.FixedBase(Group.G);
        if (!signed.Holds(sender, g, arithmetic)) throw new ChannelException("not signed by the sender");
        var message = signed.Content<ChannelMessage>();
        if (message.Recipient != recipient) throw new ChannelException("meant for somebody else");
        return Canonical.Parse<T>(Encoding.UTF8.GetBytes(message.Message));
    }

    /// <summary>13 bytes; 12 where the length of the plaintext needs three bytes.</summary>
    private static byte[] Nonce(Element alpha, int plaintextLength) => Digest("iv|", alpha)[..(plaintextLength < LongPlaintext ? 13 : 12)];

    private static byte[] Digest(string prefix, Element element) => SHA256.HashData(Encoding.ASCII.GetBytes(prefix + element));
}

/// <summary>A private message that must not be trusted: its place in the ceremony is the sender's to repeat.</summary>
public sealed class ChannelException(string reason) : Exception($"The message is {reason}.");
