using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Answerable.Server.Reminders;

/// <summary>Secrets of mails and calendars: 256 bits of chance, of which only the hash is stored.</summary>
internal static class LinkSecret
{
    public static string Make() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>The link in each mail that ends such mails without signing in. Nothing is stored for it: it is sealed with the keys in the
/// database, and holds what it is about, which changes with the address.</summary>
internal sealed class StopLinks(IDataProtectionProvider protection)
{
    public const string Path = "/digest/stop";

    private readonly IDataProtector seal = protection.CreateProtector("Answerable.Reminders.Stop");

    /// <param name="stopKey">Of the mailbox.</param>
    public string Of(PersonId person, Guid stopKey) =>
        $"{Path}/{WebEncoders.Base64UrlEncode(seal.Protect([.. person.Value.ToByteArray(), .. stopKey.ToByteArray()]))}";

    /// <summary>Null for what is none.</summary>
    public (PersonId Person, Guid StopKey)? Read(string token)
    {
        try
        {
            return seal.Unprotect(WebEncoders.Base64UrlDecode(token)) is { Length: 32 } bytes
                ? (new(new Guid(bytes.AsSpan(0, 16))), new Guid(bytes.AsSpan(16))) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a mail is known by.</summary>
internal static class MessageIds
{
    /// <summary>The same for one person and day, whatever is tried again; it tells nothing about either.</summary>
    public static string Of(PersonId person, DateOnly day, string from) => Of($"digest {person.Value} {day:O}", from);

    public static string Of(string about, string from)
    {
        var host = from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..];
        return $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)))[..40]}@{host}>";
    }
}
