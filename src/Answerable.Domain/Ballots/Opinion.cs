using Answerable.Domain.Rounds;

namespace Answerable.Domain.Ballots;

/// <summary>
/// A written opinion on one debriefer, typed in apart from the choices. Its identifier is random and it has
/// no time, so that nothing ties it to a paper or to the order of typing; it leaves no line in the ledger.
/// </summary>
public sealed class Opinion
{
    private Opinion() { }

    public const int MaxText = 1000;

    public Guid Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public AssessorGroupId? GroupId { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>A teller types one in while papers are counted.</summary>
    public static Opinion Enter(Actor by, Round round, AssessorGroupId? group, DebrieferId debriefer, string text)
    {
        Require.That(round.Serves(by, OfficerRole.Teller), BallotRefusals.NotTeller);
        Require.That(round.State is RoundState.InSession or RoundState.Deciding, BallotRefusals.NotInSession);
        if (group is { } known) round.The(known);
        return new Opinion
        {
            Id = Ids.Random(), RoundId = round.Id, GroupId = group, DebrieferId = round.The(debriefer).Id, Text = TextRules.Needed(text, "text", MaxText),
        };
    }

    /// <summary>Only the chair and the post concerned read opinions.</summary>
    public static bool MayBeReadBy(Actor by, Round round, DebrieferId debriefer) =>
        round.PostsOf(OfficerRole.Chair).Any(by.ActsAs) || by.ActsAs(round.The(debriefer).PostId);

    /// <summary>In an order that says nothing about who wrote or when it was typed, the same at every reading.</summary>
    public static IReadOnlyList<string> Shuffled(IEnumerable<Opinion> opinions) => [.. opinions.OrderBy(o => o.Id).Select(o => o.Text)];
}
