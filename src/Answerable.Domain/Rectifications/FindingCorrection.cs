namespace Answerable.Domain.Rectifications;

/// <content>What became of a finding's source after it was raised. The finding's own words stay.</content>
public sealed partial class Finding
{
    /// <summary>Longest reason in UTF-16 code units.</summary>
    public const int MaxReason = 500;

    /// <summary>What its source says since it was corrected, or null.</summary>
    public string? CorrectedText { get; private set; }

    public string? CorrectionReason { get; private set; }

    public DateTimeOffset? CorrectedAt { get; private set; }

    /// <summary>When its source was taken back: nobody is asked for its repair or its result any more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    /// <summary>Its source was corrected. Rests on the act that corrects, which has checked who may.</summary>
    public void Correct(Actor by, string text, string reason, DateTimeOffset now)
    {
        (CorrectedText, CorrectionReason, CorrectedAt) =
            (TextRules.Needed(text, "text", MaxText), TextRules.Needed(reason, "reason", MaxReason), now);
        Record(by, "finding.corrected", now, new { text = CorrectedText, reason = CorrectionReason }, unit: UnitId);
    }

    /// <summary>Its source was withdrawn, or corrected into what raises no finding. Rests on that act.</summary>
    public void Withdraw(Actor by, string reason, DateTimeOffset now)
    {
        (WithdrawnAt, WithdrawalReason) = (now, TextRules.Needed(reason, "reason", MaxReason));
        Record(by, "finding.withdrawn", now, new { reason = WithdrawalReason }, unit: UnitId);
    }
}
