using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace Answerable.Server.People;

/// <summary>
/// Which accounts have signed in from a browser before: a sealed cookie that outlives the session. It lets nobody in; it only has the
/// browser's wrong passwords counted apart. A new password ends it.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    public const string Cookie = "answerable-known";

    /// <summary>For a computer that several people use; whoever signed in longest ago is forgotten.</summary>
    private const int MostAccounts = 8;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    private readonly IDataProtector protector = protection.CreateProtector("known browser");

    /// <param name="Id">Of this browser for this account alone.</param>
    /// <param name="Password">A digest of the stored password hash.</param>
    private sealed record Entry(Guid Account, Guid Id, string Password, DateTimeOffset Until);

    /// <summary>Under what this browser is known for the account; null when it is not.</summary>
    public Guid? Find(HttpContext http, Account account, DateTimeOffset now) => Find(Read(http), account, now)?.Id;

    /// <summary>Whether the browser is known for any account: nothing need be looked up otherwise.</summary>
    public bool IsAny(HttpContext http) => Read(http).Count > 0;

    /// <summary>After a sign-in.</summary>
    public void Keep(HttpContext http, Account account, DateTimeOffset now)
    {
        var entries = Read(http);
        var id = Find(entries, account, now)?.Id ?? Ids.Random();
        Entry kept = new(account.Id, id, Digest(account), now + Lasts);
        var value = string.Join('\n', entries.Where(e => e.Account != account.Id).Prepend(kept).Take(MostAccounts).Select(Write));
        http.Response.Cookies.Append(Cookie, protector.Protect(value), new()
        {
            HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Lasts,
        });
    }

    private static Entry? Find(List<Entry> entries, Account account, DateTimeOffset now) =>
        entries.Find(e => e.Account == account.Id && e.Until > now && e.Password == Digest(account));

    private static string Digest(Account account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.PasswordHash ?? "")).AsSpan(0, 16));

    private static string Write(Entry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.Account:N} {entry.Id:N} {entry.Password} {entry.Until.ToUnixTimeSeconds()}");

    private static Entry Parse(string line)
    {
        var part = line.Split(' ');
        var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(part[3], CultureInfo.InvariantCulture));
        return new(Guid.ParseExact(part[0], "N"), Guid.ParseExact(part[1], "N"), part[2], until);
    }

    private List<Entry> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } cookie) return [];
        try
        {
            return [.. protector.Unprotect(cookie).Split('\n').Select(Parse)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
