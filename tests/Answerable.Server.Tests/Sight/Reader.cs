using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Records;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Sight;

/// <summary>Somebody of the house, and the objects that their rooms open to them.</summary>
internal sealed class Reader
{
    private readonly HashSet<ObjectRef> seen;

    private readonly HashSet<Guid> own = [], drafted = [], published = [];

    private Reader(string code, HashSet<ObjectRef> seen) => (Code, this.seen) = (code, seen);

    /// <summary>Empty for a stranger.</summary>
    public string Code { get; }

    public static async Task<Reader> Of(House house, string code, IEnumerable<Planted> planted)
    {
        if (code.Length == 0) return new("", []);
        var by = (await Cast.Actors(house))[code];
        var objects = planted.SelectMany(p => p.Owners).Distinct().ToList();
        var reader = new Reader(code, await house.Scope(s => s.GetRequiredService<ObjectReader>().Seen(by, objects)));
        foreach (var debriefer in await house.Read(db => db.Set<Debriefer>().AsNoTracking().ToListAsync()))
        {
            if (by.AllPosts.Contains(debriefer.PostId)) reader.own.Add(debriefer.Id.Value);
            if (by.Has(Right.Draft, debriefer.UnitPath)) reader.drafted.Add(debriefer.Id.Value);
        }
        foreach (var round in await house.Read(db => db.Set<Round>().AsNoTracking().Where(r => r.PublishedTo != null)
            .Include(r => r.Debriefers).ToListAsync()))
            if (IsTo(round, by)) reader.published.Add(round.Id.Value);
        return reader;
    }

    private static bool IsTo(Round round, Actor by) => round.PublishedTo == PublishScope.Subtree
        ? UnitPath.IsWithin(by.UnitPath, round.UnitPath)
        : by.Unit == round.UnitId
            || (round.PublishedTo == PublishScope.Debriefers && round.Debriefers.Any(d => by.AllPosts.Contains(d.PostId)));

    /// <summary>Whether the grades of this round were published to the reader.</summary>
    public bool IsPublishedTo(Guid round) => published.Contains(round);

    /// <summary>Whether the debriefer is the reader.</summary>
    public bool Is(Guid debriefer) => own.Contains(debriefer);

    /// <summary>Whether the reader is a clerk of the debriefer's unit.</summary>
    public bool DraftsFor(Guid debriefer) => drafted.Contains(debriefer);

    public bool Sees(ObjectRef about) => seen.Contains(about);

    public bool May(Planted word) => NarrowSight.Of.TryGetValue(word.Column.ToString(), out var narrow)
        ? narrow.May(this, word) : word.Owners.Any(Sees);
}
