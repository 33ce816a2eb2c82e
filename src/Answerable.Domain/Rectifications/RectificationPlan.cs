using Answerable.Domain.Policies;

namespace Answerable.Domain.Rectifications;

/// <summary>The days and the independence that a rectification copies from its round's policy.</summary>
public sealed record RectificationTerms(int PlanDays, Days ApproveDays, int RepairDays, int RepairMaxDays, Days VerifyDays,
    Days ReturnDays, bool JudgesOutsideOwnersUnit)
{
    public static RectificationTerms Of(RoundPolicy policy) => new(policy.PlanDays.Value, policy.ApproveDays.InDays(),
        policy.RepairDays.Value, policy.RepairMaxDays.Value, policy.VerifyDays.InDays(), policy.ReturnDays.InDays(),
        policy.JudgesOutsideOwnersUnit.Value);
}

/// <summary>A plan as its owner writes it.</summary>
/// <param name="CloseCondition">Measurable: what must be so for the repair to count.</param>
public sealed record PlanDraft(RectificationKind Kind, string CloseCondition, DateOnly DueOn, IReadOnlyList<MeasureDraft> Measures)
{
    /// <summary>Every fault of the plan, beside its field.</summary>
    /// <param name="inside">Posts that may be named to carry out a measure.</param>
    public IEnumerable<Refusal> Faults(DateOnly today, DateOnly latest, PostId verifier, IReadOnlySet<PostId> inside)
    {
        var refusals = new List<Refusal>();
        if (Kind == RectificationKind.ImmediateFix) refusals.Add(RectificationRefusals.NoPlanForImmediate.At("kind"));
        TextRules.Needed(CloseCondition, "closeCondition", Rectification.MaxCloseCondition, refusals);
        if (DueOn < today) refusals.Add(RectificationRefusals.DuePassed.At("dueOn"));
        if (DueOn > latest) refusals.Add(RectificationRefusals.DueTooLate(latest).At("dueOn"));
        if (Measures.Count == 0) refusals.Add(RectificationRefusals.NoMeasure.At("measures"));
        if (Measures.Count > Rectification.MaxMeasures)
            refusals.Add(RectificationRefusals.TooManyMeasures(Measures.Count, Rectification.MaxMeasures).At("measures"));
        for (var i = 0; i < Measures.Count; i++)
        {
            TextRules.Needed(Measures[i].Text, $"measures[{i}].text", Measure.MaxText, refusals);
            if (Measures[i].DueOn > DueOn) refusals.Add(RectificationRefusals.MeasureAfterDue(DueOn).At($"measures[{i}].dueOn"));
            if (Measures[i].ResponsiblePostId is not { } responsible) continue;
            if (!inside.Contains(responsible)) refusals.Add(RectificationRefusals.ResponsibleOutside.At($"measures[{i}].responsible"));
            else if (responsible == verifier) refusals.Add(RectificationRefusals.MeasureOfVerifier.At($"measures[{i}].responsible"));
        }
        return refusals;
    }
}

/// <param name="ResponsiblePostId">Who carries it out; the owner when null.</param>
/// <param name="DueOn">The repair's own date when null.</param>
public sealed record MeasureDraft(string Text, PostId? ResponsiblePostId = null, DateOnly? DueOn = null);

/// <summary>One thing that a plan says will be done. Measures of an earlier, returned plan stay.</summary>
public sealed class Measure
{
    private Measure() { }

    internal Measure(RectificationId rectification, int plan, int number, MeasureDraft draft, DateOnly due, DateTimeOffset now)
    {
        (Id, RectificationId, Plan, Number) = (Ids.New(now), rectification, plan, number);
        (Text, ResponsiblePostId, DueOn) = (draft.Text.Trim(), draft.ResponsiblePostId, draft.DueOn ?? due);
    }

    public const int MaxText = 500;

    public Guid Id { get; private set; }

    public RectificationId RectificationId { get; private set; }

    /// <summary>Number of the plan it belongs to, from 1.</summary>
    public int Plan { get; private set; }

    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    public PostId? ResponsiblePostId { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>Number of the step that reported it done, in which the proof stands; null as long as none did.</summary>
    public int? DoneStep { get; private set; }

    internal void ReportDone(int step) => DoneStep = step;
}

/// <summary>How far a measure is. Only a verifier makes one verified, with the whole repair.</summary>
public enum MeasureState { Open, Reported, Claimed, Verified }
