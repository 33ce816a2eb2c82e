using System.Linq.Expressions;
using Answerable.Domain;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Shell;

/// <summary>A room's one declaration of itself; <see cref="Rooms.All"/> puts the house together from them.</summary>
internal abstract class Room
{
    /// <summary>The word that names its folder, its texts and its tests.</summary>
    public string Name => GetType().Name[..^nameof(Room).Length];

    /// <summary>Actions, queries and what they need.</summary>
    public virtual void AddServices(IServiceCollection services) { }

    /// <summary>Its API and its files; pages are found by their addresses.</summary>
    public virtual void MapEndpoints(WebApplication app) { }

    /// <summary>Its tables.</summary>
    public virtual void MapTables(ModelBuilder model) { }

    /// <summary>What it notes in the same save of changes that others make, for a job of its own.</summary>
    public virtual void Note(DbContext db) { }

    /// <summary>The same of rows that are written in bulk into a table, from the first of their identifiers on.</summary>
    public virtual Task NoteBulk(DbContext db, string table, Guid first, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Its places in the rail.</summary>
    public virtual IReadOnlyList<RailEntry> Rail => [];

    /// <summary>Kinds of object that have a page, or an address that leads to one.</summary>
    public virtual IReadOnlyList<ObjectKind> Objects => [];

    /// <summary>What it does by itself at intervals.</summary>
    public virtual IReadOnlyList<Job> Jobs => [];

    /// <summary>Columns of its tables that hold a unit's path in the tree, for reading a subtree as one range.</summary>
    public virtual IReadOnlyList<PathColumn> PathColumns => [];
}

/// <summary>
/// An action that runs by itself at intervals: idempotent and derived from state, so that one that was missed is made up by the next.
/// </summary>
/// <param name="Verb">Of <see cref="SystemVerbs"/>: the actor in whose name it runs.</param>
/// <param name="Seconds">From one beginning to the next.</param>
internal sealed record Job(string Verb, int Seconds, Func<IServiceProvider, Actor, CancellationToken, Task> Run)
{
    /// <typeparam name="T">The action.</typeparam>
    public static Job Of<T>(string verb, int seconds, Func<T, Actor, CancellationToken, Task> run) where T : notnull =>
        new(verb, seconds, (services, by, cancel) => run(services.GetRequiredService<T>(), by, cancel));
}

/// <summary>A way into a room; its word stands in the room's text file under <c>rail.ADDRESS</c>.</summary>
/// <param name="Section">Group of the rail: round, organisation or record.</param>
/// <param name="Place">Order within the section.</param>
/// <param name="For">Who is shown it; null for everybody.</param>
internal sealed record RailEntry(string Section, int Place, string Address, string Icon, Func<Actor, bool>? For = null);

/// <summary>A column that holds a unit's path: compared by bytes, and rewritten where a unit moves.</summary>
/// <param name="Entity">What its table maps.</param>
/// <param name="Property">The property of it.</param>
internal sealed record PathColumn(Type Entity, string Property)
{
    /// <summary>The column of the post whose unit it is: where that post comes to another unit, the path goes along.</summary>
    public string? Post { get; init; }

    /// <summary>The column of the unit itself, beside the path of a post's unit; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>A place as it once was: it is not rewritten.</summary>
    public bool IsPast { get; init; }

    public static PathColumn Of<T>(Expression<Func<T, string>> property) => new(typeof(T), Name(property.Body));

    /// <summary>The path of the unit of a post.</summary>
    /// <param name="unit">The unit's identifier; null where there is none.</param>
    public static PathColumn Of<T>(Expression<Func<T, string>> property, Expression<Func<T, object?>> post,
        Expression<Func<T, object?>>? unit = null) =>
        new(typeof(T), Name(property.Body)) { Post = Name(post.Body), Unit = unit is null ? null : Name(unit.Body) };

    private static string Name(Expression body) =>
        ((MemberExpression)(body is UnaryExpression { NodeType: ExpressionType.Convert } cast ? cast.Operand : body)).Member.Name;
}
