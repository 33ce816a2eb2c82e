using System.Net;
using System.Net.Mail;
using System.Text;

namespace Answerable.Server.Reminders;

/// <summary>A mail as it is sent: plain text.</summary>
/// <param name="Id">The same for each try: whoever got it twice can tell.</param>
/// <param name="Stop">Where one click ends such mails; null for one that was asked for just now.</param>
internal sealed record Letter(string To, string Subject, string Text, string Id, string? Stop, string Language);

/// <summary>What became of a mail.</summary>
internal enum MailAnswer
{
    /// <summary>The server has it.</summary>
    Taken,

    /// <summary>The server takes this one later, perhaps.</summary>
    NotNow,

    /// <summary>The server takes no mail for this address, ever.</summary>
    NoSuchAddress,

    /// <summary>The server does not take this one; another day's may be taken.</summary>
    Refused,

    /// <summary>The server does not answer, does not know us, or wants none from us: it is the same for every mail.</summary>
    NoServer,
}

/// <param name="Code">What the server said, as its number; 0 where it said nothing.</param>
internal readonly record struct MailResult(MailAnswer Answer, int Code);

/// <summary>One connection to the mail server, by which mails go one after the other. It is closed by whoever opened it.</summary>
internal sealed class MailSender : IDisposable
{
    private readonly SmtpSetting setting;
    private SmtpClient client;

    public MailSender(SmtpSetting setting) => (this.setting, client) = (setting, Connect(setting));

    public async Task<MailResult> Send(Letter letter, CancellationToken cancel)
    {
        using var mail = Made(letter);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(setting.Seconds));
        try
        {
            // A server that never says anything is not waited for, wherever the sending stands.
            await client.SendMailAsync(mail, patience.Token).WaitAsync(patience.Token);
            return new(MailAnswer.Taken, 250);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Again();
            return new(MailAnswer.NoServer, 0);
        }
        catch (SmtpFailedRecipientException e)
        {
            Again();
            return new(OfRecipient((int)e.StatusCode), (int)e.StatusCode);
        }
        catch (SmtpException e)
        {
            Again();
            return new(Meaning((int)e.StatusCode), Math.Max(0, (int)e.StatusCode));
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            Again();
            return new(MailAnswer.NoServer, 0);
        }
    }

    /// <summary>552 and 554 are of one mail; 450 to 452 pass; everything else is about the server, or about us.</summary>
    private static MailAnswer Meaning(int code) => code switch
    {
        552 or 554 => MailAnswer.Refused,
        450 or 451 or 452 => MailAnswer.NotNow,
        _ => MailAnswer.NoServer,
    };

    /// <summary>554 is what servers say that relay for nobody here: the address is not to blame.</summary>
    private static MailAnswer OfRecipient(int code) => code switch
    {
        550 or 551 or 553 or 556 => MailAnswer.NoSuchAddress,
        >= 500 => MailAnswer.Refused,
        _ => MailAnswer.NotNow,
    };

    /// <summary>After a failure the connection is in a state that nobody knows.</summary>
    private void Again()
    {
        client.Dispose();
        client = Connect(setting);
    }

    private static SmtpClient Connect(SmtpSetting setting) => new(setting.Host, setting.Port)
    {
        EnableSsl = setting.IsSecured,
        Credentials = setting.SignInName is { } name ? new NetworkCredential(name, setting.Password) : null,
        DeliveryMethod = SmtpDeliveryMethod.Network,
        Timeout = setting.Seconds * 1000,
    };

    private MailMessage Made(Letter letter)
    {
        var mail = new MailMessage(setting.From, letter.To)
        {
            Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, Body = letter.Text, BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", letter.Id);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("Content-Language", letter.Language);
        if (letter.Stop is { } stop)
        {
            mail.Headers.Add("List-Unsubscribe", $"<{stop}>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return mail;
    }

    public void Dispose() => client.Dispose();
}
