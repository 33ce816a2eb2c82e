using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>
/// The sheet of one debriefer as it was when its grade was published: names, counts, duties and findings of that instant. It is
/// written with the publication and never changed; a decision that corrects a published one is published with a sheet of its own.
/// </summary>
public sealed class PublishedSheet
{
    private PublishedSheet() { }

    /// <summary>The decision that was published; each is published once.</summary>
    public GradeDecisionId DecisionId { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Whose grade it is: post, unit and person as they were called; whoever sees the grade sees it.</summary>
    public string Named { get; private set; } = "";

    /// <summary>Everything else; for whoever sees the sheet.</summary>
    public string Body { get; private set; } = "";

    /// <param name="published">A decision that is being published.</param>
    public static PublishedSheet Of(GradeDecision published, string named, string body) => new()
    {
        DecisionId = published.Id, DebrieferId = published.DebrieferId, PublishedAt = published.PublishedAt!.Value, Named = named,
        Body = body,
    };
}
