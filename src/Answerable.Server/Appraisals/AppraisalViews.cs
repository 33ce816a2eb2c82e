using System.Text.Json.Serialization;
using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Appraisals;

/// <summary>An act's author as shown: the post and the person in it then.</summary>
public sealed record Doer(string? Post, string? Person, PostId? PostId, PersonId? PersonId);

/// <summary>An entered value with who entered and who confirmed it.</summary>
public sealed record ShownEntry(ComponentEntryId Id, int Hundredths, string Reference, Doer EnteredBy, DateTimeOffset EnteredAt,
    Doer? ConfirmedBy, DateTimeOffset? ConfirmedAt,
    string? ReturnReason, DateTimeOffset? ReturnedAt, string? CorrectionReason, bool IsSuperseded);

/// <summary>A group's part of the ballot. No count line before the count stands.</summary>
public sealed record ShownGroup(AssessorGroupId Id, LocalText Name, int WeightPercent, bool IsSigned, CountLine? Count,
    int? ScoreHundredths, MissingReason? Missing);

/// <summary>A component open to its records.</summary>
public sealed record ShownComponent(string Code, LocalText Name, ComponentKind Kind, int WeightPercent, int? ScoreHundredths,
    int? ContributionHundredths, MissingReason? Missing,
    IReadOnlyList<ShownGroup> Groups, IReadOnlyList<ShownEntry> Entries, [property: JsonIgnore] Acts Acts)
{
    /// <summary>Whether the act with this noun, of <see cref="AppraisalActs"/>, is open to the reader.</summary>
    public bool May(string act) => Acts.May(act);

    /// <summary>It waits for somebody who confirms, whom the reader would be, had they not entered it themselves.</summary>
    public bool IsOwnEntry => Acts.Against(AppraisalActs.Confirmation).SequenceEqual([AppraisalRefusals.EntererConfirms]);

    /// <summary>What stands or waits; what it superseded comes after it.</summary>
    public ShownEntry? Entry => Entries.FirstOrDefault(e => !e.IsSuperseded);
}

/// <summary>A member of the body who stepped out of a decision.</summary>
/// <param name="Reason">Null for whom the decision is about.</param>
public sealed record ShownRecusal(string Post, string? Reason);

/// <summary>A decision as shown.</summary>
public sealed record ShownDecision(GradeDecisionId Id, DebrieferDecision Kind, LocalText? Grade, LocalText? Computed, string? Reason,
    DateOnly DecidedOn, string Reference, string Body,
    int Entitled, int Present, int VotesFor, int VotesAgainst, int Abstentions, IReadOnlyList<string> PresentPosts, Doer RecordedBy,
        DateTimeOffset RecordedAt,
    Doer? FedBackBy, DateTimeOffset? FedBackAt, DateTimeOffset? PublishedAt, ChairVote? ChairVote, IReadOnlyList<ShownRecusal> Recusals)
{
    public bool Differs => Kind == DebrieferDecision.Graded && Grade != Computed;
}

/// <summary>The quota in integers: how many have the top grade, how many may, and how that follows.</summary>
/// <param name="IsWithoutReader">Whether the reader is decided on and was not told yet: then it is counted without them, so that nothing
/// can be reckoned back.</param>
public sealed record ShownQuota(LocalText Grade, int Given, int Most, int Others, int Undecided, int N, int? FloorPercent, Fraction? Cap,
    int Deferred, int Withdrawn, int Ungraded, bool IsWithoutReader)
{
    public int AtLeast => N - Most;

    public bool IsExceeded => Given > Most;
}

/// <summary>A strand of duty by itself; strands are never added up.</summary>
public sealed record ShownStrand(string Code, LocalText Name, int DutiesDone, int Duties, IReadOnlyDictionary<Domain.Reviews.CommentKind,
    int> Comments, int LastNotDone, int InRepair);

/// <summary>The assessment sheet of a debriefer as far as the reader sees.</summary>
/// <param name="Decision">The one that stands, or for whom it concerns the last that was told to them.</param>
/// <param name="Version">Of the debriefer.</param>
/// <param name="IsBeingCorrected">The decision shown was superseded by one that the reader may not know yet.</param>
public sealed record Sheet(Sight Sight, RoundId RoundId, string RoundTitle, string Period, RoundState RoundState, RoundPolicy Policy,
    NamedDebriefer Debriefer,
    int? TotalHundredths, GradeSetting? Computed, Refusal? Refused, IReadOnlyList<ShownComponent> Components, ShownDecision? Decision,
        IReadOnlyList<ShownDecision> Earlier,
    IReadOnlyList<ShownStrand> Strands, ShownQuota? Quota, int LastNotDone, Acts Acts, SheetLinks Opens, IReadOnlyList<Guid> Lines,
        bool IsBeingCorrected, int Version)
{
    /// <summary>Whether it is shown as it was published, whatever changed since.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Whether it is that of an earlier decision, which was superseded since.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>Decisions that the reader knows and that were published with a sheet of their own.</summary>
    public IReadOnlyCollection<GradeDecisionId> Kept { get; init; } = [];

    /// <summary>Whether its grade was published before a copy was kept: it is shown as it reads now.</summary>
    public bool IsWithoutCopy => !IsCopy && Sight == Sight.Sheet && Decision?.PublishedAt is not null;

    public bool MayDecide => Sight == Sight.Sheet && Acts.May(AppraisalActs.Decision);

    /// <summary>Before grades are decided, somebody's leaving the round can already be recorded, and nothing else.</summary>
    public bool MayWithdraw => Sight == Sight.Sheet && Decision is null && !MayDecide && Acts.May(AppraisalActs.Withdrawal);

    public bool MayFeedBack => Sight == Sight.Sheet && Acts.May(AppraisalActs.Feedback);
}

/// <summary>What opens to the reader beside the sheet.</summary>
public sealed record SheetLinks(bool Opinions, bool Counts);

/// <summary>A line of a round's table. What the reader may not see is null.</summary>
/// <param name="WhyNoGrade">Why deferred, withdrawn or left ungraded.</param>
public sealed record AppraisalRow(NamedDebriefer Debriefer, Sight Sight, IReadOnlyList<int?> Scores, int? TotalHundredths,
    LocalText? Computed, DebrieferDecision? Kind, LocalText? Grade,
    bool IsFedBack, bool IsPublished, IReadOnlyList<(LocalText Component, MissingReason Reason)> Missing, Correcting? Correcting,
        string? WhyNoGrade = null);

/// <summary>That a decision shown is being corrected, or what it superseded.</summary>
/// <param name="IsRunning">The decision shown was superseded by one that the reader may not know yet.</param>
/// <param name="Superseded">Decisions that readers like this one could see before the one shown, newest first.</param>
public sealed record Correcting(bool IsRunning, IReadOnlyList<(DebrieferDecision Kind, LocalText? Grade)> Superseded);

/// <summary>A round of whose appraisals the actor sees something.</summary>
/// <param name="Only">Of these alone; null for whoever sees more than their own.</param>
public sealed record AppraisalReading(Actor By, RoundFrame Round, RoundSight Sight, IReadOnlyCollection<DebrieferId>? Only);

/// <summary>The appraisals of a round as far as the reader sees; they themselves are read page by page.</summary>
public sealed record RoundAppraisals(AppraisalReading At, ShownQuota? Quota, Acts Acts)
{
    public RoundId Id => At.Round.Id;

    public string Title => At.Round.Title;

    public RoundState State => At.Round.State;

    public RoundPolicy Policy => At.Round.Policy;

    /// <summary>Whether the reader runs, rates or decides.</summary>
    public bool IsOfficial => At.Sight.IsOfficial;

    /// <summary>What stands against beginning, to an organiser who only has to name who confirms; or null.</summary>
    public bool LacksConfirmer => Acts.Against(AppraisalActs.Start).SequenceEqual([AppraisalRefusals.NoConfirmer]);

    /// <summary>
    /// What still stands against publishing, to whoever may; it is not said before the meeting is over, nor once all is published.
    /// </summary>
    public IReadOnlyList<Refusal> AgainstPublishing => Acts.Against(AppraisalActs.Publication);

    public bool AsksToPublish => !AgainstPublishing.Any(r => r.IsDenial || r == AppraisalRefusals.RoundNotDeciding
        || r == AppraisalRefusals.AlreadyPublished);
}
