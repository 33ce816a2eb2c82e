using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Bench;

/// <summary>A debrief that its holder may file, with the holder's cookie.</summary>
internal sealed record Ready(DebrieferId Id, string Cookie);

/// <summary>What is stored of filing: each must be as many as reports were filed.</summary>
internal sealed record Kept(int Versions, int Discharged, int Vetting, int Lines)
{
    public bool IsAll(int filed) => Versions == filed && Discharged == filed && Vetting == filed && Lines == filed;
}

/// <summary>An open round of the made-up city in which village heads debrief, each with a draft that only has to be filed.</summary>
internal static class FilingRound
{
    public static Task<List<Ready>> Make(Place place, int debriefers) => place.Scope(async services =>
    {
        var (db, now) = (services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>().ReadNow());
        var by = Actor.System(SystemVerbs.Bench);
        var round = await Draft(services, by, debriefers, now);
        foreach (var debriefer in round.Debriefers)
        {
            var debrief = Debrief.Begin(debriefer, []);
            debrief.SaveDraft(by, Content(debriefer.Order), debrief.DraftVersion, now);
            db.Add(debrief);
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        await services.GetRequiredService<OpenRound>().Run(by, round.Id);
        db.ChangeTracker.Clear();
        var posts = round.Debriefers.Select(d => d.PostId).ToList();
        var holders =
            await db.Set<Appointment>().Where(a => posts.Contains(a.PostId) && a.Until == null).ToDictionaryAsync(a => a.PostId,
                a => a.PersonId);
        var persons = holders.Values.ToList();
        var cookies = await MadeUp.SignIn(services, await db.Set<Person>().Where(p => persons.Contains(p.Id)).ToListAsync());
        return round.Debriefers.Select(d => new Ready(d.Id, cookies[holders[d.PostId]])).ToList();
    });

    /// <summary>Counts what is stored, in a process that had no part in storing it.</summary>
    public static Task<Kept> Count(Place place) => place.Scope(async services =>
    {
        var db = services.GetRequiredService<Db>();
        return new Kept(
            await db.Set<FiledVersion>().Select(v => v.DebriefId).Distinct().CountAsync(),
            await db.Set<Obligation>().CountAsync(o => o.Kind == DebriefKinds.File.Code && o.State == ObligationState.Discharged),
            await db.Set<Obligation>().CountAsync(o => o.Kind == DebriefKinds.Vet.Code && o.State == ObligationState.Open),
            await db.Set<Line>().CountAsync(l => l.Act == "debrief.filed"));
    });

    private static async Task<Round> Draft(IServiceProvider services, Actor by, int debriefers, DateTimeOffset now)
    {
        var db = services.GetRequiredService<Db>();
        var root = await db.Set<Unit>().SingleAsync(u => u.Code == MadeUp.Root);
        var staff = await db.Set<Post>().Where(p => p.UnitId == root.Id).OrderBy(p => p.Code).ToListAsync();
        var heads =
            await (from p in db.Set<Post>()
                   join u in db.Set<Unit>() on p.UnitId equals u.Id
                   where u.Level == "village"
                   orderby p.Code
                   select p).Take(debriefers).ToListAsync();
        var calendar = await services.GetRequiredService<OrganisationZone>().Calendar();
        var today = calendar.On(now);
        Post Of(string kind) => staff.First(p => p.Kind == kind);
        var round =
            Round.Draft(by, Of("organiser").Id, root,
                new($"{today.Year}年度述职评议", $"{today.Year}", new(today.Year, 1, 1), new(today.Year, 12, 31), today.AddDays(30)),
                    RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")), null, calendar, now);
        foreach (var head in heads) round.AddDebriefer(by, head, DebriefMode.Written, now);
        foreach (var group in round.Groups) round.SizeGroup(by, group.Id, 30, false, []);
        var officers = staff.Where(p => p.Kind == "teller").Take(2).Select(p => (OfficerRole.Teller, p))
            .Append((OfficerRole.Chair, Of("secretary"))).Append((OfficerRole.Vetter, Of("organiser")))
                .Append((OfficerRole.DecidingBody, Of("leading-group"))).ToList();
        var who = await services.GetRequiredService<RoundPersons>().Persons([.. officers.Select(o => o.Item2.Id)], now);
        foreach (var (role, post) in officers) round.Appoint(by, role, post, who, now);
        db.Add(round);
        await db.SaveChangesAsync();
        return round;
    }

    /// <summary>A report of about 2,400 characters, more than a third of them about problems.</summary>
    private static DebriefContent Content(int number)
    {
        string Text(string sentence, int times) => string.Concat(Enumerable.Range(1, times).Select(i => $"{number}.{i} {sentence}"));
        return new([],
            Text("本年度承担样本职责，按清单逐项推进，每月对照检查一次。", 12), Text("本人带头入户走访，主持例会，逐件督办群众反映事项。", 12),
            Text("完成样本道路养护若干公里，办结来信来访若干件，均有台账可查。", 14), Text("制度落实不够均衡，个别事项拖延；原因在于责任未到人、检查不及时。", 30),
            Text("在规定日期前补齐制度，逐月公开进度，由监督人员复核。", 12));
    }
}
