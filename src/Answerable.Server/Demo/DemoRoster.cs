using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>The made-up city: units, posts, a leading group and about forty persons. Most village posts are vacant.</summary>
internal sealed class DemoRoster(Db db, SetUp setUp, TimeProvider clock)
{
    public const string Committee = "Y-committee";

    private static readonly (string Chinese, string English)[] Stems =
        [("甲", "Jia"), ("乙", "Yi"), ("丙", "Bing"), ("丁", "Ding"), ("戊", "Wu"), ("己", "Ji"), ("庚", "Geng"), ("辛", "Xin"), ("壬", "Ren"),
            ("癸", "Gui")];

    private static readonly (string Chinese, string English)[] Numbers =
        [("一", "Yi"), ("二", "Er"), ("三", "San"), ("四", "Si"), ("五", "Wu"), ("六", "Liu"), ("七", "Qi"), ("八", "Ba"), ("九", "Jiu"),
            ("十", "Shi")];

    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, Post> posts = [];
    private int persons;

    public async Task Write(string language, DemoContent content)
    {
        var all = DemoContent.Units();
        var cast = DemoContent.Cast();
        var names = content.Administration;
        await setUp.Run(
            new(all[0].Code, all[0].Name(language), DemoCalendar.Zone, "party", NextPerson(language), NextPerson(language),
                NextPerson(language)),
            new(names.System, names.Security, names.Audit), demo: true);
        var (by, now) = (Actor.System(SystemVerbs.Demo), clock.ReadNow());
        units[all[0].Code] = await db.Set<Unit>().SingleAsync();
        foreach (var unit in all.Skip(1))
            db.Add(units[unit.Code] = Unit.Create(by, units[unit.Parent], unit.Code, unit.Name(language), unit.Level, now));
        foreach (var post in cast) Hold(by, post, NextPerson(language), language, now);
        foreach (var unit in all) Vacant(by, unit, language, now);
        Seat(by, cast, language, now);
        await db.SaveChangesAsync();
    }

    private void Hold(Actor by, DemoPost told, NewPerson person, string language, DateTimeOffset now)
    {
        var post = posts[told.Code] = Post.Create(by, units[told.Unit], told.Code, told.Name(language), told.Kind, false, now);
        var holder = Person.Create(by, person.Code, person.Name, now);
        db.AddRange(post, holder, post.Appoint(by, holder.Id, AppointmentKind.Holder, now, now));
        foreach (var right in told.Rights.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(':')))
            db.Add(post.Grant(by, Enum.Parse<Right>(right[0]), units[right[1]], now));
    }

    /// <summary>The secretary of every other town and village exists and is vacant.</summary>
    private void Vacant(Actor by, DemoUnit unit, string language, DateTimeOffset now)
    {
        var code = $"{unit.Code}-secretary";
        if (unit.Level is not ("township" or "village") || posts.ContainsKey(code)) return;
        var chinese = unit.Level == "village" ? "党支部书记" : unit.Chinese[^1] == '道' ? "党工委书记" : "党委书记";
        db.Add(posts[code] =
            Post.Create(by, units[unit.Code], code, language == "en" ? "Secretary" : chinese, $"{unit.Level}-secretary", false, now));
    }

    private void Seat(Actor by, IReadOnlyList<DemoPost> cast, string language, DateTimeOffset now)
    {
        var committee =
            Post.Create(by, units["Y"], Committee, language == "en" ? "Standing Committee" : "市委常委会", "leading-group", true, now);
        db.Add(committee);
        foreach (var member in cast.Where(p => p.Kind is "city-secretary" or "city-member"))
            db.Add(committee.Seat(by, posts[member.Code], now));
    }

    /// <summary>Plainly made up: a stem of the calendar and a number.</summary>
    private NewPerson NextPerson(string language)
    {
        var (stem, number) = (Stems[persons % 10], Numbers[(persons + persons / 10) % 10]);
        persons++;
        return new($"{stem.English}-{number.English}".ToLowerInvariant(),
            language == "en" ? $"{stem.English} {number.English}" : stem.Chinese + number.Chinese);
    }
}
