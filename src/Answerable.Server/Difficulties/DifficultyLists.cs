using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Difficulties;

/// <summary>A difficulty as listed.</summary>
/// <param name="Asked">Post that owes the answer now, or gave it.</param>
public sealed record DifficultyRow(Guid Id, string Title, DifficultyNeed Need, string Unit, string Asked, string AskedUnit,
    DateTimeOffset AskedAt, DifficultyState State);

/// <summary>A step as shown.</summary>
/// <param name="By">Null where it went up by itself.</param>
public sealed record ShownTurn(DifficultyTurnKind Kind, string? Text, string From, string? To, string? By, DateTimeOffset At);

/// <summary>A difficulty, as a page and the API show it.</summary>
/// <param name="Version">Also in ETag; send it as If-Match.</param>
/// <param name="DueOn">When the answer is owed, or was.</param>
public sealed record ShownDifficulty(Guid Id, int Version, string Title, string Text, DifficultyNeed Need, string Unit, string Post,
    string? AskedBy, DateTimeOffset AskedAt, string AskedPost, DateOnly DueOn, DifficultyState State, IReadOnlyList<ShownTurn> Turns,
    Acts Acts) : IVersioned;

/// <summary>Which difficulties a list is about.</summary>
public enum DifficultySide { ToAnswer, Asked }

/// <summary>Filters of the list.</summary>
/// <param name="UnitPath">Asked from the subtree of a unit, or null for all.</param>
internal sealed record DifficultyFilter(DifficultySide? Side = null, DifficultyState? State = null, string? UnitPath = null)
{
    public const string Path = "/difficulties";

    public static DifficultyFilter Read(ListAddress list, Words t)
    {
        var side = list.Choice<DifficultySide>("side", t["Difficulties.side"], t["Difficulties.all"], s => t[$"Difficulties.side.{s}"]);
        var state = list.Choice<DifficultyState>("state", t["Difficulties.state"], t["Difficulties.all"],
            s => t[$"Difficulties.state.{s}"]);
        return new(side, state, list.Unit?.Path);
    }
}

/// <summary>Lists of difficulties, paged by key, and one of them with all that is shown of it.</summary>
internal sealed class DifficultyLists(Db db, DifficultyQueries queries, PostDirectory directory, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>A page of those that the actor may see, newest first.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<DifficultyRow>> Page(Actor by, DifficultyFilter filter, string? after, IReadOnlySet<string>? unread = null)
    {
        var all = Filtered(by, filter);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(d => d.Id < new DifficultyId(last)) : all;
        return await Rows(rest, unread ?? Projection.Whole).Page(await all.CountToLimit(), r => PageKey.Write(r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<DifficultyRow> All(Actor by, DifficultyFilter filter, IReadOnlySet<string> unread) =>
        Rows(Filtered(by, filter), unread);

    /// <summary>What a post has asked, as far as the actor may see it, newest first.</summary>
    /// <param name="during">Only what was asked on these days.</param>
    public async Task<List<DifficultyRow>> OfPost(Actor by, PostId post, int take, HeldDays? during = null)
    {
        var asked = queries.VisibleTo(by).Where(d => d.PostId == post);
        if (during is { From: var first, Until: var last })
        {
            var from = await zone.StartOf(first);
            asked = asked.Where(d => d.AskedAt >= from);
            // Whoever holds the post still does so without end.
            if (last < DateOnly.MaxValue)
            {
                var until = await zone.StartOf((await zone.Calendar()).After(last, 1));
                asked = asked.Where(d => d.AskedAt < until);
            }
        }
        return await Rows(asked, Projection.Whole).Take(take).ToListAsync();
    }

    /// <summary>One difficulty; null when the actor may not see it.</summary>
    public async Task<ShownDifficulty?> One(Actor by, DifficultyId id)
    {
        var seen = queries.VisibleTo(by).AsNoTracking().Include(d => d.Turns.OrderBy(t => t.Number));
        if (await seen.FirstOrDefaultAsync(d => d.Id == id) is not { } d) return null;
        var posts = await directory.Posts([d.PostId, d.AskedPostId, .. d.Turns.Select(t => t.AskedPostId),
            .. d.Turns.Select(t => t.ToPostId).OfType<PostId>()], clock.ReadNow());
        List<PersonId> ids = [d.AskedByPersonId, .. d.Turns.Select(t => t.ByPersonId).OfType<PersonId>()];
        var persons = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return new(id.Value, d.Version, d.Title, d.Text, d.Need, posts[d.PostId].Unit, posts[d.PostId].Name, Name(d.AskedByPersonId),
            d.AskedAt, Called(d.AskedPostId), d.Due(await zone.Calendar()), d.State, [.. d.Turns.Select(Turn)], d.Acts(by));

        ShownTurn Turn(DifficultyTurn t) =>
            new(t.Kind, t.Text, Called(t.AskedPostId), t.ToPostId is { } to ? Called(to) : null, Name(t.ByPersonId), t.At);
        string Called(PostId post) => $"{posts[post].Unit} {posts[post].Name}";
        string? Name(PersonId? person) => person is { } found ? persons.GetValueOrDefault(found) : null;
    }

    private IQueryable<Difficulty> Filtered(Actor by, DifficultyFilter filter)
    {
        var (found, owners) = (queries.VisibleTo(by), ObligationQueries.Owners(by));
        if (filter.UnitPath is { } path) found = found.Within(d => d.UnitPath, [path]);
        if (filter.State is { } state) found = found.Where(d => d.State == state);
        return filter.Side switch
        {
            DifficultySide.ToAnswer => found.Where(d => owners.Contains(d.AskedPostId) && d.State == DifficultyState.Open),
            DifficultySide.Asked => found.Where(d => owners.Contains(d.PostId)),
            null => found,
        };
    }

    private IQueryable<DifficultyRow> Rows(IQueryable<Difficulty> all, IReadOnlySet<string> unread) =>
        all.OrderByDescending(d => d.Id).SelectWithout(d => new DifficultyRow(d.Id.Value, d.Title, d.Need,
            db.Set<Unit>().Where(u => u.Id == d.UnitId).Select(u => u.Name).First(),
            db.Set<Post>().Where(p => p.Id == d.AskedPostId).Select(p => p.Name).First(),
            db.Set<Post>().Where(p => p.Id == d.AskedPostId).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => u.Name).First(),
            d.AskedAt, d.State), unread);
}
