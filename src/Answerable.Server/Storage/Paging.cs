using Answerable.Domain;
using Answerable.Server.Shell.Lists;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Storage;

/// <summary>Pages, counts and files of a query.</summary>
internal static class Paging
{
    /// <summary>How many there are, exact to <see cref="Pages.CountLimit"/>; one more means more.</summary>
    public static Task<int> CountToLimit<T>(this IQueryable<T> rows) => rows.Select(r => 1).Take(Pages.CountLimit + 1).CountAsync();

    /// <summary>A page of ordered rows that begin where it begins.</summary>
    /// <param name="key">Key of a row: see <see cref="PageKey"/>.</param>
    public static async Task<PageOf<T>> Page<T>(this IQueryable<T> rows, int count, Func<T, string> key, int size = Pages.Size) =>
        Pages.Of(await rows.Take(size + 1).ToListAsync(), count, key, size);

    /// <summary>All rows as a file.</summary>
    public static ListFile<T> File<T>(this IQueryable<T> rows, ListOf<T> list) =>
        new(list, rows.AsAsyncEnumerable(), () => rows.Skip(Sheet.MaxRows).Select(r => 1).AnyAsync());

    /// <summary>Identifiers as objects of any kind have them.</summary>
    public static async Task<HashSet<Guid>> Values<T>(this IQueryable<T> ids) where T : struct, IId<T> =>
        [.. (await ids.ToListAsync()).Select(i => i.Value)];
}
