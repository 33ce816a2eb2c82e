using System.Globalization;
using System.Security.Claims;
using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Answerable.Bench;

/// <summary>The made-up city of the tests, 2,248 units, with a secretary in each of its villages too.</summary>
internal static class MadeUp
{
    /// <summary>Code of the root unit, of the person who organises over the whole city, and that person's name.</summary>
    public const string Root = "W", Organiser = "organiser", OrganiserName = "丙组织";

    /// <summary>Code of the person who may read the whole ledger.</summary>
    public const string Auditor = "auditor";

    /// <summary>Takes the roster in through the command.</summary>
    /// <param name="units">How many units it has when it is larger than the city of the tests.</param>
    public static async Task Fill(Place place, int units = 0)
    {
        var roster = units == 0 ? Repository.Roster("units.csv") : await Larger(place, units);
        var posts = Path.Combine(place.Folder, "posts.csv");
        var villages =
            (await File.ReadAllLinesAsync(Repository.Roster("units.csv"))).Select(l => l.Split(',')).Where(u => u[3] == "village");
        await File.WriteAllLinesAsync(posts, (await File.ReadAllLinesAsync(Repository.Roster("posts.csv")))
            .Append($"{Root},{Root}-09,审计员,auditor,{Auditor},庚审计,2026-01-01,audit")
            .Concat(villages.Select(u => $"{u[0]}-head,{u[0]}").Select(c => c.Split(','))
                .Select(c => $"{c[1]},{c[0]},村支部书记,secretary,{VillageHead(c[1])},样书记{c[1]},2026-01-01,")));
        await Child.Run(place, "import", "organisation", roster, posts, "--zone", "Asia/Shanghai", "--vocabulary", "party");
    }

    /// <summary>The city with made-up districts beside it, thirty of each kind under one of the kind above, until it has so many
    /// units.</summary>
    private static async Task<string> Larger(Place place, int units)
    {
        const int fan = 30;
        string[] levels = ["county", "county", "township", "village"], names = ["样区", "样县", "样镇", "样村"];
        var lines = (await File.ReadAllLinesAsync(Repository.Roster("units.csv"))).ToList();
        var parents = new List<string> { Root };
        for (var level = 0; level < levels.Length; level++)
        {
            var here = new List<string>();
            foreach (var parent in parents)
                for (var i = 1; i <= fan && lines.Count <= units; i++)
                {
                    here.Add(level == 0 ? $"X{i:00}" : $"{parent}{i:00}");
                    lines.Add($"{here[^1]},{parent},{names[level]}{here[^1]},{levels[level]}");
                }
            parents = here;
        }
        if (lines.Count != units + 1) throw new InvalidOperationException($"{lines.Count - 1} units, not {units}.");
        var path = Path.Combine(place.Folder, "units.csv");
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }

    /// <summary>Code of the person who heads a village.</summary>
    public static string VillageHead(string unit) => $"head-{unit.ToLower(CultureInfo.InvariantCulture)}";

    /// <summary>Gives persons accounts and answers the cookie that each would have after signing in, by the same ticket and keys.</summary>
    public static async Task<Dictionary<PersonId, string>> SignIn(IServiceProvider services, IReadOnlyList<Person> persons)
    {
        var (db, now) = (services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>().ReadNow());
        var normal = services.GetRequiredService<ILookupNormalizer>();
        var accounts = persons.Select(p => new Account
        {
            Id = Ids.New(now), PersonId = p.Id, UserName = p.Code, NormalizedUserName = normal.NormalizeName(p.Code),
            SecurityStamp = Ids.Random().ToString(), LockoutEnabled = true,
        }).ToList();
        db.AddRange(accounts);
        await db.SaveChangesAsync();
        var claims = services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>();
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var cookies = new Dictionary<PersonId, string>();
        foreach (var account in accounts)
        {
            ClaimsPrincipal principal = await claims.CreateAsync(account);
            var ticket =
                new AuthenticationTicket(principal, new() { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan },
                    IdentityConstants.ApplicationScheme);
            cookies[account.PersonId] = $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
        }
        return cookies;
    }

    /// <summary>The organiser's cookie.</summary>
    public static Task<string> SignInOrganiser(Place place) => SignInOne(place, Organiser);

    /// <summary>The cookie of a person of the city who has no account yet.</summary>
    public static Task<string> SignInOne(Place place, string code) => place.Scope(async services =>
    {
        var person = await services.GetRequiredService<Db>().Set<Person>().SingleAsync(p => p.Code == code);
        return (await SignIn(services, [person]))[person.Id];
    });
}
