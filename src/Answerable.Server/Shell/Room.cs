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

    /// <summary>Its places in the rail.</summary>
    public virtual IReadOnlyList<RailEntry> Rail => [];

    /// <summary>Kinds of object that have a page, or an address that leads to one.</summary>
    public virtual IReadOnlyList<ObjectKind> Objects => [];
}

/// <summary>A way into a room; its words stand in the shell's text file under <c>rail.ADDRESS</c>.</summary>
/// <param name="Section">Group of the rail: round, organisation or record.</param>
/// <param name="Place">Order within the section.</param>
/// <param name="For">Who is shown it; null for everybody.</param>
internal sealed record RailEntry(string Section, int Place, string Address, string Icon, Func<Actor, bool>? For = null);

/// <summary>A kind of object that ledger lines and obligations point at.</summary>
/// <param name="Noun">As <see cref="ObjectRef.Kind"/> has it.</param>
/// <param name="Address">Under which its identifier leads to its page.</param>
internal sealed record ObjectKind(string Noun, string Address);
