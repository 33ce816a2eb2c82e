using System.Collections.Concurrent;
using Answerable.Domain;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.People;

/// <summary>
/// What sessions are read from, kept between requests while nothing of it was changed: one per host and so per database.
/// A request reads the mark of the generation first. What it then reads is at least as new as that mark, since a change and its mark
/// come in one transaction; so nothing older than a mark lies under it, and who comes with another mark reads anew.
/// </summary>
internal sealed class SessionKept(SessionReads reads)
{
    /// <summary>Most persons and most units that are kept; then it is begun anew.</summary>
    private const int Most = 10_000;

    private volatile KeptGeneration newest = new(Guid.Empty);

    /// <summary>What is kept of the generation that counts now.</summary>
    public async Task<KeptGeneration> Now(Db db)
    {
        var (mark, kept) = (await reads.Mark(db), newest);
        return kept.Mark == mark && kept.Size < Most ? kept : newest = new(mark);
    }

    /// <summary>Null before set-up.</summary>
    public async Task<OrganisationRow?> Organisation(Db db, KeptGeneration kept) => kept.Organisation ??= await reads.Organisation(db);

    /// <summary>Holidays and make-up days, read when the first page reckons a date by them.</summary>
    public static async Task<SpecialDays> Special(Db db, KeptGeneration kept) => kept.Special ??= await OrganisationZone.SpecialOf(db);

    /// <summary>Null when there is no such person, or no organisation.</summary>
    public async Task<KeptPerson?> Person(Db db, KeptGeneration kept, PersonId id, DateTimeOffset now)
    {
        if (kept.Persons.TryGetValue(id, out var found) && found.Period.Has(now)) return found;
        var (read, period) = await reads.Person(db, id, now);
        return read is null ? null : kept.Persons[id] = new(id, read, period);
    }

    /// <summary>The person in one of their posts.</summary>
    public async Task<Actor> Actor(Db db, KeptPerson person, OwnPost post, DateTimeOffset now)
    {
        if (person.Actors.TryGetValue(post.Id, out var found) && found.Period.Has(now)) return found.Value;
        return (person.Actors[post.Id] = await reads.Actor(db, person.Id, post, person.Read.Posts, now)).Value;
    }

    /// <summary>Null when there is no such unit.</summary>
    public async Task<LookedAt?> Unit(Db db, KeptGeneration kept, UnitId id)
    {
        if (kept.Units.TryGetValue(id, out var found)) return found;
        // Only what there is: a cookie can name any number of others.
        return await reads.Unit(db, id) is { } unit ? kept.Units[id] = unit : null;
    }
}

/// <summary>What was read under one mark.</summary>
internal sealed class KeptGeneration(Guid mark)
{
    public Guid Mark { get; } = mark;

    public OrganisationRow? Organisation { get; set; }

    public SpecialDays? Special { get; set; }

    public ConcurrentDictionary<PersonId, KeptPerson> Persons { get; } = [];

    public ConcurrentDictionary<UnitId, LookedAt> Units { get; } = [];

    public int Size => Math.Max(Persons.Count, Units.Count);
}

/// <summary>A person as read, with those of their posts in which they act.</summary>
internal sealed class KeptPerson(PersonId id, SignedIn read, Period period)
{
    public PersonId Id { get; } = id;

    public SignedIn Read { get; } = read;

    public Period Period { get; } = period;

    public ConcurrentDictionary<PostId, Lasting<Actor>> Actors { get; } = [];
}
