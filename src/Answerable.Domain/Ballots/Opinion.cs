
namespace Answerable.Domain.Ballots;

/// <summary>
/// A written opinion on one subject, typed in apart from the choices. Its identifier is random and it has
/// no time, so that nothing ties it to a paper or to the order of typing; it leaves no line in the ledger.
/// </summary>
public sealed class Opinion
{
    private Opinion() { }

    public const int MaxText = 1000;

    public Guid Id { get; private set; }

    public OccasionId OccasionId { get; private set; }

    public CountGroupId? GroupId { get; private set; }

    public CountSubjectId SubjectId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Against typing opinions in: a teller's, while papers that were handed out are counted.</summary>
    public static IEnumerable<Refusal> AgainstEntering(Actor by, CountFrame frame, bool isHandedOut)
    {
        if (frame.TellerPostOf(by) is null) yield return BallotRefusals.NotTeller;
        if (!isHandedOut) yield return BallotRefusals.NotHandedOut;
        else if (!frame.IsOn) yield return BallotRefusals.NotInSession;
    }

    public static Opinion Enter(Actor by, CountFrame frame, CountGroupId group, bool isHandedOut, CountSubjectId about, string text)
    {
        Require.None(AgainstEntering(by, frame, isHandedOut));
        Require.That(frame.Subjects.Any(s => s.Id == about), BallotRefusals.NoSuchSubject);
        var needed = TextRules.Needed(text, "text", MaxText);
        return new Opinion { Id = Ids.Random(), OccasionId = frame.OccasionId, GroupId = group, SubjectId = about, Text = needed };
    }

    /// <summary>In an order that says nothing about who wrote or when it was typed, the same at every reading.</summary>
    public static IReadOnlyList<string> Shuffled(IEnumerable<Opinion> opinions) => [.. opinions.OrderBy(o => o.Id).Select(o => o.Text)];
}
