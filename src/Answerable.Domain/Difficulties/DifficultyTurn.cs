namespace Answerable.Domain.Difficulties;

/// <summary>What became of a difficulty in one step.</summary>
public enum DifficultyTurnKind { Answered, Refused, PassedOn, Raised, Withdrawn }

/// <summary>A step, by whom and when; never changed.</summary>
public sealed class DifficultyTurn
{
    private DifficultyTurn() { }

    internal DifficultyTurn(DifficultyId difficulty, int number, DifficultyTurnKind kind, string? text, PostId from, PostId? to, Actor by,
        DateTimeOffset now)
    {
        (Id, DifficultyId, Number, Kind, Text) = (Ids.New(now), difficulty, number, kind, text);
        (AskedPostId, ToPostId, ByPersonId, At) = (from, to, by.Person, now);
    }

    public Guid Id { get; private set; }

    public DifficultyId DifficultyId { get; private set; }

    public int Number { get; private set; }

    public DifficultyTurnKind Kind { get; private set; }

    /// <summary>The answer, or the reason; null where it went up by itself or was taken back.</summary>
    public string? Text { get; private set; }

    /// <summary>The post that owed the answer until then.</summary>
    public PostId AskedPostId { get; private set; }

    /// <summary>The post that owes it from then on, or null.</summary>
    public PostId? ToPostId { get; private set; }

    /// <summary>Null where it went up by itself.</summary>
    public PersonId? ByPersonId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
