namespace Answerable.Server.Tests.Rights;

/// <content>The table, on the objects that are arranged.</content>
public sealed partial class ActionRightsTests
{
    /// <summary>Who may get past both fences; a rule may still refuse them.</summary>
    internal const string Table = Work + """
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
        TakeParts: chen olga
        # begun for Alder County, over which Anna organises too
        DraftRound: chen olga anna
        DraftDutyList: chen olga anna
        ImportPastFindings: chen olga anna
        AdoptPolicy: chen olga anna sysadmin
        # the words of the whole organisation
        AdoptWords: chen olga sysadmin
        # by which everybody's working days are counted
        TakeCalendar: sysadmin
        TakeShippedCalendar: sysadmin
        # the report: its holder files, the clerk drafts, the vetter judges
        SaveDraft: anna carl
        ReadReport: anna carl
        TakeReport: anna carl
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
        # where one is reminded: by everybody for themselves
        StateMailbox: @everybody
        ConfirmMailbox: @everybody
        EndMailbox: @everybody
        MakeFeed: @everybody
        EndFeed: @everybody
        # a paper that Anna signed: nobody here is a recording clerk, and whoever recorded it is not in this table
        BeginRecording:
        FinishRecording:
        ObjectToRecording: anna
        AnswerRecording: chen olga secadmin
        MakeBook:
        TakeBook:
        # the roster and its rights
        CreateUnit: sysadmin
        RenameUnit: sysadmin
        ChangeUnit: sysadmin
        TakeBackPlan: sysadmin
        BeginGuidance: sysadmin
        EndGuidance: sysadmin
        # by a unit without a post: GuidingAsksTests ask what it opens
        InspectGuided:
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
        FoldTakeUp:
        FillIndex:
        RebuildIndex:
        RebuildTally:
        RebuildTakeUp:
        FoldLines:
        RebuildLines:
        RaiseDifficulties:
        CarryOutPlans:
        WriteReminders:
        PlanDigests:
        SendDigests:
        """;
}
