using Answerable.Domain.Debriefs;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Debriefs;

public sealed class DebriefTests
{
    private readonly OpenRound at = new();
    private readonly FindingId finding = new(Ids.Random());
    private readonly Debrief debrief;

    public DebriefTests() => debrief = Debrief.Begin(at.Of(at.Speaker), [finding]);

    private DebriefContent Good => new([new(finding, ResultKind.NotDone, "Two gates are left")], "Duties", "Own part", "Figures",
        "Problems and their causes, at length", "Steps");

    private static void Refused(string reason, Action act) => Refusing.With("debriefs." + reason, act);

    private void Save(DebriefContent? content = null, Actor? by = null) =>
        debrief.SaveDraft(by ?? at.Speaker.Actor(), content ?? Good, debrief.DraftVersion, Town.Now);

    private FiledVersion File(Actor? by = null, DateOnly? on = null, RoundFrame? round = null, int? version = null) =>
        debrief.File(by ?? at.Speaker.Actor(), round ?? at.Round.Frame, debrief.Draft, [finding],
            version ?? debrief.DraftVersion, Town.Calendar,
            Town.Now.AddDays((on ?? at.ReportDue).DayNumber - Town.Today.DayNumber));

    private void Accept(Actor? by = null, params Tenure[] tenures) =>
        debrief.Accept(by ?? at.Vetter.Actor(), at.Round.Frame, tenures, Town.Day(2));

    private void Return(string reasons = "No case is named") => debrief.Return(at.Vetter.Actor(), at.Round.Frame, reasons, [], Town.Day(2));

    [Fact]
    public void A_debrief_begins_with_each_finding_of_the_last_round_unanswered()
    {
        Assert.Equal(new FindingAnswer(finding, null, ""), Assert.Single(debrief.Draft.Answers));
        Assert.Empty(debrief.Recorded);
    }

    [Fact]
    public void A_clerk_drafts_but_only_the_holder_files()
    {
        Refused("may-not-draft", () => Save(by: at.Vetter.Actor(Right.Vet)));
        Save(by: at.Vetter.Actor(Right.Draft));
        Refused("not-holder", () => File(at.Vetter.Actor(Right.Draft)));
        Refused("not-holder", () => File(Actor.System(SystemVerbs.Demo)));
        Assert.Empty(debrief.Recorded);
        File();
        Assert.Equal((DebriefState.Filed, "debrief.filed"), (debrief.State, Assert.Single(debrief.Recorded).Act));
    }

    [Fact]
    public void Two_writers_do_not_overwrite_each_other()
    {
        Save();
        Assert.Throws<Stale>(() => debrief.SaveDraft(at.Speaker.Actor(), DebriefContent.Empty, 0, Town.Now));
        Assert.Throws<Stale>(() => File(version: 0));
        Assert.Equal(Good.Problems, debrief.Draft.Problems);
    }

    [Fact]
    public void A_draft_over_the_policys_limits_is_saved_and_one_over_the_rooms_is_not()
    {
        Save(Good with { Achievements = Town.Long(6000) });
        Refusing.With("shell.too-long", () => Save(Good with { Achievements = Town.Long(DebriefContent.MaxSection + 1) }));
        Refusing.With("shell.too-long", () => Save(Good with { Answers = [new(finding, null, Town.Long(501))] }));
        Refusing.With("shell.too-long", () => Save(Good with
        {
            Answers = [.. Enumerable.Range(0, 201)
            .Select(_ => new FindingAnswer(new(Ids.Random()), null, ""))]
        }));
        Refused("finding-twice", () => Save(Good with { Answers = [new(finding, null, ""), new(finding, ResultKind.Done, "x")] }));
    }

    [Fact]
    public void A_finding_without_a_result_or_a_sentence_keeps_the_report_from_being_filed()
    {
        Refused("result-missing", () => File());
        Save(Good with { Answers = [new(finding, ResultKind.Done, " ")] });
        Refused("result-missing", () => File());
        Save(Good with { Answers = [] });
        Refused("result-missing", () => File());
        Save(Good with { Answers = [.. Good.Answers, new(new(Ids.Random()), ResultKind.Done, "Another's")] });
        Refused("finding-not-owed", () => File());
        Assert.Equal(DebriefState.Draft, debrief.State);
    }

    [Fact]
    public void Every_fault_is_said_at_once_beside_its_field()
    {
        Save(DebriefContent.Asking([finding]) with { Achievements = Town.Long(5001) });
        var faults = Assert.Throws<Refused>(() => File()).Refusals;
        Assert.Equal([DebriefContent.FieldOf(finding), "duties", "ownPart", "problems", "nextSteps", null, "problems"],
            faults.Select(f => f.Field));
        Assert.Equal("debriefs.too-long", faults[5].Code);
    }

    [Fact]
    public void Length_and_share_of_problems_are_held_on_the_server()
    {
        Save(new([new(finding, ResultKind.Done, "一二三四")], "1", "1", Town.Long(3326), Town.Long(1668), "1"));
        Refused("too-long", () => File());
        Save(new([new(finding, ResultKind.Done, "一二三四")], "1", "1", Town.Long(3328), Town.Long(1665), "1"));
        var share = Assert.Single(Assert.Throws<Refused>(() => File()).Refusals);
        Assert.Equal(("debriefs.problems-too-short", 1665, 1666), (share.Code, share.Args[0].Value, share.Args[1].Value));
        Save(new([new(finding, ResultKind.Done, "一二三四")], "1", "1", Town.Long(3327), Town.Long(1666), "1"));
        Assert.Equal((5000, 1666), (File().Characters, debrief.Newest()!.ProblemCharacters));
    }

    [Fact]
    public void A_report_is_filed_only_while_its_round_is_under_way()
    {
        Save();
        var draft = new OpenRound(open: false).Round;
        Refused("round-not-open", () => File(round: draft.Frame));
    }

    [Fact]
    public void After_the_due_date_it_is_filed_and_shows_late()
    {
        Save();
        Assert.True(File(on: at.ReportDue.AddDays(1)).IsLate);
        Return();
        Assert.False(File(on: at.ReportDue).IsLate);
    }

    [Fact]
    public void What_is_filed_waits_for_the_vetter_and_is_not_written_on()
    {
        Refused("not-filed", () => Accept());
        Save();
        File();
        Refused("already-filed", () => Save());
        Refused("already-filed", () => File());
        Refused("not-vetter", () => Accept(at.Chair.Actor(Right.Vet)));
        Accept();
        Refused("already-accepted", () => Save());
        Refused("not-filed", () => Return());
    }

    [Fact]
    public void Nobody_vets_their_own_report_in_whatever_post()
    {
        Save();
        File();
        Refused("vetter-barred", () => Accept(at.Vetter.ActorHolding([at.Speaker.Id])));
        Refused("vetter-barred", () => Accept(null, new Tenure(at.Speaker.Id, at.Unit.Id, at.Unit.Path, at.Vetter.Person,
            AppointmentKind.Acting, Town.Founded, null)));
        Assert.Equal(DebriefState.Filed, debrief.State);
    }

    [Fact]
    public void A_return_needs_reasons_and_every_filed_version_stays_readable()
    {
        Save();
        File();
        Refusing.With("shell.empty", () => Return(" "));
        Return();
        Assert.Equal(DebriefState.Returned, debrief.State);
        Save(Good with { NextSteps = "Other steps" });
        File();
        Accept();
        Assert.Equal(["Steps", "Other steps"], debrief.Versions.Select(v => v.Content.NextSteps));
        Assert.Equal([(VetOutcome.Returned, "No case is named"), (VetOutcome.Accepted, null)],
            debrief.Versions.Select(v => (v.Outcome!.Value, v.Reasons)));
        Assert.Equal(["debrief.filed", "debrief.returned", "debrief.filed", "debrief.accepted"], debrief.Recorded.Select(l => l.Act));
    }
}
