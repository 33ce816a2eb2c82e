using System.Linq.Expressions;
using Answerable.Domain;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Shell;

/// <summary>What one object is found by.</summary>
/// <param name="Name">What it is called: a word that stands here counts for more.</param>
/// <param name="About">Other words that lead to it: its unit, post, holder, code.</param>
public sealed record SearchText(Guid Id, string Name, string About)
{
    /// <summary>Paths of the units in which it lies.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Posts that it is about, so that their holders find their own among very many.</summary>
    public IReadOnlyList<Guid> Posts { get; init; } = [];
}

/// <summary>A state beside something found, as <c>State.razor</c> draws it.</summary>
public sealed record SearchState(string Kind, string Text, string? Icon = null)
{
    private const int NearDays = 3;

    /// <summary>What is still to be done by this day.</summary>
    public static SearchState Due(Words t, DateOnly today, DateOnly on) => (on.DayNumber - today.DayNumber) switch
    {
        < 0 and var days => new("late", t["Shell.overdue", ("n", -days)]),
        0 => new("near", t["Shell.due-today"]),
        var days => new(days <= NearDays ? "near" : "quiet", t["Shell.due-in", ("n", days)]),
    };
}

/// <summary>What a page shows of something found.</summary>
/// <param name="Second">Where it is, whose it is.</param>
/// <param name="Third">One line more, where there is room.</param>
public sealed record SearchHit(string Name, string Second, string? Third = null, SearchState? State = null);

/// <summary>Rows of one table by whose change what objects are found by changes.</summary>
/// <param name="Entity">What the table maps.</param>
/// <param name="Properties">Those that count; a row that comes or goes counts always.</param>
/// <param name="Own">The property that names the object; null where <paramref name="Found"/> looks for the objects.</param>
/// <param name="Found">Objects that a changed row tells of.</param>
internal sealed record SearchWatch(Type Entity, IReadOnlyList<string> Properties, string? Own,
    Func<DbContext, Guid, IQueryable<Guid>>? Found)
{
    /// <summary>Whether a row that comes tells of objects that were there before it.</summary>
    public bool WhenAdded { get; init; } = true;

    /// <summary>The row names its object.</summary>
    public static SearchWatch Of<T>(string name, params string[] properties) => new(typeof(T), properties, name, null);

    /// <summary>Objects that show a word of the row, which has a property <c>Id</c>; none of them is older than the row.</summary>
    public static SearchWatch By<T>(Func<DbContext, Guid, IQueryable<Guid>> found, params string[] properties) =>
        new(typeof(T), properties, null, found) { WhenAdded = false };

    /// <summary>The same where objects are older than the row.</summary>
    public static SearchWatch ByNew<T>(Func<DbContext, Guid, IQueryable<Guid>> found, params string[] properties) =>
        new(typeof(T), properties, null, found);
}

/// <summary>How a kind of object is searched for: a kind without it is not found. Who finds it is the kind's sight.</summary>
/// <param name="Number">Names the kind within the index, where it orders objects: from 1 to 26, and never another one's.</param>
/// <param name="Section">Under which heading it is shown: its words stand in the texts of Search, the sections in their order
/// there.</param>
/// <param name="Entity">What the table of the objects maps; its key names them.</param>
internal abstract record SearchedKind(int Number, string Section, string Icon, Type Entity)
{
    /// <summary>Changes after which an object is read anew.</summary>
    public IReadOnlyList<SearchWatch> Watches { get; init; } = [];

    /// <summary>What these are found by; what is not there any more is left out.</summary>
    public required Func<DbContext, IReadOnlyList<Guid>, Task<List<SearchText>>> Texts { get; init; }

    /// <summary>What a page shows of these, whom the reader may see.</summary>
    public abstract Task<Dictionary<Guid, SearchHit>> Hits(IServiceProvider services, Actor by, IReadOnlyList<Guid> ids, Words words,
        DateTimeOffset now);
}

/// <summary>A kind whose rows a service of its room shows.</summary>
/// <typeparam name="T">The service.</typeparam>
internal sealed record SearchedKind<T>(int Number, string Section, string Icon, Type Entity,
    Func<T, Actor, IReadOnlyList<Guid>, Words, DateTimeOffset, Task<Dictionary<Guid, SearchHit>>> Shown)
    : SearchedKind(Number, Section, Icon, Entity) where T : notnull
{
    public override Task<Dictionary<Guid, SearchHit>> Hits(IServiceProvider services, Actor by, IReadOnlyList<Guid> ids, Words words,
        DateTimeOffset now) => Shown(services.GetRequiredService<T>(), by, ids, words, now);
}
