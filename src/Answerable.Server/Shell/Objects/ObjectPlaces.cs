using Answerable.Domain;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Shell;

/// <summary>An object and where it lies.</summary>
public sealed class PlacedObject
{
    /// <summary>Noun of its kind.</summary>
    public string Kind { get; init; } = "";

    public Guid Id { get; init; }

    /// <summary>Of the unit over which one of the rights opens it.</summary>
    public string Path { get; init; } = "";

    /// <summary>The post that it is about, where its holder is not opened it by rights alone; null where nobody is left out.</summary>
    public Guid? Except { get; init; }
}

/// <summary>Objects that rights over a unit open, whatever else: a part of the kind's sight, never more than it.</summary>
/// <param name="Over">Any of these is enough.</param>
internal abstract record ObjectPlaces(Right[] Over)
{
    /// <summary>Every object of the kind lies so: whoever has such a right over the whole organisation sees them all.</summary>
    public bool IsEvery { get; init; }

    /// <summary>Those of the identifiers that lie so, with their places.</summary>
    public abstract IQueryable<PlacedObject> Of(DbContext db, IReadOnlyList<Guid> ids);
}

/// <summary>Places of a kind by its own identifiers, so that their index serves.</summary>
/// <param name="Query">Those of the identifiers that lie so.</param>
internal sealed record ObjectPlaces<TId>(Right[] Over, Func<DbContext, List<TId>, IQueryable<PlacedObject>> Query)
    : ObjectPlaces(Over) where TId : struct, IId<TId>
{
    public override IQueryable<PlacedObject> Of(DbContext db, IReadOnlyList<Guid> ids) => Query(db, [.. ids.Select(TId.Of)]);
}
