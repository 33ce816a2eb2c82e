using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests;

/// <summary>
/// The named world that feeds every test: a made-up city Y with a standing committee, an organisation department,
/// two counties with a town each, and an education department. Person codes are first names; each password is <see cref="Password"/>.
/// </summary>
internal static class World
{
    public const string Password = "a quiet afternoon";

    public static readonly DateTimeOffset Start = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    /// <summary>unit code, parent code, name, level.</summary>
    public static readonly (string Code, string? Parent, string Name, string Level)[] Units =
    [
        ("Y", null, "Yunsample City", "city"),
        ("YO", "Y", "Organisation Department", "department"),
        ("YE", "Y", "Education Department", "department"),
        ("YA", "Y", "Alder County", "county"),
        ("YA1", "YA", "Ash Town", "township"),
        ("YB", "Y", "Birch County", "county"),
        ("YB1", "YB", "Beech Town", "township"),
    ];

    /// <summary>unit, post code, post, kind, person code (null: vacant), person, rights over the unit named after the colon (default: own
    /// unit).</summary>
    public static readonly (string Unit, string Code, string Name, string Kind, string? Person, string? PersonName, string Rights)[] Posts =
    [
        ("Y", "Y-chair", "City Secretary", "secretary", "chen", "Chen Chair", "Comment;Decide;Organise"),
        ("Y", "Y-deputy", "City Deputy Secretary", "deputy", "dana", "Dana Deputy", "Comment"),
        ("YO", "YO-organiser", "Organiser", "organiser", "olga", "Olga Organiser", "Organise:Y;Vet:Y;Rate:Y;Verify:Y"),
        ("YO", "YO-inspector", "Inspector", "inspector", "ivan", "Ivan Inspector", "Rate:Y;Verify:Y"),
        ("YO", "YO-teller", "First Teller", "teller", "tess", "Tess Teller", ""),
        ("YE", "YE-teller", "Second Teller", "teller", "tom", "Tom Teller", ""),
        ("YE", "YE-head", "Education Secretary", "secretary", "emil", "Emil Education", ""),
        ("YA", "YA-head", "Alder Secretary", "secretary", "anna", "Anna Alder", "Organise;Comment;Vet"),
        ("YA", "YA-clerk", "Alder Clerk", "clerk", "carl", "Carl Clerk", "Draft"),
        ("YA1", "YA1-head", "Ash Secretary", "secretary", "asha", "Asha Ash", ""),
        ("YB", "YB-head", "Birch Secretary", "secretary", "boris", "Boris Birch", ""),
        ("YB1", "YB1-head", "Beech Secretary", "secretary", null, null, ""),
    ];

    /// <summary>The standing committee: a collective post of the city with these member posts.</summary>
    public const string Committee = "Y-committee";

    public static readonly string[] Members = ["Y-chair", "Y-deputy", "YO-organiser"];

    public static async Task Build(IServiceProvider services)
    {
        await services.GetRequiredService<Migrator>().Run();
        await services.GetRequiredService<SetUp>().Run(
            new("Y", "Yunsample City", "Asia/Shanghai", "party", new("sysadmin", "Sybil System"), new("secadmin", "Sean Security"),
                new("auditor", "Aude Audit")),
            new("System administrator", "Security administrator", "Auditor"));
        var db = services.GetRequiredService<Db>();
        var now = services.GetRequiredService<TimeProvider>().ReadNow();
        var by = Actor.System(SystemVerbs.SetUp);
        var units = new Dictionary<string, Unit> { ["Y"] = await db.Set<Unit>().SingleAsync() };
        foreach (var (code, parent, name, level) in Units.Skip(1))
            db.Add(units[code] = Unit.Create(by, units[parent!], code, name, level, now));
        var posts = new Dictionary<string, Post>();
        foreach (var (unit, code, name, kind, person, personName, rights) in Posts)
        {
            var post = posts[code] = Post.Create(by, units[unit], code, name, kind, false, now);
            db.Add(post);
            foreach (var right in rights.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(':')))
                db.Add(post.Grant(by, Enum.Parse<Right>(right[0]), units[right.Length > 1 ? right[1] : unit], now));
            if (person is null) continue;
            var holder = Person.Create(by, person, personName!, now);
            db.AddRange(holder, post.Appoint(by, holder.Id, AppointmentKind.Holder, now, now));
        }
        var committee = Post.Create(by, units["Y"], Committee, "City Standing Committee", "leading-group", true, now);
        db.Add(committee);
        foreach (var member in Members) db.Add(committee.Seat(by, posts[member], now));
        await db.SaveChangesAsync();
        await MakeAccounts(services, db, now);
    }

    /// <summary>Gives every person an account; the password is hashed once, because hashing is slow by design.</summary>
    private static async Task MakeAccounts(IServiceProvider services, Db db, DateTimeOffset now)
    {
        var accounts = services.GetRequiredService<UserManager<Account>>();
        var hash = accounts.PasswordHasher.HashPassword(new Account(), Password);
        foreach (var person in await db.Set<Person>().ToListAsync())
            await accounts.CreateAsync(
                new Account { Id = Ids.New(now), UserName = person.Code, PersonId = person.Id, PasswordHash = hash });
    }
}
