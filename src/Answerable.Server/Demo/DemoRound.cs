using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.Policies;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>A round of the made-up city, with what is done in both years.</summary>
/// <param name="Debriefers">By code of the unit whose secretary debriefs, in the round's order.</param>
internal sealed record DemoRound(DemoStage Stage, RoundId Id, int Year, IReadOnlyDictionary<string, DebrieferId> Debriefers,
    IReadOnlyDictionary<string, AssessorGroupId> Groups)
{
    public const string Organiser = "YO-organiser", Chair = "Y-secretary", Vetter = "YO-vetter";

    public static readonly string[] Tellers = ["YO-teller", "YD4-teller"];

    public static readonly IReadOnlyDictionary<string, int> Entitled = new Dictionary<string, int> { ["A"] = 9, ["B"] = 42 };

    /// <param name="meeting">Days from today.</param>
    /// <param name="year">0 for this year's, 1 for last year's.</param>
    public static async Task<DemoRound> Open(DemoStage stage, int meeting, int year)
    {
        var about = stage.Calendar.Year - year;
        var said = about.ToString(CultureInfo.InvariantCulture);
        var words = stage.Content.Round;
        var proposal =
            new RoundProposal(stage.Units["Y"], null, stage.Calendar.Day(meeting), stage.Posts[Chair],
                [.. Tellers.Select(t => stage.Posts[t])],
            stage.Posts[DemoRoster.Committee], Entitled)
            {
                Title = words.Title.Replace("{period}", said, StringComparison.Ordinal),
                Period = new(words.Period.Replace("{period}", said, StringComparison.Ordinal), new(about, 1, 1), new(about, 12, 31)),
            };
        stage.Calendar.GoTo(meeting - 34);
        if (year == 1)
            await stage.As<AdoptPolicy, PolicyAdoptionId>(Organiser, (adopt, by) =>
                adopt.Run(by, stage.Units["Y"], Policy(), stage.Calendar.Day(meeting - 34)));
        stage.Calendar.GoTo(meeting - 33);
        var id = await stage.As<DraftRound, RoundId>(Organiser, (draft, by) => draft.Run(by, proposal));
        stage.Calendar.GoTo(meeting - 32, 15);
        await stage.As<OpenRound>(Organiser, (open, by) => open.Run(by, id));
        return await stage.Read(async db =>
        {
            var round = await RoundQueries.Whole(db.Set<Round>().AsNoTracking()).SingleAsync(r => r.Id == id);
            var units = await db.Set<Unit>().Where(u => u.ParentId == stage.Units["Y"]).ToDictionaryAsync(u => u.Id, u => u.Code);
            return new DemoRound(stage, id, year, round.Debriefers.OrderBy(d => d.Order).ToDictionary(d => units[d.UnitId], d => d.Id),
                round.Groups.ToDictionary(g => g.Code, g => g.Id));
        });
    }

    /// <summary>The preset with a quota, as the made-up city has decided.</summary>
    private static RoundPolicy Policy()
    {
        var preset = RoundPolicies.Preset("party-60-40");
        return RoundPolicies.ConfirmAll(preset with
        {
            Sources = new Dictionary<string, LocalText>(preset.Sources)
            {
                ["own-quota"] = new("Decided by the committee of this made-up city for the demonstration.", "本示例城市自定，仅供演示。"),
            },
            Quota = new(new("good", 15, null), "percent", "own-quota"),
        });
    }

    public static string Holder(string unit) => $"{unit}-secretary";

    /// <summary>Files what is written, or writes a report and files it.</summary>
    public async Task File(string unit, int day)
    {
        Stage.Calendar.GoTo(day, 10);
        var (content, version) = await Writing(unit);
        await Stage.As<FileDebrief>(Holder(unit), (file, by) => file.Run(by, Debriefers[unit], content, version));
    }

    public async Task Accept(string unit, int day)
    {
        Stage.Calendar.GoTo(day, 15);
        await Stage.As<AcceptDebrief>(Vetter, (accept, by) => accept.Run(by, Debriefers[unit]));
    }

    public async Task Return(string unit, int day, string reasons)
    {
        Stage.Calendar.GoTo(day, 16);
        await Stage.As<ReturnDebrief>(Vetter, (back, by) => back.Run(by, Debriefers[unit], reasons));
    }

    /// <summary>The report as its unit would write it now, and the version from which it starts.</summary>
    public async Task<(DebriefContent Content, int Version)> Writing(string unit)
    {
        var writing = (await Stage.As<DebriefQueries, Writing?>(Holder(unit), (queries, by) => queries.Find(by, Debriefers[unit])))!;
        var seat = Debriefers.Keys.Order(StringComparer.Ordinal).ToList().IndexOf(unit);
        var keys =
            Stage.Content.LastYear.Comments.Where(c => c.Key is not null)
                .ToDictionary(c => Domain.Rectifications.Finding.TitleFrom(c.Text), c => c.Key!);
        var answers = DemoReports.Answers(Stage.Content, writing.Findings.Select(f => (keys[f.Title], f)));
        return (new DemoReports(Stage.Content).Write(unit, seat, Year, answers), writing.Debrief.DraftVersion);
    }

    /// <summary>Place and order are set the day before; on the day the members are noted and the chair convenes.</summary>
    public async Task Convene(IReadOnlyList<string> order)
    {
        var (words, heldOn) = (Stage.Content.Round, Stage.Calendar.Day(Year == 0 ? 0 : DemoCalendar.LastMeeting));
        await Stage.As<ArrangeMeeting>(Organiser,
            (arrange, by) => arrange.Run(by, Id, words.Place, heldOn, [.. order.Select(u => Debriefers[u])]));
        GoToMeeting();
        var members =
            DemoContent.Cast().Where(p => p.Kind is "city-secretary" or "city-member")
                .Select(p => new PresenceDraft(Stage.Posts[p.Code], null, PresenceRole.Voting));
        var deputies = new PresenceDraft(Stage.Posts["YO-vetter"], null, PresenceRole.NonVoting);
        var guests = Stage.Content.ThisYear.Observers.Select(o => new PresenceDraft(null, o, PresenceRole.Observer));
        var guide = new PresenceDraft(null, Stage.Content.ThisYear.Guide, PresenceRole.SuperiorGuide);
        // One after the other, so that the list of those present keeps the order.
        foreach (var present in new[] { members, [guide, deputies], guests }.SelectMany(p => p))
            await Stage.As<NotePresence>(Organiser, (note, by) => note.Run(by, Id, [present]));
        await Stage.As<ConveneMeeting>(Chair, (convene, by) => convene.Run(by, Id, null));
    }

    public Task Hear(string unit, AgendaOutcome outcome = AgendaOutcome.Presented) =>
        Stage.As<HearDebriefer>(Organiser, (hear, by) => hear.Run(by, Debriefers[unit], outcome));

    public Task Comment(DemoComment said) => Stage.As<MakeComment>(said.By, (make, by) =>
        (Task)make.Run(by, Debriefers[said.Of], new(said.Kind, said.Strand, said.Text, said.Raises, said.WhyNot)));

    private void GoToMeeting()
    {
        if (Year == 0) Stage.Calendar.GoToToday();
        else Stage.Calendar.GoTo(DemoCalendar.LastMeeting);
    }
}
