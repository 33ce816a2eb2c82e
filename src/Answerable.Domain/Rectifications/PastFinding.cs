using System.Security.Cryptography;
using System.Text;

namespace Answerable.Domain.Rectifications;

/// <summary>What an earlier year found and left open, as a row of its ledger says it (domain.md 6, rectification ledger).</summary>
/// <param name="FoundOn">The day on which it was found; null where the ledger does not say.</param>
/// <param name="Measures">What was agreed to be done; nothing asks for a plan.</param>
/// <param name="Progress">How far it had come.</param>
/// <param name="DueOn">By when it is to be put right; may be past, and is late then.</param>
/// <param name="CloseCondition">What must be so for it to count; needed of what is fixed at once.</param>
public sealed record PastFinding(string Problem, string StrandCode, DateOnly? FoundOn, DateOnly DueOn, RectificationKind Kind,
    IReadOnlyList<string> Measures, string? Goal, string? Leader, string? CloseCondition, string? Progress)
{
    /// <summary>Longest goal and leader in UTF-16 code units.</summary>
    public const int MaxGoal = 500, MaxLeader = 120;

    /// <summary>By what the row is known again: whose it is, what it says, and when it was found.</summary>
    public string KeyOf(PostId owner) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{owner.Value:N}\n{FoundOn:yyyy-MM-dd}\n{Problem.Trim().ReplaceLineEndings("\n")}")));

    /// <summary>Every fault of the row, beside its column.</summary>
    public IEnumerable<Refusal> Faults(DateOnly today)
    {
        var refusals = new List<Refusal>();
        TextRules.Needed(Problem, "problem", Finding.MaxText, refusals);
        TextRules.Needed(StrandCode, "strand", Finding.MaxStrand, refusals);
        TextRules.Optional(Goal, "goal", MaxGoal, refusals);
        TextRules.Optional(Leader, "leader", MaxLeader, refusals);
        TextRules.Optional(Progress, "progress", Step.MaxText, refusals);
        if (Kind == RectificationKind.ImmediateFix)
            TextRules.Needed(CloseCondition, "close_condition", Rectification.MaxCloseCondition, refusals);
        else TextRules.Optional(CloseCondition, "close_condition", Rectification.MaxCloseCondition, refusals);
        foreach (var measure in Measures) TextRules.Needed(measure, "measures", Measure.MaxText, refusals);
        if (Measures.Count > Rectification.MaxMeasures)
            refusals.Add(RectificationRefusals.TooManyMeasures(Measures.Count, Rectification.MaxMeasures).At("measures"));
        if (FoundOn > today) refusals.Add(RectificationRefusals.FoundAhead.At("found_on"));
        return refusals;
    }
}

/// <content>What a ledger says of it.</content>
public sealed partial class Finding
{
    /// <summary>States what an earlier year found; it counts as raised when it is taken in, so that no round that was open before asks for
    /// it.</summary>
    public static Finding TakeOver(Actor by, PostId owner, UnitId unit, string unitPath, PastFinding past, DateTimeOffset now)
    {
        Require.None(RectificationRefusals.MayNotTakeOver.Unless(!AgainstRaising(by, owner, unitPath, FindingSource.Past).Any()));
        var finding = Raise(by, owner, unit, unitPath, TitleFrom(past.Problem), past.Problem, past.StrandCode,
            new(FindingSource.Past), now);
        (finding.FoundOn, finding.PastKey) = (past.FoundOn, past.KeyOf(owner));
        (finding.Goal, finding.Leader) = (Trimmed(past.Goal), Trimmed(past.Leader));
        return finding;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <content>The repair that an earlier year began.</content>
public sealed partial class Rectification
{
    /// <summary>Opens the repair as a ledger has it: where measures were agreed, it is under way by them and owed by its date; else a plan
    /// is owed, as for any finding.</summary>
    public static Rectification TakeOver(Actor by, Finding finding, PastFinding past, Judges judges, UnitId owedTo, string owedToPath,
        RectificationTerms terms, Calendar calendar, DateTimeOffset now)
    {
        var taken = Open(by, finding, judges, owedTo, owedToPath, terms, calendar, now, past.Kind, past.CloseCondition);
        taken.DueOn = past.DueOn;
        if (past.Measures.Count > 0)
        {
            taken.PlanNumber = 1;
            taken.measures.AddRange(past.Measures.Select((text, i) => new Measure(taken.Id, 1, i + 1, new(text), past.DueOn, now)));
            if (past.Kind != RectificationKind.ImmediateFix) taken.State = RectificationState.InProgress;
        }
        taken.Add(by, StepKind.TakenOver, "rectification.taken-over", past.Progress?.Trim() ?? "", now, due: past.DueOn);
        return taken;
    }
}
