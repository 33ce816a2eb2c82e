using System.Linq.Expressions;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;

namespace Answerable.Server.Organisation;

/// <summary>Posts to which something goes that is meant for a kind of post, and of unit, in a subtree.</summary>
internal static class PostsOfKind
{
    /// <summary>Posts that are not closed, of a subtree, or of its first unit alone.</summary>
    public static IQueryable<Post> Open(IQueryable<Post> all, string path, bool isUnitAlone) =>
        (isUnitAlone ? all.Where(p => p.UnitPath == path) : all.Within(p => p.UnitPath, [path])).Where(p => p.ClosedAt == null);

    /// <summary>Whether a post is of the kind.</summary>
    /// <param name="level">The roster's word for the kind of its unit; null for every kind.</param>
    public static Expression<Func<Post, bool>> Is(Db db, string kind, string? level) => level is null ? p => p.Kind == kind
        : p => p.Kind == kind && db.Set<Unit>().Any(u => u.Id == p.UnitId && u.Level == level);
}
