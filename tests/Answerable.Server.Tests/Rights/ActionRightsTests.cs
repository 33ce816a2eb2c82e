using Answerable.Domain;
using Answerable.Server.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rights;

/// <summary>Every action, tried by everybody: who is not listed gets 404 or 403 and changes nothing, whatever the state of
/// things.</summary>
public sealed class ActionRightsTests
{
    /// <summary>Who may get past both fences; a rule may still refuse them.</summary>
    private const string Table = """
        # rounds, run by who organises over the city
        AddDebriefer: chen olga
        AppointOfficers: chen olga
        AppointSmallOffice: chen olga
        GiveDayCode: chen olga
        WithdrawDayCode: chen olga
        ArchiveRound: chen olga
        ArrangeDebriefers: chen olga
        ChangeRound: chen olga
        MergeGroups: chen olga
        OpenRound: chen olga
        DiscardRound: chen olga
        SizeGroups: chen olga
        # begun for Alder County, over which Anna organises too
        DraftRound: chen olga anna
        DraftDutyList: chen olga anna
        ImportPastFindings: chen olga anna
        AdoptPolicy: chen olga anna sysadmin
        # the words of the whole organisation
        AdoptWords: chen olga sysadmin
        # the report: its holder files, the clerk drafts, the vetter judges
        SaveDraft: anna carl
        FileDebrief: anna
        AcceptDebrief: olga
        ReturnDebrief: olga
        ReopenAcceptance: olga
        # the meeting
        ArrangeMeeting: chen olga
        NotePresence: chen olga
        StrikePresence: chen olga
        ConveneMeeting: chen olga
        HearDebriefer: chen olga
        CloseMeeting: chen olga
        MakeComment: chen dana
        CorrectComment: chen
        WithdrawComment: chen
        # counting
        HandOutPapers: chen olga
        OrderRecount: chen olga
        SayPapers: tess tom
        EnterPaper: tess tom
        TakeOutPaper: tess tom
        LookThrough: tess tom
        StartPapersAgain: tess tom
        TakeMachineFile: tess tom
        EnterOpinion: tess tom
        SubmitEntry: tess tom
        ReopenEntry: tess tom
        # rating and grade
        StartAppraisals: chen olga
        EnterComponent: olga
        ConfirmComponent: ivan
        ReturnComponent: ivan
        DecideGrade: olga
        FeedBackGrade: chen olga
        PublishGrades: chen olga
        # repair: the owner works, the approver and who verifies over the unit judge
        SketchPlan: anna carl
        PlanRectification: anna
        ReportRepair: anna
        ClaimDone: anna
        RequestExtension: anna
        StateResult: anna
        ApprovePlan: olga ivan
        ReturnPlan: olga ivan
        GrantExtension: olga ivan
        RefuseExtension: olga ivan
        ClassifyRectification: olga ivan
        VerifyRepair: olga ivan
        ReturnRepair: olga ivan
        ChangeJudges: chen olga ivan
        # duties
        ChangeDutyList: chen olga
        WriteDutyItem: chen olga
        RemoveDutyItem: chen olga
        ImportDutyItems: chen olga
        IssueDutyList: chen olga
        IssueToNewcomers: chen olga
        AcknowledgeDuties: anna
        SignPledge: anna
        ReportDuty: anna
        JudgeDuty: chen olga
        AcceptAlike: chen olga
        TakeUpDuty: anna
        CarryOutDuty: anna
        KeepWording: chen olga
        # what Anna said against a duty: answered by who issued it
        ObjectToDuty: anna
        ObjectToDuties: anna
        UpholdObjection: chen olga
        RejectObjection: chen olga
        WithdrawObjection: anna
        # what Alder County asked Olga's post
        AskUpward: chen dana olga ivan tess tom emil anna carl asha boris sysadmin secadmin auditor sten
        AnswerDifficulty: olga
        PassOnDifficulty: olga
        WithdrawDifficulty: anna
        # the holder lets somebody act; either ends it
        DelegatePost: anna
        EndDelegation: emil
        # a post of Alder County that Nora has left and Sten is named for
        OpenHandover: nora sten sysadmin
        ExplainItems: nora
        CheckItems: sten
        RenewHandover: nora sten
        GiveHandover: nora
        GiveHandoverFor: chen dana olga ivan
        WitnessHandover: chen dana olga ivan
        ReceiveHandover: sten
        WithdrawHandover: chen dana olga ivan nora sten
        # the roster and its rights
        CreateUnit: sysadmin
        RenameUnit: sysadmin
        ChangeUnit: sysadmin
        TakeBackPlan: sysadmin
        BeginGuidance: sysadmin
        EndGuidance: sysadmin
        CreatePost: sysadmin
        AppointToPost: sysadmin
        VacatePost: sysadmin
        PlanEndOfTerm: sysadmin
        ImportTerms: sysadmin
        SeatMember: sysadmin
        UnseatMember: sysadmin
        RenamePerson: sysadmin
        GrantRight: secadmin
        WithdrawRight: secadmin
        InvitePerson: secadmin
        InvitePeople: secadmin
        # what the system administrator asked for themselves
        ConfirmWaitingAct: secadmin auditor
        RefuseWaitingAct: secadmin auditor
        TakeBackWaitingAct: sysadmin
        ImportOrganisation: sysadmin secadmin
        UploadRoster: sysadmin secadmin
        ConfirmUpload: sysadmin
        # jobs
        FoldTally:
        FillIndex:
        RebuildIndex:
        RebuildTally:
        FoldLines:
        RebuildLines:
        RaiseDifficulties:
        CarryOutPlans:
        """;

    [Theory]
    [InlineData(Stage.InSession)]
    [InlineData(Stage.Decided)]
    public async Task Who_is_not_listed_gets_404_or_403_and_changes_nothing(Stage stage)
    {
        var house = new House();
        await house.InitializeAsync();
        try
        {
            var wrong = await Wrong(house, await Arrangement.Make(house, stage));
            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    [Fact]
    public void Every_action_is_listed_and_every_listed_action_exists() =>
        Assert.Equal([.. Attempt.All().Select(a => a.Name).Order(StringComparer.Ordinal)],
            Rights.Table.Read(Table).Keys.Order(StringComparer.Ordinal).ToArray());

    private static async Task<List<string>> Wrong(House house, Objects objects)
    {
        var (listed, cast, wrong) = (Rights.Table.Read(Table), await Cast.Actors(house), new List<string>());
        Assert.Equal(Cast.All.Length, cast.Count);
        foreach (var action in Attempt.All().Where(a => listed.ContainsKey(a.Name)))
        {
            var may = listed[action.Name];
            var before = await Lines(house);
            foreach (var (code, actor) in cast.Where(c => !may.Contains(c.Key)))
                if (await action.By(house, actor, objects) is var answer and not ("404" or "403"))
                    wrong.Add($"{action.Name} by {code}, who is not listed: {answer}");
            if (await Lines(house) != before) wrong.Add($"{action.Name} was refused and yet changed something");
            foreach (var code in may)
                if (await action.By(house, cast[code], objects) is var answer and not "in")
                    wrong.Add($"{action.Name} by {code}, who is listed: {answer}");
        }
        return wrong;
    }

    private static Task<int> Lines(House house) => house.Read(db => db.Set<Line>().CountAsync());
}
