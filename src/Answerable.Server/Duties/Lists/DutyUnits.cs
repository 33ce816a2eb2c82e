using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>
/// Duty lists and work breakdowns of offices name units, not posts: each unit means its one post of the list's kind. A row with several
/// units becomes an item for each of them, of which the lead unit's leads.
/// </summary>
internal sealed class DutyUnits(Db db, GuidedLists guided)
{
    /// <summary>The file with an item for each unit that a row names, numbered anew; as it is where it names none.</summary>
    public async Task<DutyFile> Resolve(DutyList list, DutyFile file)
    {
        if (file.Rows.All(r => r.Units.Count == 0)) return file;
        var names = file.Rows.SelectMany(r => r.Units.Select(u => u.Unit)).Distinct().ToList();
        var posts = (await (from p in guided.PostsFor(list).AsNoTracking()
                            join u in db.Set<Unit>() on p.UnitId equals u.Id
                            where p.Kind == list.PostKind && !p.IsCollective && (names.Contains(u.Name) || names.Contains(u.Code))
                            orderby p.Code
                            select new { p.Code, Unit = u.Name, UnitCode = u.Code }).ToListAsync())
            .SelectMany(p => new[] { (Name: p.Unit, p.Code), (Name: p.UnitCode, p.Code) }).Distinct().ToLookup(p => p.Name, p => p.Code);
        var rows = new List<DutyRow>();
        foreach (var row in file.Rows)
        {
            if (row.Units.Count == 0) rows.Add(row);
            foreach (var (unit, role) in row.Units)
            {
                var found = posts[unit].Distinct().ToList();
                rows.Add(row with
                {
                    Item = row.Item with { ForPost = found.Count == 1 ? found[0] : null, Role = found.Count == 1 ? role : null },
                    Problems = found.Count == 1 ? row.Problems
                        : [.. row.Problems, found.Count == 0 ? DutyFileRefusals.NoPostOfUnit(unit, list.PostKind)
                            : DutyFileRefusals.SeveralPosts(unit, string.Join(", ", found))],
                });
            }
        }
        return new([.. rows.Select((row, i) => row with { Item = row.Item with { Number = i + 1 } })]);
    }

    /// <summary>The units of these posts, by the code of the post.</summary>
    public async Task<IReadOnlyDictionary<string, string>> UnitsOf(IReadOnlyCollection<string> posts) => posts.Count == 0
        ? new Dictionary<string, string>()
        : await (from p in db.Set<Post>()
                 join u in db.Set<Unit>() on p.UnitId equals u.Id
                 where posts.Contains(p.Code)
                 select new { p.Code, u.Name }).ToDictionaryAsync(p => p.Code, p => p.Name);
}
