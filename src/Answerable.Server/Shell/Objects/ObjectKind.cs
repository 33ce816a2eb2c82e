using System.Collections.Frozen;
using Answerable.Domain;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Shell;

/// <summary>A step of the chain in which somebody answers for something.</summary>
public enum ChainStage { Duty, Act, Judgement, Finding, Repair }

/// <summary>Two objects of which the later follows from the earlier.</summary>
public readonly record struct ChainLink(Guid Before, Guid After);

/// <summary>A kind of object that ledger lines and obligations point at, as its room declares it.</summary>
/// <param name="Noun">As <see cref="ObjectRef.Kind"/> has it.</param>
/// <param name="Address">Under which its identifier leads to its page; empty where it has none.</param>
internal abstract record ObjectKind(string Noun, string Address)
{
    /// <summary>The room whose texts say what was done to it, where that is not the room that declares it.</summary>
    public string? ActsOf { get; init; }

    /// <summary>Where it stands in the answer chain; null where it stands in none.</summary>
    public ChainStage? Stage { get; init; }

    /// <summary>What stands before and after it in the answer chain: kinds of its own room and of rooms above it in the table.</summary>
    public IReadOnlyList<ChainEdge> Edges { get; init; } = [];

    /// <summary>Where rights alone open it; null where more is asked. Spares a page the whole question for what lies so.</summary>
    public ObjectPlaces? Places { get; init; }

    /// <summary>The kind by whose identifiers it is named too, so that both are named in one read; null where it stands alone.</summary>
    public string? NamedAs { get; init; }

    /// <summary>How it is searched for; null where it is not found.</summary>
    public SearchedKind? Search { get; init; }

    /// <summary>Names of those that are there, for lines and steps that stand away from them.</summary>
    public abstract Task<Dictionary<Guid, string>> Names(IServiceProvider services, IReadOnlyList<Guid> ids, Words words);

    /// <summary>Which of them the actor may see, as their pages do: those that would not answer 404. One query.</summary>
    public abstract Task<HashSet<Guid>> Seen(IServiceProvider services, Actor by, IReadOnlyList<Guid> ids);
}

/// <summary>A kind whose names and sight a service of its room reads.</summary>
/// <typeparam name="T">The service.</typeparam>
internal sealed record ObjectKind<T>(string Noun, string Address,
    Func<T, IReadOnlyList<Guid>, Words, Task<Dictionary<Guid, string>>> NamesOf,
    Func<T, Actor, IReadOnlyList<Guid>, Task<HashSet<Guid>>> SeenBy) : ObjectKind(Noun, Address) where T : notnull
{
    public override Task<Dictionary<Guid, string>> Names(IServiceProvider services, IReadOnlyList<Guid> ids, Words words) =>
        NamesOf(services.GetRequiredService<T>(), ids, words);

    public override Task<HashSet<Guid>> Seen(IServiceProvider services, Actor by, IReadOnlyList<Guid> ids) =>
        SeenBy(services.GetRequiredService<T>(), by, ids);
}

/// <summary>A kind that a room above names, and that its own room shows.</summary>
/// <typeparam name="TNames">The service that names it.</typeparam>
/// <typeparam name="TSight">The service that knows who sees it.</typeparam>
internal sealed record ObjectKind<TNames, TSight>(string Noun, string Address,
    Func<TNames, IReadOnlyList<Guid>, Words, Task<Dictionary<Guid, string>>> NamesOf,
    Func<TSight, Actor, IReadOnlyList<Guid>, Task<HashSet<Guid>>> SeenBy) : ObjectKind(Noun, Address)
    where TNames : notnull where TSight : notnull
{
    public override Task<Dictionary<Guid, string>> Names(IServiceProvider services, IReadOnlyList<Guid> ids, Words words) =>
        NamesOf(services.GetRequiredService<TNames>(), ids, words);

    public override Task<HashSet<Guid>> Seen(IServiceProvider services, Actor by, IReadOnlyList<Guid> ids) =>
        SeenBy(services.GetRequiredService<TSight>(), by, ids);
}

/// <summary>An edge of the answer chain, read from either end in one query.</summary>
/// <param name="Before">Kind of the earlier object.</param>
/// <param name="After">Kind of the later one.</param>
internal abstract record ChainEdge(string Before, string After)
{
    /// <summary>It leads into the next round, where a chain of its own goes on.</summary>
    public bool LeadsToNextRound { get; init; }

    /// <summary>It leads to what others below took over: a chain of their own, which only the whole chain follows.</summary>
    public bool LeadsBelow { get; init; }

    /// <summary>It is followed to the later object and not back: what the later follows from is said by another edge.</summary>
    public bool IsForwardOnly { get; init; }

    /// <param name="isForward">Whether the identifiers are of the earlier objects, and the later ones are asked for.</param>
    /// <param name="most">Links that are read at most.</param>
    public abstract Task<List<ChainLink>> Links(IServiceProvider services, IReadOnlyList<Guid> ids, bool isForward, int most);
}

/// <summary>An edge that a service of its room reads.</summary>
/// <typeparam name="T">The service.</typeparam>
/// <param name="Read">Links from these identifiers, in a lasting order; forward where they are of the earlier objects.</param>
internal sealed record ChainEdge<T>(string Before, string After, Func<T, IReadOnlyList<Guid>, bool, IQueryable<ChainLink>> Read)
    : ChainEdge(Before, After) where T : notnull
{
    public override Task<List<ChainLink>> Links(IServiceProvider services, IReadOnlyList<Guid> ids, bool isForward, int most) =>
        Read(services.GetRequiredService<T>(), ids, isForward).Take(most).ToListAsync();
}

/// <summary>Every kind of object that a room declares.</summary>
internal static class ObjectKinds
{
    private static readonly FrozenDictionary<string, (ObjectKind Kind, Room Room)> Declared =
        Rooms.All.SelectMany(room => room.Objects.Select(kind => (kind, room))).ToFrozenDictionary(o => o.kind.Noun);

    /// <summary>Null for a noun that no room declares.</summary>
    public static ObjectKind? Find(string noun) => Declared.TryGetValue(noun, out var found) ? found.Kind : null;

    /// <summary>The room whose texts say what was done to such an object.</summary>
    public static string? RoomOfActs(string noun) =>
        Declared.TryGetValue(noun, out var found) ? found.Kind.ActsOf ?? found.Room.Name : null;

    /// <summary>Edges that lead on from a kind, or back from it.</summary>
    public static IEnumerable<ChainEdge> Edges(string noun, bool isForward) =>
        Declared.Values.SelectMany(o => o.Kind.Edges).Where(e => isForward ? e.Before == noun : e.After == noun && !e.IsForwardOnly);
}
