using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Debriefs;
using Answerable.Server.Difficulties;
using Answerable.Server.Duties;
using Answerable.Server.Guiding;
using Answerable.Server.Handovers;
using Answerable.Server.Organisation;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Policies;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Desk;
using Answerable.Server.Tests.Files;
using Answerable.Server.Tests.Plans;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rights;

/// <summary>How far the arranged round has come.</summary>
public enum Stage
{
    /// <summary>The meeting is on, one teller has begun, nothing is planned, reported or decided.</summary>
    InSession,
    /// <summary>Counted, closed and decided, told to nobody; the repair is claimed and the duty reported.</summary>
    Decided,
}

/// <summary>
/// An object of every kind around the head of Alder County (Anna, with Carl as clerk), in a round of the city Y: Olga organises,
/// vets, records and enters, Ivan confirms, Chen chairs, Tess and Tom count, Dana is present.
/// </summary>
internal static class Arrangement
{
    private static readonly byte[] Units = "code,parent_code,name,level\nY,,Yunsample City,city\n"u8.ToArray();

    public static async Task<Objects> Make(House house, Stage stage)
    {
        await Cast.Complete(house);
        var it = new Objects();
        var round = await Meetings.Heard(house);
        await Counting.HandOut(house, round);
        it.Add(round.Id, round.Alder, round.Groups["A"],
            await Meetings.Say(house, "chen", round.Alder, CommentKind.Achievement, "Every hall is open."));
        it.Add((await Meetings.Read(house, round.Id)).TurnOf(round.Alder));
        await Appraising.Enter(house, round.Alder, "routine", 9000);
        it.Add(await house.Read(db => db.Set<ComponentEntry>().Select(e => e.Id).FirstAsync()));
        var rectification = await house.Finding(round: round.Id);
        it.Add(rectification, new FindingId(rectification.Value));
        await Counting.Enter(house, "tess", round, "A", new(8, 8, 0), Counting.Times(8, "112"));
        await Duties(house, it);
        await Asked(house, it);
        await ArrangedPlan.Into(house, it);
        await FileArranging.Into(house, it);
        await Roster(house, it);
        await Terms(house, it);
        await Desks.Paper(house, it);
        it.Add(RoundPolicies.Preset("party-60-40"), new WordFile("company", null, null, null, null), RosterFile.Read("units.csv", Units));
        var system = await house.Actor("sysadmin");
        var upload = await house.Scope(s => s.GetRequiredService<UploadRoster>().Run(system, "units.csv", Units, null, null));
        it.Add(upload, await house.Read(db => db.Set<Answerable.Domain.Ballots.CountEntry>().Select(e => e.Id).FirstAsync()));
        var vacant = await house.PostId("YB1-head");
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(system, vacant, AppointmentKind.Holder, "sysadmin", null));
        it.Add(await house.Read(db => db.Set<WaitingAct>().Select(w => w.Id).SingleAsync()));
        it.Name("ConveneMeeting.actingFor", await house.PostId("Y-chair"));
        if (stage == Stage.Decided) await Decide(house, round, rectification, it);
        return it;
    }

    /// <summary>A draft list, and one that Anna's post is charged with.</summary>
    private static async Task Duties(House house, Objects it)
    {
        var (olga, city) = (await house.Actor("olga"), await house.UnitId("Y"));
        var heading = new DutyListDraft("Duties of secretaries", "secretary", new(2026, 1, 1), new(2026, 12, 31))
        { Source = new(SourceKind.Document, "Document 4 of 2026") };
        var file =
            DutyFile.Read("number,strand,content,measure,evidence,due\n1,party-building,Hold four branch meetings,,,2026-03-31\n",
                RoundPolicies.Preset("party-60-40").Strands.Value);
        async Task<DutyListId> Draft()
        {
            var id = await house.Scope(s => s.GetRequiredService<DraftDutyList>().Run(olga, city, heading));
            await house.Scope(s => s.GetRequiredService<ImportDutyItems>().Run(olga, id, file, false));
            return id;
        }
        var issued = await Draft();
        await house.Scope(s => s.GetRequiredService<IssueDutyList>().Run(olga, issued, null));
        var alder = await house.PostId("YA-head");
        it.Add(await Draft(), file);
        it.Add(await house.Read(db => db.Set<DutyCharge>().Where(c => c.PostId == alder).Select(c => c.Id).SingleAsync()));
        var duty = await house.Read(db => db.Set<DutyTask>().Where(c => c.PostId == alder).Select(c => c.Id).SingleAsync());
        it.Add(duty);
        var (anna, said) = (await house.Actor("anna"), new DutyObjectionDraft("Two of the halls are closed.", "Two meetings"));
        it.Add(await house.Scope(s => s.GetRequiredService<ObjectToDuty>().Run(anna, duty, said)), said);
    }

    /// <summary>Alder County asks Olga's post.</summary>
    private static async Task Asked(House house, Objects it)
    {
        var (anna, olga) = (await house.Actor("anna"), await house.Actor("olga"));
        var draft = new DifficultyDraft("A second clerk", "One clerk keeps nine halls.", DifficultyNeed.People);
        it.Add(await house.Scope(s => s.GetRequiredService<AskUpward>().Run(anna, olga.Post!.Value, draft)), draft);
        it.Name("AskUpward.to", olga.Post!.Value);
        it.Name("PassOnDifficulty.to", await house.PostId("Y-chair"));
    }

    /// <summary>A unit, a person, and a post of that unit with a holder, a right, and a leading group beside it; a policy of the
    /// unit.</summary>
    private static async Task Roster(House house, Objects it)
    {
        await Cast.Add(house, "mara", ("YA", "YA-member"));
        var (system, anna, unit) = (Answerable.Domain.Actor.System(SystemVerbs.SetUp), await house.Actor("anna"), await house.UnitId("YA"));
        var adopted =
            await house.Scope(
                s => s.GetRequiredService<AdoptPolicy>().Run(anna, unit,
                    RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")), new(2026, 1, 5)));
        await house.Scope(async s =>
        {
            var (db, now) = (s.GetRequiredService<Answerable.Server.Storage.Db>(), s.GetRequiredService<TimeProvider>().ReadNow());
            var post = await db.Set<Post>().SingleAsync(p => p.Code == "YA-member");
            var alder = await db.Set<Unit>().SingleAsync(u => u.Code == "YA");
            var group = Post.Create(system, alder, "YA-group", "Alder Leading Group", "leading-group", true, now);
            var (right, seat) = (post.Grant(system, Right.Comment, alder, now), group.Seat(system, post, now));
            db.AddRange(group, right, seat);
            await db.SaveChangesAsync();
            var appointment = await db.Set<Appointment>().SingleAsync(a => a.PostId == post.Id);
            it.Name("SeatMember.id", group.Id);
            it.Name("UnseatMember.id", group.Id);
            it.Add(post.Id, alder.Id, right.Id, seat.Id, appointment.Id, appointment.PersonId, adopted);
        });
    }

    /// <summary>Emil lets Mara act; Nora has left a post of Alder County that Sten is named for, and they hand it over.</summary>
    private static async Task Terms(House house, Objects it)
    {
        var (system, emil) = (Answerable.Domain.Actor.System(SystemVerbs.SetUp), await house.Actor("emil"));
        await house.Scope(s => s.GetRequiredService<DelegatePost>().Run(emil, emil.Post!.Value, "mara", new(2026, 6, 30)));
        var handed = await house.Scope(async s =>
        {
            var (db, now) = (s.GetRequiredService<Answerable.Server.Storage.Db>(), s.GetRequiredService<TimeProvider>().ReadNow());
            var alder = await db.Set<Unit>().SingleAsync(u => u.Code == "YA");
            var post = Post.Create(system, alder, "YA-handed", "Post that changes hands", "clerk", false, now);
            async Task<PersonId> Id(string code) => await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
            var left = post.Appoint(system, await Id(Cast.Postless), AppointmentKind.Holder, now.AddDays(-90), now);
            post.Vacate(system, left, now);
            db.AddRange(post, left, post.Appoint(system, await Id(Cast.Stranger), AppointmentKind.Holder, now.AddDays(90), now));
            await db.SaveChangesAsync();
            return post.Id;
        });
        it.Add(await house.Scope(s => s.GetRequiredService<OpenHandover>().Run(system, handed)));
        it.Name("OpenHandover.id", handed);
        var ya = await house.UnitId("YA");
        await house.Scope(s => s.GetRequiredService<ChangeUnit>()
            .Run(system, ya, new(UnitChangeKind.Rename, Name: "Older"), new(2026, 12, 1)));
        it.Add(await house.Read(db => db.Set<PlannedChange>().Select(p => p.Id).SingleAsync()));
        // By a unit that has no post: what it opens is asked elsewhere.
        var city = await house.UnitId("Y");
        await house.Scope(s => s.GetRequiredService<ChangeUnit>().Run(system, city, new(UnitChangeKind.Create, "YG", "Guide")));
        it.Add(await house.Scope(s => s.GetRequiredService<BeginGuidance>().Run(system, ya, "YG", GuidanceKind.Industry)));
        it.Name("DelegatePost.id", await house.PostId("YA-head"));
        it.Name("EndDelegation.id", emil.Post!.Value);
        it.Name("EndDelegation.appointmentId", await house.Read(db => db.Set<Appointment>().Where(a => a.DelegatedBy != null)
            .Select(a => a.Id).SingleAsync()));
    }

    private static async Task Decide(House house, ArrangedRound round, RectificationId rectification, Objects it)
    {
        await Meetings.Say(house, "chen", round.Birch, CommentKind.Achievement, "Well kept.");
        await Meetings.Say(house, "chen", round.Education, CommentKind.Achievement, "Well taught.");
        await Meetings.Close(house, round.Id);
        await Counting.Submit(house, "tess", round, "A");
        await Counting.Enter(house, "tom", round, "A", new(8, 8, 0), Counting.Times(8, "112"));
        await Counting.Submit(house, "tom", round, "A");
        await Counting.Count(house, round, "B", new(12, 12, 0), Counting.Times(12, "112"));
        await Appraising.Act<StartAppraisals>(house, "olga", (a, by) => a.Run(by, round.Id));
        await Appraising.Confirm(house, round.Alder, "routine");
        await Appraising.Decide(house, round.Alder, DebrieferDecision.Graded, "good", "As the committee saw it.");
        it.Add(await house.Read(db => db.Set<GradeDecision>().Select(d => d.Id).SingleAsync()));
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, rectification, Arranged.Plan(new(2026, 3, 1))));
        await house.Do<ApprovePlan>("olga", (a, by) => a.Run(by, rectification));
        await house.Do<ClaimDone>("anna", (a, by) => a.Run(by, rectification, "All three are open.", null));
        await house.Do<AcknowledgeDuties>("anna", (a, by) => a.Run(by, it.The<DutyChargeId>()));
        await house.Do<ReportDuty>("anna", (a, by) => a.Run(by, it.The<DutyTaskId>(), "Held them all.", null));
    }
}
