namespace Answerable.Domain.Requests;

/// <summary>Whether what was asked for is given, or lies in the product already.</summary>
public enum ReplyTurnKind { Answer, Held }

/// <summary>What a post answered, and how it was judged; only the judgement is added later, once.</summary>
public sealed class ReplyTurn
{
    private readonly List<ReplyValue> values = [];

    private ReplyTurn() { }

    internal ReplyTurn(ReplyId reply, int number, ReplyTurnKind kind, string? text, Actor by, DateTimeOffset now)
    {
        (Id, ReplyId, Number, Kind, Text) = (Ids.New(now), reply, number, kind, text);
        (ByPersonId, At) = (by.Person, now);
    }

    /// <summary>Longest text and reason, in UTF-16 code units.</summary>
    public const int MaxText = 4000;

    public Guid Id { get; private set; }

    public ReplyId ReplyId { get; private set; }

    public int Number { get; private set; }

    public ReplyTurnKind Kind { get; private set; }

    /// <summary>The report, who comes, a word beside the facts, or where it lies already.</summary>
    public string? Text { get; private set; }

    public PersonId? ByPersonId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null until judged.</summary>
    public bool? Accepted { get; private set; }

    public string? Reason { get; private set; }

    public PersonId? JudgedByPersonId { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>Facts by the number of the thing asked for.</summary>
    public IReadOnlyList<ReplyValue> Values => values;

    internal void Fill(IEnumerable<(int Number, string Text)> given, DateTimeOffset now) =>
        values.AddRange(given.Select(g => new ReplyValue(Id, g.Number, g.Text, now)));

    internal void Judge(Actor by, bool accepted, string? reason, DateTimeOffset now) =>
        (Accepted, Reason, JudgedByPersonId, JudgedAt) = (accepted, reason, by.Person, now);
}

/// <summary>One fact that was given.</summary>
public sealed class ReplyValue
{
    private ReplyValue() { }

    internal ReplyValue(Guid turn, int number, string text, DateTimeOffset now) =>
        (Id, TurnId, Number, Text) = (Ids.New(now), turn, number, text);

    /// <summary>Longest fact in UTF-16 code units.</summary>
    public const int MaxText = 500;

    public Guid Id { get; private set; }

    public Guid TurnId { get; private set; }

    /// <summary>Of the thing asked for.</summary>
    public int Number { get; private set; }

    public string Text { get; private set; } = "";
}
