namespace Answerable.Ballots;

/// <summary>What is signed inside a private message (section 4.6.3).</summary>
/// <param name="Recipient">The encryption key that it was meant for.</param>
public sealed record ChannelMessage(Element Recipient, string Message) : ICanonical<ChannelMessage>
{
    public static ChannelMessage Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"recipient\":"u8);
        var recipient = reader.Element();
        reader.Expect(",\"message\":"u8);
        var message = reader.Text();
        reader.Expect("}"u8);
        return new(recipient, message);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"recipient\":"u8).Number(Recipient).Raw(",\"message\":"u8).Text(Message).Raw("}"u8);
}

/// <summary>An encrypted message (section 4.6.1): alpha = g^r, beta = ek^r K, data = hexadecimal of AES-256-CCM under K.</summary>
public sealed record EncryptedMessage(Element Alpha, Element Beta, string Data) : ICanonical<EncryptedMessage>
{
    public static EncryptedMessage Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"alpha\":"u8);
        var alpha = reader.Element();
        reader.Expect(",\"beta\":"u8);
        var beta = reader.Element();
        reader.Expect(",\"data\":"u8);
        var data = reader.Text();
        reader.Expect("}"u8);
        return new(alpha, beta, data);
    }

    public void Write(CanonicalWriter to) =>
        to.Raw("{\"alpha\":"u8).Number(Alpha).Raw(",\"beta\":"u8).Number(Beta).Raw(",\"data\":"u8).Text(Data).Raw("}"u8);
}

/// <summary>A number as a message's content: <c>{"secret":…}</c> for a share, <c>{"decryption_key":…}</c> for what a member
/// keeps.</summary>
public sealed record SecretNumber(bool IsDecryptionKey, Exponent Value) : ICanonical<SecretNumber>
{
    public static SecretNumber Read(ref CanonicalReader reader)
    {
        var isKey = reader.Next("{\"decryption_key\":"u8);
        if (!isKey) reader.Expect("{\"secret\":"u8);
        var value = reader.PrivateNumber();
        reader.Expect("}"u8);
        return new(isKey, value);
    }

    public void Write(CanonicalWriter to)
    {
        if (IsDecryptionKey) to.Raw("{\"decryption_key\":"u8);
        else to.Raw("{\"secret\":"u8);
        to.Number(Value).Raw("}"u8);
    }
}
