using System.Globalization;
using System.Net;
using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Reminders;

/// <summary>Which mail server takes the product's mails, as its operator says.</summary>
/// <param name="IsSecured">By STARTTLS, with a certificate that the machine trusts.</param>
/// <param name="From">The address from which mails come.</param>
/// <param name="Origin">How links in mails begin.</param>
/// <param name="Hour">From which hour on, in the organisation's zone, digests go out.</param>
/// <param name="Seconds">So long one mail may take before the server counts as silent.</param>
internal sealed record SmtpSetting(string Host, int Port, bool IsSecured, string? SignInName, string? Password, string From, string Origin,
    int Hour, int Seconds)
{
    public const string HostSetting = "ANSWERABLE_SMTP", SecuritySetting = "ANSWERABLE_SMTP_SECURITY",
        SignInSetting = "ANSWERABLE_SMTP_USER", PasswordSetting = "ANSWERABLE_SMTP_PASSWORD",
        FromSetting = "ANSWERABLE_SMTP_FROM", SecondsSetting = "ANSWERABLE_SMTP_SECONDS",
        HourSetting = "ANSWERABLE_DIGEST_HOUR";

    private const int StandardPort = 587, StandardHour = 7, StandardSeconds = 30;

    /// <summary>Null where no mail server is named: then no mail is sent at all.</summary>
    /// <exception cref="Refused">A setting cannot be read, or one that is needed is missing.</exception>
    public static SmtpSetting? Read(IConfiguration configuration, Reach reach)
    {
        if (configuration[HostSetting] is not { Length: > 0 } told) return null;
        var colon = told.LastIndexOf(':');
        var (host, port) = colon > 0 && colon > told.LastIndexOf(']')
            ? (told[..colon], Number(told, told[(colon + 1)..], 1, IPEndPoint.MaxPort)) : (told, StandardPort);
        Require.That(Uri.CheckHostName(host.Trim('[', ']')) != UriHostNameType.Unknown, Unreadable(HostSetting, told));
        var security = configuration[SecuritySetting] ?? "starttls";
        Require.That(security is "starttls" or "none", Unreadable(SecuritySetting, security));
        var from = configuration[FromSetting] ?? "";
        Require.That(Domain.Reminders.MailAddress.Is(from), Unreadable(FromSetting, from));
        Require.That(reach.Address is not null, Refusal.Of("reminders.smtp-without-address", ("setting", Reach.AddressSetting)));
        var (name, isSecured) = (configuration[SignInSetting], security == "starttls");
        // A password is not sent in the clear to another machine.
        Require.That(name is not { Length: > 0 } || isSecured || IsThisMachine(host), Refusal.Of("reminders.smtp-in-the-clear"));
        return new(host.Trim('[', ']'), port, isSecured, name is { Length: > 0 } ? name : null, configuration[PasswordSetting], from,
            reach.Address!, Optional(configuration, HourSetting, StandardHour, 0, 23),
            Optional(configuration, SecondsSetting, StandardSeconds, 1, 300));
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static int Optional(IConfiguration configuration, string setting, int otherwise, int min, int max) =>
        configuration[setting] is { Length: > 0 } told ? Number(setting, told, min, max) : otherwise;

    private static int Number(string setting, string told, int min, int max) =>
        int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number
            : throw new Refused(Unreadable(setting, told));

    private static Refusal Unreadable(string setting, string told) =>
        Refusal.Of("reminders.smtp-unreadable", ("setting", setting), ("told", told));
}

/// <summary>The mail server, where one is named.</summary>
internal sealed record MailServer(SmtpSetting? Setting)
{
    public bool IsThere => Setting is not null;
}
