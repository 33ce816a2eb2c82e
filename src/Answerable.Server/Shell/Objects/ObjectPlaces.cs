using System.Collections.Concurrent;
using System.Linq.Expressions;
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

    /// <summary>What its objects are known by: places of kinds that have this in common are read together.</summary>
    public abstract Type IdType { get; }

    /// <summary>Those of the identifiers that lie so, with their places, to be put together with those of other kinds.</summary>
    public abstract IQueryable<PlacedObject> Of(DbContext db, IReadOnlyList<Guid> ids);

    /// <summary>The same for several kinds in one statement that is translated once.</summary>
    /// <param name="kinds">This one among them, all of one <see cref="IdType"/>.</param>
    public abstract IAsyncEnumerable<PlacedObject> Read(DbContext db, IReadOnlyList<ObjectKind> kinds, IReadOnlyList<Guid> ids);
}

/// <summary>Places of a kind by its own identifiers, so that their index serves.</summary>
/// <param name="Query">Those of the identifiers that lie so.</param>
internal sealed record ObjectPlaces<TId>(Right[] Over, Expression<Func<DbContext, List<TId>, IQueryable<PlacedObject>>> Query)
    : ObjectPlaces(Over) where TId : struct, IId<TId>
{
    /// <summary>By the nouns of the kinds that are read together.</summary>
    private static readonly ConcurrentDictionary<string, HotQuery<Func<DbContext, List<TId>, IAsyncEnumerable<PlacedObject>>>> Asked =
        new();

    private readonly Lazy<Func<DbContext, List<TId>, IQueryable<PlacedObject>>> composed = new(() => Query.Compile());

    public override Type IdType => typeof(TId);

    public override IQueryable<PlacedObject> Of(DbContext db, IReadOnlyList<Guid> ids) => composed.Value(db, [.. ids.Select(TId.Of)]);

    public override IAsyncEnumerable<PlacedObject> Read(DbContext db, IReadOnlyList<ObjectKind> kinds, IReadOnlyList<Guid> ids) =>
        Asked.GetOrAdd(string.Join(' ', kinds.Select(k => k.Noun)), _ => new(() => EF.CompileAsyncQuery(
            kinds.Select(k => ((ObjectPlaces<TId>)k.Places!).Query).Aggregate(Both)))).On(db)(db, [.. ids.Select(TId.Of)]);

    private static Expression<Func<DbContext, List<TId>, IQueryable<PlacedObject>>> Both(
        Expression<Func<DbContext, List<TId>, IQueryable<PlacedObject>>> one,
        Expression<Func<DbContext, List<TId>, IQueryable<PlacedObject>>> other)
    {
        var same = new SameParameters(other.Parameters, one.Parameters).Visit(other.Body);
        return one.Update(Expression.Call(typeof(Queryable), nameof(Queryable.Concat), [typeof(PlacedObject)], one.Body, same),
            one.Parameters);
    }

    /// <summary>One query asks with the parameters of another.</summary>
    private sealed class SameParameters(IReadOnlyList<ParameterExpression> from, IReadOnlyList<ParameterExpression> to)
        : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            from.ToList().IndexOf(node) is >= 0 and var at ? to[at] : node;
    }
}
