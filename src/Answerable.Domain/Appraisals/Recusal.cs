namespace Answerable.Domain.Appraisals;

/// <summary>How the one who chairs the body voted, after all others.</summary>
public enum ChairVote { For, Against, Abstained }

/// <summary>A member of the deciding body who steps out of one decision, and because of what.</summary>
public sealed record Recusal(PostId PostId, string Reason);

/// <summary>A member post that stepped out of a decision.</summary>
public sealed class DecisionRecusal
{
    private DecisionRecusal() { }

    internal DecisionRecusal(GradeDecisionId decision, PostId post, string? reason) => (DecisionId, PostId, Reason) = (decision, post,
        reason);

    public GradeDecisionId DecisionId { get; private set; }

    public PostId PostId { get; private set; }

    /// <summary>Null for whom the decision is about, by post or by person: they step out by rule.</summary>
    public string? Reason { get; private set; }
}

/// <summary>A member post of the deciding body that took part in a decision.</summary>
public sealed class DecisionPresence
{
    private DecisionPresence() { }

    internal DecisionPresence(GradeDecisionId decision, PostId post) => (DecisionId, PostId) = (decision, post);

    public GradeDecisionId DecisionId { get; private set; }

    public PostId PostId { get; private set; }
}
