using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Answerable.Server.Tests.Reminders;

/// <summary>A mail as the server has it.</summary>
internal sealed record TakenMail(string To, string Id, string Subject, string Text, string Whole);

/// <summary>A mail server that is not ours: Debian's python3-aiosmtpd, in a process of its own. Addresses that begin with <c>unknown</c>,
/// <c>busy</c>, <c>refused</c>, <c>full</c>, <c>silent</c> and <c>lost</c> are answered so.</summary>
internal sealed class MailServerProcess : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly Process process;

    private MailServerProcess(Process process, string folder, int port) => (this.process, Folder, Port) = (process, folder, port);

    public string Folder { get; }

    public int Port { get; }

    /// <param name="certificate">A file with key and certificate, for STARTTLS; null speaks in the clear.</param>
    public static async Task<MailServerProcess> Start(string? certificate = null, int? port = null)
    {
        var folder = Directory.CreateTempSubdirectory("answerable-mail").FullName;
        var chosen = port ?? FreePort();
        List<string> words = [Path.Combine(AppContext.BaseDirectory, "Reminders", "mail_server.py"), folder, $"{chosen}"];
        if (certificate is not null) words.Add(certificate);
        var process = Process.Start(new ProcessStartInfo(Python, words) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(patience.Token));
        return new(process, folder, chosen);
    }

    /// <summary>Runs a script beside this one and says what it printed.</summary>
    public static async Task<string> Run(string script, string input)
    {
        using var run = Process.Start(new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "Reminders", script)])
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await run.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input));
        run.StandardInput.Close();
        var (said, failed) = (await run.StandardOutput.ReadToEndAsync(), await run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? said : throw new InvalidOperationException(failed);
    }

    /// <summary>Everything that it took.</summary>
    public IReadOnlyList<TakenMail> Mails => [.. Directory.GetFiles(Folder, "*.eml").Order(StringComparer.Ordinal)
        .Select(f => Read(File.ReadAllText(f)))];

    public void Forget()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.eml")) File.Delete(file);
    }

    private static TakenMail Read(string whole)
    {
        var parts = whole.Split("\r\n\r\n", 2);
        var unfolded = parts[0].Replace("\r\n ", " ", StringComparison.Ordinal);
        string Header(string name) => Regex.Match(unfolded, $"(?mi)^{name}: (.*?)\r?$").Groups[1].Value;
        var body = Header("Content-Transfer-Encoding").ToUpperInvariant() switch
        {
            "BASE64" => Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].ReplaceLineEndings(""))),
            "QUOTED-PRINTABLE" => Quoted(parts[1]),
            _ => parts[1],
        };
        return new(Header("To-Envelope"), Header("Message-ID"), Worded(Header("Subject")), body, parts[0]);
    }

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        var bare = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < bare.Length; i++)
        {
            if (bare[i] != '=') bytes.Add((byte)bare[i]);
            else
            {
                bytes.Add(Convert.ToByte(bare.Substring(i + 1, 2), 16));
                i += 2;
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Encoded words of RFC 2047.</summary>
    private static string Worded(string header) => string.Concat(Regex.Split(header, @"(?<=\?=)\s+(?==\?)").Select(word =>
        Regex.Match(word, @"=\?utf-8\?(B|Q)\?(.*?)\?=", RegexOptions.IgnoreCase) is { Success: true } found
            ? found.Groups[1].Value is "B" or "b" ? Encoding.UTF8.GetString(Convert.FromBase64String(found.Groups[2].Value))
                : Quoted(found.Groups[2].Value.Replace('_', ' ')) : word));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>A house that sends its mails to such a server.</summary>
public sealed class MailHouse : IAsyncLifetime
{
    public const string Origin = "http://localhost";

    internal House House { get; } = new();

    internal MailServerProcess Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await MailServerProcess.Start();
        foreach (var (name, value) in Settings(Server.Port)) House.Settings[name] = value;
        await House.InitializeAsync();
    }

    /// <summary>What the operator says.</summary>
    internal static Dictionary<string, string?> Settings(int port) => new()
    {
        ["ANSWERABLE_SMTP"] = $"127.0.0.1:{port}", ["ANSWERABLE_SMTP_SECURITY"] = "none",
        ["ANSWERABLE_SMTP_FROM"] = "digest@answerable.test",
        ["ANSWERABLE_SMTP_SECONDS"] = "2", ["ANSWERABLE_ADDRESS"] = Origin,
    };

    public async Task DisposeAsync()
    {
        await House.DisposeAsync();
        Server.Dispose();
    }
}
