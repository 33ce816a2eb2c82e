using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Names and sight of rounds, and names of what is about a debriefer or a group of assessors, for the rooms that declare
/// it.</summary>
internal sealed class RoundObjects(Db db, RoundQueries rounds)
{
    /// <summary>The kinds that have the identifier of a debriefer are named by it together (<see cref="ObjectKind.NamedAs"/>).</summary>
    public const string Debriefers = "debriefer";

    private sealed record NamedDebriefer(DebrieferId Id, string Unit, string Post, string? Holder, DateOnly? From, DateOnly? Until);

    private sealed record NamedGroup(AssessorGroupId Id, LocalText Name, string Round);

    private static readonly HotQuery<Func<DbContext, List<DebrieferId>, IAsyncEnumerable<NamedDebriefer>>> OfDebriefers = new(() =>
        EF.CompileAsyncQuery((DbContext db, List<DebrieferId> ids) =>
        from d in db.Set<Debriefer>()
        join p in db.Set<Post>() on d.PostId equals p.Id
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        where ids.Contains(d.Id)
        select new NamedDebriefer(d.Id, u.Name, p.Name,
            db.Set<Person>().Where(x => x.Id == d.HolderId).Select(x => x.Name).FirstOrDefault(), d.PartFrom, d.PartUntil)));

    private static readonly HotQuery<Func<DbContext, List<AssessorGroupId>, IAsyncEnumerable<NamedGroup>>> GroupsOfRounds = new(() =>
        EF.CompileAsyncQuery((DbContext db, List<AssessorGroupId> ids) =>
        from g in db.Set<AssessorGroup>()
        join r in db.Set<Round>() on g.RoundId equals r.Id
        where ids.Contains(g.Id)
        select new NamedGroup(g.Id, g.Name, r.Title)));

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RoundId.Of).ToList();
        return db.Set<Round>().Where(r => which.Contains(r.Id)).Select(r => new { r.Id, r.Title })
            .ToDictionaryAsync(r => r.Id.Value, r => r.Title);
    }

    /// <summary>A draft that was discarded hides nothing: that it was is for whoever reads the ledger of its unit.</summary>
    public async Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var (which, seen) = (ids.Select(RoundId.Of).ToList(), rounds.VisibleTo(by));
        var hidden = await db.Set<Round>().Where(r => which.Contains(r.Id) && !seen.Any(s => s.Id == r.Id)).Select(r => r.Id).Values();
        return [.. ids.Except(hidden)];
    }

    /// <summary>Names what has the identifier of a debriefer by the post whose part in a round it is about.</summary>
    public Task<Dictionary<Guid, string>> NamesOfDebriefers(IReadOnlyList<Guid> ids) =>
        AboutDebriefers(ids.ToDictionary(i => i, i => new DebrieferId(i)));

    /// <summary>Names objects by the post whose part in a round each is about.</summary>
    public async Task<Dictionary<Guid, string>> AboutDebriefers(IReadOnlyDictionary<Guid, DebrieferId> about)
    {
        var names = new Dictionary<DebrieferId, string>();
        await foreach (var named in OfDebriefers.On(db)(db, [.. about.Values.Distinct()]))
            names[named.Id] = $"{named.Unit} {Part.Named(named.Post, named.From, named.Until)} {named.Holder}".TrimEnd();
        return OrganisationObjects.Through(about, names);
    }

    /// <summary>Names objects by the group of assessors that each belongs to, with its round.</summary>
    public async Task<Dictionary<Guid, string>> OfGroups(IReadOnlyDictionary<Guid, AssessorGroupId> about, Words words)
    {
        var names = new Dictionary<AssessorGroupId, string>();
        await foreach (var named in GroupsOfRounds.On(db)(db, [.. about.Values.Distinct()]))
            names[named.Id] = $"{words.Text(named.Name)} · {named.Round}";
        return OrganisationObjects.Through(about, names);
    }
}
