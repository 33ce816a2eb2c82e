using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Duties;
using Answerable.Domain.Handovers;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Plans;
using Answerable.Domain.Requests;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.People;
using Answerable.Server.Policies;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rights;
using Answerable.Server.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reading;

/// <summary>More of everything around the arranged objects: units, posts, persons, obligations, duties, rounds, debriefers, findings,
/// lines.</summary>
internal sealed class Growth(House house, Objects it)
{
    /// <summary>At least as many rows more in each table.</summary>
    public const int More = 4;

    private static readonly string[] Officials = ["Y-chair", "Y-deputy", "YO-organiser", "YO-inspector", "YO-teller", "YE-teller",
        "YA-head", "YA-clerk"];

    /// <summary>The arranged round answers the findings of another one before it.</summary>
    public async Task Precede()
    {
        var (round, before) = (it.The<RoundId>(), new RoundId(await new Copies(house).Of(it.The<RoundId>().Value)));
        await house.Finding(round: before, title: "The bridge is closed");
        await house.Read(db => db.Set<Round>().Where(r => r.Id == round).ExecuteUpdateAsync(r => r.SetProperty(x => x.PreviousRoundId,
            before)));
        // Each kind of object on a page is asked about once, so that both worlds hold the same kinds.
        foreach (var post in Officials) await house.Owes(post, 4, "Something before");
        await LineOfEachKind();
    }

    /// <summary>The newest lines hold every kind of object that has lines, whichever of one instant come first.</summary>
    private Task LineOfEachKind() => house.Scope(async s =>
    {
        var (db, now) = (s.GetRequiredService<Db>(), house.Clock.GetUtcNow());
        var (city, lines) = (await house.UnitId("Y"), await db.Set<Line>().AsNoTracking().ToListAsync());
        foreach (var l in lines.DistinctBy(l => l.ObjectKind))
            LedgerWriter.Add(db, new(new(Ids.New(now.AddSeconds(1))), null, now, l.PersonId, l.PostId, null, l.Verb, l.Act,
                new(l.ObjectKind, l.ObjectId), city, null));
        await db.SaveChangesAsync();
    });

    /// <summary>How many rows each table has.</summary>
    public Task<Dictionary<string, int>> Rows() => house.Read(async db =>
    {
        var rows = new Dictionary<string, int>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            var sql = $"SELECT CAST(count(*) AS integer) AS \"Value\" FROM {table}";
            rows[table] = (await db.Database.SqlQueryRaw<int>(sql).ToListAsync())[0];
        }
        return rows;
    });

    public async Task Grow()
    {
        var copies = new Copies(house);
        var (head, unit) = (await house.PostId("YA-head"), await house.UnitId("YA"));
        for (var i = 0; i < More; i++)
        {
            await Cast.Add(house, $"grown{i}", ("YA", $"YA-grown{i}"));
            await Organisation(i);
            foreach (var post in Officials) await house.Owes(post, i - 2, $"Thing {i}");
            await house.Finding(round: it.The<RoundId>(), title: $"Hall {i} stands idle");
            await copies.Of(it.The<DifficultyId>().Value);
            await copies.Of(it.The<DutyListId>().Value);
            await copies.Of(it.The<PlanId>().Value);
            await copies.Of(it.The<RequestId>().Value);
            await copies.Of(it.Named<RequestId>("WithdrawRequest.id").Value);
            await FileArranging.More(house, it, i);
            var instead = new Dictionary<Guid, Guid> { [head.Value] = (await house.PostId($"YA-grown{i}")).Value };
            await copies.Of(it.The<DutyChargeId>().Value, instead, "duties_list", "duties_item");
            var handed = new Dictionary<Guid, Guid> { [it.Named<PostId>("OpenHandover.id").Value] = instead[head.Value] };
            await copies.Of(it.The<HandoverId>().Value, handed);
        }
        for (var i = 0; i < More; i++) await copies.Of(it.The<RoundId>().Value);
        var round = it.The<RoundId>();
        var debriefers = await house.Read(db => db.Set<Debriefer>().Where(d => d.RoundId == round).OrderBy(d => d.Order).Select(d =>
            new { d.Id, d.PostId }).ToListAsync());
        for (var i = 0; i < More; i++)
        {
            var one = debriefers[i % debriefers.Count];
            var instead = new Dictionary<Guid, Guid> { [one.PostId.Value] = (await house.PostId($"YA-grown{i}")).Value };
            await copies.Of(one.Id.Value, instead, "rounds_round", "rounds_group", "reviews_meeting", "ballots_entry", "ballots_hand_out");
        }
        await Lines(unit);
        await house.Folds();
    }

    /// <summary>A unit beneath the arranged one with a policy of its own, a post more for its person, a seat more in its group, a right
    /// more of its post.</summary>
    private Task Organisation(int i) => house.Scope(async s =>
    {
        var (db, by, now) = (s.GetRequiredService<Db>(), Actor.System(SystemVerbs.SetUp), house.Clock.GetUtcNow());
        var (id, member) = (it.The<UnitId>(), it.The<PostId>());
        var parent = await db.Set<Unit>().SingleAsync(u => u.Id == id);
        var unit = Unit.Create(by, parent, $"YA-G{i}", $"Grown Town {i}", "township", now);
        var post = await db.Set<Post>().SingleAsync(p => p.Code == $"YA-grown{i}");
        var group = await db.Set<Post>().SingleAsync(p => p.Code == "YA-group");
        var arranged = await db.Set<Post>().SingleAsync(p => p.Id == member);
        var vacant = Post.Create(by, unit, $"YA-vacant{i}", "Vacant", "clerk", false, now);
        var asker = (await house.Actor("sysadmin")).Person!.Value;
        db.AddRange(vacant, WaitingAct.Appointment(asker, vacant.Id, unit.Path, AppointmentKind.Holder, now));
        db.AddRange(unit, group.Seat(by, post, now), arranged.Grant(by, Right.Comment, unit, now), post.Appoint(by, it.The<PersonId>(),
            AppointmentKind.Acting, now, now));
        await db.SaveChangesAsync();
        var anna = await house.Actor("anna");
        await s.GetRequiredService<AdoptPolicy>().Run(anna, unit.Id,
            RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")), new(2026, 1, 5));
        var code = $"grown{i}";
        await s.GetRequiredService<InvitePerson>().Run(Actor.System(SystemVerbs.Invite),
            await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync());
        await s.GetRequiredService<UploadRoster>().Run(await house.Actor("sysadmin"), "units.csv",
            "code,parent_code,name,level\nY,,Yunsample City,city\n"u8.ToArray(), null, null);
    });

    /// <summary>Lines on each arranged object, each by another person in another post.</summary>
    private Task Lines(UnitId unit) => house.Scope(async s =>
    {
        // The newest: else those of the same instant stand among them by chance, and so do their kinds.
        var (db, now) = (s.GetRequiredService<Db>(), house.Clock.GetUtcNow().AddMinutes(1));
        var doers = await db.Set<Appointment>().Where(a => a.Until == null).OrderBy(a => a.Id).Take(12).ToListAsync();
        (string Kind, string Act, Guid Id)[] objects =
        [
            ("round", "round.opened", it.The<RoundId>().Value), ("debrief", "debrief.filed", it.The<DebrieferId>().Value), ("unit",
                "unit.renamed", unit.Value),
            ("rectification", "rectification.planned", it.The<RectificationId>().Value), ("post", "post.appointed", it.The<PostId>().Value),
            ("person", "person.renamed", it.The<PersonId>().Value), ("duty-list", "duty-list.issued", it.The<DutyListId>().Value),
        ];
        foreach (var (kind, act, about) in objects)
            foreach (var doer in doers)
                db.Add(new Line
                {
                    Id = new(Ids.New(now)), At = now, PersonId = doer.PersonId, PostId = doer.PostId,
                    ActingForId = doers[0].PostId, Act = act, ObjectKind = kind, ObjectId = about, UnitId = unit
                });
        await db.SaveChangesAsync();
    });
}
