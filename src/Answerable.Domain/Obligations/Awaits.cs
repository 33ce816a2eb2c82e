namespace Answerable.Domain.Obligations;

/// <summary>What one post is expected to do or judge.</summary>
/// <param name="Again">After a return: the same obligation is reopened, where there is one, and none opened.</param>
public sealed record Awaited(ObligationKind Kind, PostId Owner, UnitId OwedTo, DueDate Due, bool Again = false);

/// <summary>
/// What an object makes posts owe now. Its rule answers for every kind that the object can owe: awaited of a post, met, or
/// void. What is open cannot tell by itself whether it was done or dropped, so the rule says which.
/// </summary>
/// <param name="about">The object whose acts discharge it.</param>
/// <param name="subject">What it is about, as a user wrote it.</param>
/// <param name="askedBy">The post that asked for it, where one did.</param>
/// <param name="minutes">That each takes, where whoever asked said so; null for those of the policy.</param>
public sealed class Awaits(ObjectRef about, string subject, PostId? askedBy = null, int? minutes = null)
{
    private readonly List<Awaited> awaited = [];
    private readonly HashSet<(string Kind, PostId? Owner)> met = [];
    private readonly HashSet<string> kinds = [];

    public ObjectRef About => about;

    public string Subject => subject;

    /// <summary>The post that asked for it; null where none did.</summary>
    public PostId? AskedBy => askedBy;

    /// <summary>That each takes, where whoever asked said so.</summary>
    public int? Minutes => minutes;

    /// <summary>Codes of the kinds for which the rule answers; no other kind of the same object is touched.</summary>
    public IReadOnlyCollection<string> Kinds => kinds;

    public IReadOnlyList<Awaited> Awaited => awaited;

    /// <summary>The post owes this by then.</summary>
    /// <param name="again">After a return: the same obligation is reopened.</param>
    public Awaits Owes(ObligationKind kind, PostId owner, UnitId owedTo, DueDate due, bool again = false)
    {
        kinds.Add(kind.Code);
        awaited.Add(new(kind, owner, owedTo, due, again));
        return this;
    }

    /// <summary>What was owed of this kind was done: by this post, or by whoever owed it when null.</summary>
    public Awaits Met(ObligationKind kind, PostId? owner = null)
    {
        kinds.Add(kind.Code);
        met.Add((kind.Code, owner));
        return this;
    }

    /// <summary>Nobody owes this, whoever did or did not do it.</summary>
    public Awaits Void(ObligationKind kind)
    {
        kinds.Add(kind.Code);
        return this;
    }

    /// <summary>Nobody owes this any more: it was done where <paramref name="done"/>, else it is void.</summary>
    public Awaits Over(ObligationKind kind, bool done) => done ? Met(kind) : Void(kind);

    /// <summary>Whether what this post owed of this kind was done.</summary>
    public bool IsMet(string kind, PostId owner) => met.Contains((kind, null)) || met.Contains((kind, owner));
}
