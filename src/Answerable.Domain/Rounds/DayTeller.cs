using Answerable.Domain.People;

namespace Answerable.Domain.Rounds;

/// <summary>Identifies somebody who counts for a day.</summary>
public readonly record struct DayTellerId(Guid Value) : IId<DayTellerId>
{
    /// <inheritdoc/>
    public static DayTellerId Of(Guid value) => new(value);
}

/// <summary>
/// Somebody without a post who counts in the place of one teller of one round, on one day of the organisation's zone: let in by a code of
/// which only the hash is kept.
/// </summary>
public sealed class DayTeller
{
    private DayTeller() { }

    internal DayTeller(RoundId round, PostId post, Person person, string secretHash, DateOnly on, PersonId? givenBy, DateTimeOffset now) =>
        (Id, RoundId, PostId, PersonId, Name, SecretHash, On, GivenBy, GivenAt) =
            (new(Ids.New(now)), round, post, person.Id, person.Name, secretHash, on, givenBy, now);

    /// <summary>Characters of a hash.</summary>
    public const int HashLength = 64;

    public DayTellerId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    /// <summary>The teller's post in whose place they count.</summary>
    public PostId PostId { get; private set; }

    /// <summary>By whom lines and entries are signed.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>As typed by whoever gave the code.</summary>
    public string Name { get; private set; } = "";

    public string SecretHash { get; private set; } = "";

    /// <summary>The one day on which it lets in.</summary>
    public DateOnly On { get; private set; }

    public PersonId? GivenBy { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>When it first let in.</summary>
    public DateTimeOffset? UsedAt { get; internal set; }

    /// <summary>When it was withdrawn, gave way to another, or the counts stood.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether it lets in today.</summary>
    public bool LetsIn(DateOnly today) => EndedAt is null && On == today;

    /// <summary>Whether it lets in today or will.</summary>
    public bool Counts(DateOnly today) => EndedAt is null && On >= today;

    /// <summary>It lets in no more.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}
