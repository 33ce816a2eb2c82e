namespace Answerable.Domain.Reminders;

/// <summary>What counts as a mail address here: one mailbox at one host, in characters that stand in a header as they are.</summary>
public static class MailAddress
{
    /// <summary>Longest address in characters, by RFC 5321; of what stands before the at sign, 64.</summary>
    public const int Max = 254, MaxLocal = 64;

    private const string Marks = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>Reads an address as typed, without the space around it.</summary>
    /// <exception cref="Refused">It is empty, too long, or no address; quoted names, comments, several addresses, line ends and addresses
    /// beyond ASCII are none.</exception>
    public static string Read(string typed, string field)
    {
        var address = typed.Trim();
        Require.That(address.Length > 0, TextRules.Empty(field));
        Require.That(address.Length <= Max, TextRules.TooLong(field, address.Length, Max));
        Require.That(Is(address), ReminderRefusals.NoAddress.At(field));
        return address;
    }

    /// <summary>Whether a text is an address.</summary>
    public static bool Is(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && text.Length <= Max && IsLocal(text[..at]) && IsHost(text[(at + 1)..]);
    }

    private static bool IsLocal(string local) => local.Length <= MaxLocal && IsDotted(local)
        && local.All(c => char.IsAsciiLetterOrDigit(c) || Marks.Contains(c, StringComparison.Ordinal));

    private static bool IsHost(string host) => IsDotted(host) && host.Split('.').All(label => label.Length <= 63
        && !label.StartsWith('-') && !label.EndsWith('-') && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    /// <summary>No dot at either end, nor two side by side.</summary>
    private static bool IsDotted(string text) => text.Length > 0 && text.Split('.').All(part => part.Length > 0);
}
