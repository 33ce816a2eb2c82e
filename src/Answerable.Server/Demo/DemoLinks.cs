using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <param name="Role">What the person does in the round, in the language of the world.</param>
internal sealed record DemoLink(string Role, string Person, string Unit, string Post, string PostCode, string Path);

/// <summary>Makes and reads the sign-in links of the demo world: a post that somebody holds, sealed with the database's own keys.</summary>
internal sealed class DemoLinks(IDataProtectionProvider protection)
{
    /// <summary>A role of the round and the post that plays it.</summary>
    public static readonly IReadOnlyList<(string Role, string Post)> Roles =
    [
        ("organiser", "YO-organiser"), ("chair", "Y-secretary"), ("secretary", "Y01-secretary"), ("filer", "Y06-secretary"),
            ("clerk", "Y06-clerk"),
            ("vetter", "YO-vetter"),
        ("inspector", "YO-inspector"), ("teller", "YO-teller"), ("teller", "YD4-teller"), ("recorder", "YO-recorder"),
            ("verifier", "YO-verifier"),
        ("county", "Y01-organisation"), ("town", "Y0101-secretary"), ("village", "Y010101-secretary"), ("desk", DemoDesk.Clerk),
        ("system", "Y-system-administration"), ("security", "Y-security-administration"), ("audit", "Y-audit"),
    ];

    private readonly IDataProtector protector = protection.CreateProtector("demo");

    public string PathOf(PostId post) => $"/demo/sign-in/{protector.Protect(post.Value.ToString("N"))}";

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not a link of this database.</exception>
    public PostId Read(string token) => new(Guid.ParseExact(protector.Unprotect(token), "N"));

    /// <summary>One link a role.</summary>
    public async Task<IReadOnlyList<DemoLink>> All(Db db, DateTimeOffset now)
    {
        var codes = Roles.Select(r => r.Post).ToList();
        var held = await (from p in db.Set<Post>()
                          join u in db.Set<Unit>() on p.UnitId equals u.Id
                          join a in db.Set<Appointment>() on p.Id equals a.PostId
                          join h in db.Set<Person>() on a.PersonId equals h.Id
                          where codes.Contains(p.Code) && a.IsInForce(now) && a.Kind == AppointmentKind.Holder
                          select new { p.Code, p.Id, Post = p.Name, Unit = u.Name, Person = h.Name }).ToDictionaryAsync(p => p.Code);
        var words = DemoContent.Of(await DemoWorld.LanguageOf(db)).Roles;
        var draft = await Draft(db);
        return [.. from role in Roles let post =
            held[role.Post] select new DemoLink(words[role.Role], post.Person, post.Unit, post.Post, role.Post,
                PathOf(post.Id) + role.Role switch { "clerk" => draft, "desk" => "?return=/desk", _ => "" })];
    }

    /// <summary>A clerk's post owes nothing itself, so the link of who drafts leads to the returned report at once, and that of who
    /// records to the desk.</summary>
    private static async Task<string> Draft(Db db)
    {
        var debriefer = await (from d in db.Set<Debriefer>()
                               join u in db.Set<Unit>() on d.UnitId equals u.Id
                               where u.Code == "Y06" && d.Report == ReportProgress.Returned
                               select (DebrieferId?)d.Id).FirstOrDefaultAsync();
        return debriefer is { } id ? $"?return=/debriefs/{id.Value}/write" : "";
    }
}
