using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Answerable.Domain;
using Answerable.Server.Reminders;
using Answerable.Server.Shell;
using Microsoft.Extensions.Configuration;

namespace Answerable.Server.Tests.Reminders;

/// <summary>What the operator says of the mail server, and what comes of it on the wire.</summary>
public sealed class MailSenderTests
{
    private static readonly Letter Any = new("anna@alder.test", "A subject", "A text\r\n.\r\nafter a dot\r\n",
        "<one@answerable.test>", null, "en");

    [Fact]
    public async Task A_line_with_a_dot_alone_ends_no_mail()
    {
        using var server = await MailServerProcess.Start();
        using var sender = new MailSender(Setting(server.Port));
        Assert.Equal(MailAnswer.Taken, (await sender.Send(Any, CancellationToken.None)).Answer);
        Assert.Contains("after a dot", Assert.Single(server.Mails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_mail_and_no_password()
    {
        var folder = Directory.CreateTempSubdirectory("answerable-tls").FullName;
        var both = Path.Combine(folder, "both.pem");
        using (var openssl = Process.Start(new ProcessStartInfo("openssl",
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", both, "-out", Path.Combine(folder, "cert.pem"), "-days", "2",
                "-subj", "/CN=localhost"])
        { RedirectStandardError = true })!) await openssl.WaitForExitAsync();
        await File.AppendAllTextAsync(both, await File.ReadAllTextAsync(Path.Combine(folder, "cert.pem")));
        using var server = await MailServerProcess.Start(both);
        using var secured = new MailSender(Setting(server.Port) with { IsSecured = true, SignInName = "digest", Password = "secret" });
        Assert.Equal(MailAnswer.NoServer, (await secured.Send(Any, CancellationToken.None)).Answer);
        // The server wants STARTTLS: in the clear it takes nothing either.
        using var clear = new MailSender(Setting(server.Port));
        Assert.Equal(MailAnswer.NoServer, (await clear.Send(Any, CancellationToken.None)).Answer);
        Assert.Empty(server.Mails);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_server_that_says_nothing_at_all_and_one_that_is_not_there_are_not_waited_for()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var watch = Stopwatch.StartNew();
        using (var sender = new MailSender(Setting(port)))
            Assert.Equal(MailAnswer.NoServer, (await sender.Send(Any, CancellationToken.None)).Answer);
        silent.Stop();
        using (var sender = new MailSender(Setting(port)))
            Assert.Equal(MailAnswer.NoServer, (await sender.Send(Any, CancellationToken.None)).Answer);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Theory]
    [InlineData("mail.test", "starttls", "", "from@a.test", "https://a.test", null)]
    [InlineData("mail.test:25", "starttls", "me", "from@a.test", "https://a.test", null)]
    [InlineData("127.0.0.1:25", "none", "me", "from@a.test", "https://a.test", null)]
    [InlineData("mail.test:25", "none", "me", "from@a.test", "https://a.test", "reminders.smtp-in-the-clear")]
    [InlineData("mail.test:port", "none", "", "from@a.test", "https://a.test", "reminders.smtp-unreadable")]
    [InlineData("mail test", "none", "", "from@a.test", "https://a.test", "reminders.smtp-unreadable")]
    [InlineData("mail.test", "tls", "", "from@a.test", "https://a.test", "reminders.smtp-unreadable")]
    [InlineData("mail.test", "none", "", "from", "https://a.test", "reminders.smtp-unreadable")]
    [InlineData("mail.test", "none", "", "from@a.test", "", "reminders.smtp-without-address")]
    public void What_cannot_be_read_is_said(string host, string security, string name, string from, string address, string? code)
    {
        var told = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [SmtpSetting.HostSetting] = host, [SmtpSetting.SecuritySetting] = security, [SmtpSetting.SignInSetting] = name,
            [SmtpSetting.FromSetting] = from, [Reach.AddressSetting] = address,
        }).Build();
        var reach = Reach.From(told);
        if (code is null) Assert.NotNull(SmtpSetting.Read(told, reach));
        else Assert.Equal(code, Assert.Throws<Refused>(() => SmtpSetting.Read(told, reach)).Refusals[0].Code);
    }

    private static SmtpSetting Setting(int port) =>
        new("127.0.0.1", port, false, null, null, "digest@answerable.test", "https://answerable.test", 7, 2);
}
