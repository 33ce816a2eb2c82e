namespace Answerable.Domain.Appraisals;

/// <summary>Nouns of the acts on appraisals.</summary>
public static class AppraisalActs
{
    /// <summary>On a round's appraisals together.</summary>
    public const string Start = "start", Publication = "publication";

    /// <summary>On a component of one debriefer's rating.</summary>
    public const string Entry = "entry", Confirmation = "confirmation", Return = "return";

    /// <summary>On what is decided about one debriefer.</summary>
    public const string Decision = "decision", Withdrawal = "withdrawal", Feedback = "feedback";
}
