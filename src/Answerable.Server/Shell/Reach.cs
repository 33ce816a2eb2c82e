using System.Net;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>
/// Under which address people reach the product, and which proxy's word about a request is believed:
/// <c>ANSWERABLE_ADDRESS</c> and <c>ANSWERABLE_PROXY</c>.
/// </summary>
/// <param name="Address">Scheme and host, without a path; null where it is what the product listens on.</param>
/// <param name="Hosts">Hosts that a request may name; another is answered 400. Empty allows every one.</param>
/// <param name="Proxies">Addresses of the proxies; empty where no header is believed.</param>
internal sealed record Reach(string? Address, IReadOnlyList<string> Hosts, IReadOnlyList<IPAddress> Proxies)
{
    public const string AddressSetting = "ANSWERABLE_ADDRESS";
    public const string ProxySetting = "ANSWERABLE_PROXY";

    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] Anywhere = ["*", "+", "0.0.0.0", "[::]"];

    /// <exception cref="Refused">A setting cannot be read.</exception>
    public static Reach From(IConfiguration configuration)
    {
        Require.None(Split(configuration["urls"], ';').Where(url => !CanListen(url))
            .Select(url => Refusal.Of("shell.urls-unreadable", ("address", url))));
        var proxies = Split(configuration[ProxySetting], ',').Select(ProxyAt).ToList();
        if (configuration[AddressSetting] is not { Length: > 0 } told) return new(null, Listening(configuration["urls"] ?? ""), proxies);
        Require.That(Uri.TryCreate(told, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/"
            && uri.Host.Length > 0, Refusal.Of("shell.address-unreadable", ("address", told)));
        return new(uri!.GetLeftPart(UriPartial.Authority), [uri.Host], proxies);
    }

    /// <summary>How links to a page begin that are read elsewhere: on paper, in a message.</summary>
    public string Origin(HttpRequest request) => Address ?? $"{request.Scheme}://{request.Host}";

    /// <summary>The hosts of the addresses that the server listens on; whoever listens everywhere is reached under any.</summary>
    private static IReadOnlyList<string> Listening(string urls)
    {
        var hosts = Split(urls, ';').Select(HostOf).ToList();
        if (hosts.Any(Anywhere.Contains)) return [];
        return [.. hosts.Any(Loopback.Contains) ? hosts.Union(Loopback) : hosts.Distinct()];
    }

    // The server itself would take a host that it cannot read, as in http://127.0.0.1:port, for every address of the machine, port 80.
    private static bool CanListen(string url)
    {
        try
        {
            var read = BindingAddress.Parse(url);
            return read.Scheme is "http" or "https" && read.Port <= IPEndPoint.MaxPort && read.PathBase.Length == 0
                && (!read.Host.Contains(':', StringComparison.Ordinal) || IPAddress.TryParse(read.Host, out _));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>As Kestrel reads it: the scheme, a host that may be a star, a port.</summary>
    private static string HostOf(string url)
    {
        var host = url[(url.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..].Split('/')[0];
        return host.LastIndexOf(':') is var port && port > host.LastIndexOf(']') ? host[..port] : host;
    }

    private static IPAddress ProxyAt(string told) =>
        IPAddress.TryParse(told, out var address) ? address : throw new Refused(Refusal.Of("shell.proxy-unreadable", ("address", told)));

    private static string[] Split(string? text, char at) =>
        (text ?? "").Split(at, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
