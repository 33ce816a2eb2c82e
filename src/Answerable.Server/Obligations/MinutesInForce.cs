using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>How long what a post owes takes, by the policy in force for its unit when it is opened.</summary>
internal sealed class MinutesInForce(Db db)
{
    /// <summary>More units than this are not asked for by their paths: all policies in force are read.</summary>
    private const int MostPaths = 200;

    /// <summary>The minutes by unit, for what these posts come to owe; one query, and none where whoever asked has said them.</summary>
    public async Task<KindMinutesOfUnits> Of(IEnumerable<(Awaits Awaits, Post Owner)> opened, DateTimeOffset now) =>
        await Of(opened.Where(o => o.Awaits.Minutes is null).Select(o => o.Owner.UnitPath), now);

    /// <param name="unitPaths">Of the units whose posts owe.</param>
    public async Task<KindMinutesOfUnits> Of(IEnumerable<string> unitPaths, DateTimeOffset now)
    {
        var paths = unitPaths.Distinct().SelectMany(UnitPath.SelfAndAncestors).Distinct().Take(MostPaths + 1).ToList();
        if (paths.Count == 0) return KindMinutesOfUnits.None;
        var adoptions = db.Set<PolicyAdoption>().AsNoTracking().Where(a => a.IsInForce(now));
        if (paths.Count <= MostPaths) adoptions = adoptions.Where(a => paths.Contains(a.UnitPath));
        var found = await adoptions.Select(a => new { a.UnitPath, a.Policy }).ToListAsync();
        return new(found.GroupBy(f => f.UnitPath).ToDictionary(f => f.Key, f => f.First().Policy));
    }
}

/// <summary>Minutes of kinds of obligation, by the policy of the nearest unit above that has one.</summary>
internal sealed class KindMinutesOfUnits(IReadOnlyDictionary<string, RoundPolicy> policies)
{
    public static readonly KindMinutesOfUnits None = new(new Dictionary<string, RoundPolicy>());

    private readonly Dictionary<(string Path, string Kind), int> known = [];

    /// <summary>What it takes: as whoever asked said, else as the policy says, else 0.</summary>
    public int Of(Awaits awaits, Awaited awaited, Post owner) => awaits.Minutes ?? Of(owner.UnitPath, awaited.Kind.Code);

    private int Of(string path, string kind)
    {
        if (policies.Count == 0) return 0;
        if (known.TryGetValue((path, kind), out var minutes)) return minutes;
        var above = UnitPath.SelfAndAncestors(path).Where(policies.ContainsKey).MaxBy(p => p.Length);
        return known[(path, kind)] = above is null ? 0 : KindMinutesList.Of(policies[above], kind);
    }
}
