using System.Security.Cryptography;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>
/// Tellers for a day as guests: a sealed cookie names the code; whether it still lets in is read each time. Open to them are their own
/// own entries in the groups of their round, and nothing else.
/// </summary>
internal sealed class DayGuests(Db db, IDataProtectionProvider protection) : IGuests
{
    /// <summary>What lets in, until it is left; and which codes have come in from this browser, for whoever comes next.</summary>
    public const string Cookie = "answerable-teller", Used = "answerable-tellers", Page = "/teller";

    /// <summary>Codes are for one day, wherever on earth it is.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(50);

    /// <summary>Of so many codes a browser is remembered for.</summary>
    private const int MostUsed = 8;

    private static readonly string[] Desks = ["/ballots/{Id:guid}/enter", "/ballots/{Id:guid}/papers", "/ballots/{Id:guid}/machine"];

    private readonly IDataProtector protector = protection.CreateProtector("teller for a day");

    public async Task<Guest?> Find(HttpContext http, DateOnly today)
    {
        if (Read(http, Cookie) is not [var id, ..]) return null;
        var found = await (from t in db.Set<DayTeller>().AsNoTracking()
                           join p in db.Set<Post>() on t.PostId equals p.Id
                           join u in db.Set<Unit>() on p.UnitId equals u.Id
                           where t.Id == id
                           select new { Teller = t, Post = new OwnPost(p.Id, p.Name, u.Id, u.Name, true, u.Code, u.Path) })
            .FirstOrDefaultAsync();
        return found is null || !found.Teller.LetsIn(today) ? null
            : new(id.Value, found.Teller.RoundId.Value, found.Teller.PersonId, found.Teller.Name, found.Post);
    }

    public async Task<bool> MayOpen(HttpContext http, Guest guest)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        if (route == Page) return true;
        if (!Desks.Contains(route) || !Guid.TryParse(http.Request.RouteValues["Id"]?.ToString(), out var id)) return false;
        var (group, round) = (new AssessorGroupId(id), new RoundId(guest.About));
        return await db.Set<AssessorGroup>().AnyAsync(g => g.Id == group && g.RoundId == round);
    }

    /// <summary>After the code was right; the browser forgets it at its end.</summary>
    public void Keep(HttpContext http, DayTellerId id)
    {
        Give(http, Cookie, [id], null);
        Give(http, Used, [id, .. Read(http, Used).Where(u => u != id).Take(MostUsed)], Remembered);
    }

    /// <summary>Whether a teller of the round in another place has come in from this browser, also one who has left since.</summary>
    public Task<bool> WasAnother(HttpContext http, DayTeller given)
    {
        var used = Read(http, Used);
        return used.Count == 0 ? Task.FromResult(false)
            : db.Set<DayTeller>().AnyAsync(t => used.Contains(t.Id) && t.RoundId == given.RoundId && t.PostId != given.PostId);
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    private void Give(HttpContext http, string name, IEnumerable<DayTellerId> ids, TimeSpan? lasts) => http.Response.Cookies.Append(name,
        protector.Protect(string.Join('.', ids.Select(i => i.Value.ToString("N")))),
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = lasts });

    private List<DayTellerId> Read(HttpContext http, string name)
    {
        if (http.Request.Cookies[name] is not { Length: > 0 } cookie) return [];
        try
        {
            return [.. protector.Unprotect(cookie).Split('.').Where(i => Guid.TryParseExact(i, "N", out _))
                .Select(i => new DayTellerId(Guid.ParseExact(i, "N")))];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
