using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.People;
using Answerable.Server.Records;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>A title that may leave the product.</summary>
internal sealed record OwnTitle(string Title, DateOnly DueOn, ObjectRef About);

/// <summary>What persons owe by title, where a policy lets titles leave the product: of each the first, and only what they may
/// see.</summary>
internal sealed class OwnTitles(Db db, OpenOfPersons open, ObjectReader objects, SessionReads sessions)
{
    /// <summary>So many of one person leave the product at once.</summary>
    public const int Most = 20;

    private sealed record Row(PostId Owner, string Path, string Title, DateOnly DueOn, string Kind, Guid About);

    /// <param name="until">Due by then, or null for all.</param>
    public async Task<Dictionary<PersonId, IReadOnlyList<OwnTitle>>> Of(IReadOnlyCollection<PersonId> persons, DateOnly today,
        DateTimeOffset now, DateOnly? until = null, CancellationToken cancel = default)
    {
        var found = new Dictionary<PersonId, IReadOnlyList<OwnTitle>>();
        var steps = await StepsInForce.At(db, now, cancel);
        if (!steps.AnyNamesTitles) return found;
        var last = until ?? new Calendar(TimeZoneInfo.Utc).After(today, ObligationFilter.NearDays);
        foreach (var person in await open.Posts(persons, now, cancel))
        {
            var owners = person.ToList();
            var rows = (await db.Set<Obligation>().AsNoTracking()
                .Where(o => owners.Contains(o.OwnerId) && o.State == ObligationState.Open && o.DueOn <= last)
                .OrderBy(o => o.DueOn).ThenBy(o => o.Id).Take(Most)
                .Select(o => new Row(o.OwnerId, o.UnitPath, o.Subject, o.DueOn, o.ObjectKind, o.ObjectId)).ToListAsync(cancel))
                .Where(r => steps.Of(r.Path).NamesTitles).ToList();
            if (rows.Count == 0) continue;
            var seen = await Seen(person.Key, rows, now);
            found[person.Key] = [.. rows.Where(r => seen.Contains(new(r.Kind, r.About)))
                .Select(r => new OwnTitle(r.Title.ReplaceLineEndings(" "), r.DueOn, new(r.Kind, r.About)))];
        }
        return found;
    }

    /// <summary>What the person may see in any of their posts.</summary>
    private async Task<HashSet<ObjectRef>> Seen(PersonId person, List<Row> rows, DateTimeOffset now)
    {
        var seen = new HashSet<ObjectRef>();
        var posts = (await sessions.Person(db, person, now)).Value?.Posts ?? [];
        foreach (var post in posts)
        {
            var actor = (await sessions.Actor(db, person, post, posts, now)).Value;
            seen.UnionWith(await objects.Seen(actor, rows.Where(r => actor.ActsAs(r.Owner)).Select(r => new ObjectRef(r.Kind, r.About))));
        }
        return seen;
    }
}
