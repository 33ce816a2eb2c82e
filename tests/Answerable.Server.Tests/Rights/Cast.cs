using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rights;

/// <summary>Everybody whose rights are tried: the world's persons, the three administrators, a stranger in another county, and somebody
/// without a post.</summary>
internal static class Cast
{
    /// <summary>Holds a post of Beech Town that nobody asks anything of.</summary>
    public const string Stranger = "sten";

    public const string Postless = "nora";

    public static readonly string[] All =
    [
        "chen", "dana", "olga", "ivan", "tess", "tom", "emil", "anna", "carl", "asha", "boris", "sysadmin", "secadmin", "auditor",
            Stranger, Postless,
    ];

    /// <summary>Adds those who are not in the world, each with an account.</summary>
    public static async Task Complete(House house)
    {
        await Add(house, Postless);
        await Add(house, Stranger, ("YB1", "YB1-member"));
    }

    /// <summary>A person who holds these posts, which are made for them.</summary>
    public static Task Add(House house, string code, params (string Unit, string Post)[] posts) => house.Scope(async services =>
    {
        var (db, by, now) =
            (services.GetRequiredService<Db>(), Answerable.Domain.Actor.System(SystemVerbs.SetUp),
                services.GetRequiredService<TimeProvider>().ReadNow());
        var person = Person.Create(by, code, $"{char.ToUpperInvariant(code[0])}{code[1..]} Sample", now);
        db.Add(person);
        foreach (var (unit, post) in posts)
        {
            var made = Post.Create(by, await db.Set<Unit>().SingleAsync(u => u.Code == unit), post, $"Member {post}", "member", false, now);
            db.AddRange(made, made.Appoint(by, person.Id, AppointmentKind.Holder, now, now));
        }
        await db.SaveChangesAsync();
        var accounts = services.GetRequiredService<UserManager<Account>>();
        await accounts.CreateAsync(
            new Account
            {
                Id = Ids.New(now), UserName = code, PersonId = person.Id,
                PasswordHash = accounts.PasswordHasher.HashPassword(new Account(), World.Password)
            });
    });

    /// <summary>Everybody in the first of their posts.</summary>
    public static async Task<IReadOnlyDictionary<string, Actor>> Actors(House house)
    {
        var all = new Dictionary<string, Actor>();
        foreach (var code in All)
            all[code] =
                code == Postless
                    ? Answerable.Domain.Actor.WithoutPost(
                        await house.Read(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync()))
                            : await house.Actor(code);
        return all;
    }
}
