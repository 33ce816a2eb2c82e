using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

/// <summary>A finding against the harbour's post, judged from the mill and the hall.</summary>
internal sealed class Repair
{
    public Desk Owner { get; } = Town.InHarbour();
    public Desk Mason { get; } = Town.InMill();
    public Desk Approver { get; } = Town.InHall();
    public Desk Verifier { get; } = Town.InMill();
    public Desk Organiser { get; } = Town.InHall();
    public Finding Finding { get; }
    public Rectification It { get; }

    public Repair(RectificationKind kind = RectificationKind.StagedFix, bool outside = true,
        RectificationTerms? terms = null)
    {
        Finding = Raise(new(FindingSource.Comment, Ids.Random()));
        It = Open(kind, kind == RectificationKind.ImmediateFix ? "The gate shuts" : null, outside: outside, terms: terms);
    }

    public static RectificationTerms Terms(bool outside = true) => new(30, 5, 180, 365, 5, 3, outside);

    public Judges Judges => new(Approver.Id, Approver.Unit, Verifier.Id, Verifier.Unit);

    public IReadOnlyCollection<Tenure> Tenures =>
        [Owner.Tenure(), Mason.Tenure(), Approver.Tenure(), Verifier.Tenure(), Organiser.Tenure()];

    /// <summary>Posts that a plan may name: as if the mason's were below the owner's.</summary>
    public IReadOnlySet<PostId> Inside => new HashSet<PostId> { Mason.Id, Verifier.Id };

    /// <summary>Every post named may judge by right, and is held by whoever sits there.</summary>
    public JudgeFacts Known(Judges judges) => new(new HashSet<PostId> { judges.ApproverPostId, judges.VerifierPostId },
        Tenures.ToLookup(t => t.PostId, t => t.PersonId).ToDictionary(t => t.Key, t => (IReadOnlySet<PersonId>)t.ToHashSet()));

    public void Reassign(Actor by, Judges judges, string reason = "Mine", JudgeFacts? facts = null,
        IReadOnlyCollection<Tenure>? tenures = null, int day = 1) =>
        It.Reassign(by, judges, reason, facts ?? Known(judges), tenures ?? Tenures, Town.Today.AddDays(day), Town.Day(day));

    public PlanDraft Plan => new(RectificationKind.StagedFix, "Ten inspections without a fault", Town.Today.AddDays(60),
        [new("Mend the gate", Mason.Id, Town.Today.AddDays(30)), new("Train the keepers")]);

    public Finding Raise(FindingOrigin origin, Actor? by = null, string title = "The gate stands open",
        string text = "It stood open in eleven of twelve weeks.", string strand = "core") =>
        Finding.Raise(by ?? Organiser.Actor(Right.Organise), Owner.Id, Owner.Unit, Owner.Path, title, text, strand, origin, Town.Now);

    public Rectification Open(RectificationKind kind = RectificationKind.StagedFix, string? condition = null, Judges? judges = null,
        bool outside = true, RectificationTerms? terms = null) =>
        Rectification.Open(Organiser.Actor(Right.Organise), Finding, judges ?? Judges, Town.Hall, Town.Root, terms ?? Terms(outside),
            Town.Calendar, Town.Now, kind, condition);

    public void Do(string act)
    {
        switch (act)
        {
            case "DraftPlan": It.DraftPlan(Owner.Actor(), Plan, Inside, Town.Calendar, Town.Day(1)); break;
            case "ApprovePlan": It.ApprovePlan(Approver.Actor(), Tenures, Town.Day(2)); break;
            case "ReturnPlan": It.ReturnPlan(Approver.Actor(), "Nothing to measure", Tenures, Town.Day(2)); break;
            case "Progress": It.Progress(Owner.Actor(), "Hinges ordered", null, Town.Day(3)); break;
            case "Claim": It.Claim(Owner.Actor(), "It shuts", "Report 7", Town.Day(4)); break;
            case "Ask":
                It.RequestExtension(Owner.Actor(), new("The mason is ill", It.DueOn.AddDays(30), "Half of it"), Town.Calendar,
                Town.Day(4)); break;
            case "Grant": It.GrantExtension(Approver.Actor(), Tenures, Town.Day(5)); break;
            case "Refuse": It.RefuseExtension(Approver.Actor(), "There was time enough", Tenures, Town.Day(5)); break;
            case "Verify": It.Verify(Verifier.Actor(), "Seen shut ten times", Tenures, Town.Day(5)); break;
            case "Return": It.Return(Verifier.Actor(), "It was open on Sunday", Tenures, Town.Day(5)); break;
            case "Classify": It.Classify(Approver.Actor(), It.Kind, It.CloseCondition, Tenures, Town.Day(1)); break;
            case "Reassign": Reassign(Organiser.Actor(Right.Organise), Judges, "Holidays"); break;
            case "Withdraw": It.Withdraw(Organiser.Actor(Right.Organise), "Raised in error", Town.Day(1)); break;
            default: throw new ArgumentOutOfRangeException(nameof(act), act, null);
        }
    }

    /// <summary>A repair that has come to this state by lawful acts.</summary>
    public static Repair At(RectificationState state, RectificationKind kind = RectificationKind.StagedFix)
    {
        var repair = new Repair(kind);
        string[] plan = kind == RectificationKind.ImmediateFix ? [] : ["DraftPlan", "ApprovePlan"];
        string[] acts = state switch
        {
            RectificationState.Raised => [],
            RectificationState.PlanDrafted => ["DraftPlan"],
            RectificationState.PlanApproved => ["DraftPlan", "ApprovePlan"],
            RectificationState.InProgress => [.. plan, "Progress"],
            RectificationState.ExtensionRequested => [.. plan, "Ask"],
            RectificationState.ClaimedDone => [.. plan, "Progress", "Claim"],
            RectificationState.Closed => [.. plan, "Progress", "Claim", "Verify"],
            RectificationState.Returned => [.. plan, "Progress", "Claim", "Return"],
            RectificationState.Withdrawn => ["Withdraw"],
        };
        foreach (var act in acts) repair.Do(act);
        Assert.Equal(state, repair.It.State);
        return repair;
    }
}
