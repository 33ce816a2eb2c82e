using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>A post that may be named to judge a repair.</summary>
internal sealed record Candidate(PostId Id, string Code, string Name, UnitId UnitId, string UnitPath, Right Right, string RightPath,
    bool IsVacant);

/// <summary>Chooses who approves and who verifies: posts whose right covers the owner's unit and the unit to which the repair is owed,
/// independent of the owner, nearest above first.</summary>
internal sealed class ChooseJudges(Db db, Tenures tenures)
{
    /// <param name="approver">The round's organiser post, which approves unless it is barred; or null.</param>
    /// <param name="verifier">Null chooses; the verifier is another post than the approver where there is one.</param>
    public async Task<Judges> For(Post owner, string owedToPath, PostId? approver, PostId? verifier, RectificationTerms terms,
        DateTimeOffset now)
    {
        var outside = terms.JudgesOutsideOwnersUnit ? owner.UnitId : (UnitId?)null;
        var approvers = await Independent(Independence.OfApprover(owner.Id, outside, now), owner, owedToPath, outside, now, now, approver);
        var approves =
            approvers.FirstOrDefault(c => c.Id == approver)
                ?? approvers.FirstOrDefault() ?? throw new Refused(RectificationRefusals.NobodyIndependent);
        var verifiers =
            await Independent(Independence.OfVerifier(owner.Id, [], outside, now), owner, owedToPath, outside, now, now, verifier);
        var verifies = verifiers.FirstOrDefault(c => c.Id == verifier)
            ?? verifiers.FirstOrDefault(c => c.Id != approves.Id && c.Right == Right.Verify && !c.IsVacant)
            ?? verifiers.FirstOrDefault(c => c.Id != approves.Id)
                ?? verifiers.FirstOrDefault() ?? throw new Refused(RectificationRefusals.NobodyIndependent);
        return new(approves.Id, approves.UnitId, verifies.Id, verifies.UnitId);
    }

    /// <summary>Posts whose Verify or Organise right covers both units, and <paramref name="named"/>, that independence does not bar;
    /// filled ones first, then the nearest.</summary>
    public async Task<List<Candidate>> Independent(Independence rule, Post owner, string owedToPath, UnitId? outside, DateTimeOffset since,
        DateTimeOffset now, PostId? named, IReadOnlyCollection<PostId>? alsoBarred = null)
    {
        var candidates = await Candidates(owner.UnitPath, owedToPath, now, named);
        var facts = await tenures.Since([owner.Id, .. alsoBarred ?? []], since, outside);
        var holders = await tenures.Now(candidates.Select(c => c.Id), now);
        return [.. candidates
            .Where(c => rule.OnPost(c.Id, c.UnitId) is null && holders[c.Id].All(p => rule.OnPerson(p, facts, now) is null))
            .Select(c => c with { IsVacant = holders[c.Id].Count == 0 })
            .OrderBy(c => c.IsVacant).ThenBy(c => c.Right == Right.Verify ? 0 : 1).ThenByDescending(c => c.RightPath.Length)
            .ThenByDescending(c => Shared(c.UnitPath, owner.UnitPath)).ThenBy(c => c.Code, StringComparer.Ordinal)];
    }

    private async Task<List<Candidate>> Candidates(string path, string owedToPath, DateTimeOffset now, PostId? named)
    {
        var found = await Covering(path, owedToPath, now).ToListAsync();
        if (named is { } post && found.All(c => c.Id != post))
            found.AddRange(
                await db.Set<Post>().Where(p => p.Id == post)
                    .Select(p => new Candidate(p.Id, p.Code, p.Name, p.UnitId, p.UnitPath, Right.Organise, "", false)).ToListAsync());
        return [.. found.GroupBy(c => c.Id)
            .Select(g => g.OrderBy(c => c.Right == Right.Verify ? 0 : 1).ThenByDescending(c => c.RightPath.Length).First())];
    }

    /// <summary>Whether each of these posts holds a right by which it may be named to judge this repair.</summary>
    public async Task<IReadOnlySet<PostId>> WithRight(Rectification r, IReadOnlyCollection<PostId> posts, DateTimeOffset now) =>
        (await Covering(r.UnitPath, r.OwedToUnitPath, now).ToListAsync()).Select(c => c.Id).Where(posts.Contains).ToHashSet();

    private IQueryable<Candidate> Covering(string path, string owedToPath, DateTimeOffset now)
    {
        var above = UnitPath.SelfAndAncestors(path).Intersect(UnitPath.SelfAndAncestors(owedToPath)).ToList();
        return from r in db.Set<StandingRight>()
               join p in db.Set<Post>() on r.PostId equals p.Id
               where above.Contains(r.UnitPath) && (r.Right == Right.Verify || r.Right == Right.Organise) && r.IsInForce(now)
               select new Candidate(p.Id, p.Code, p.Name, p.UnitId, p.UnitPath, r.Right, r.UnitPath, false);
    }

    /// <summary>Who holds or stands in for each of these posts now.</summary>
    public Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Holders(IEnumerable<PostId> posts, DateTimeOffset now) =>
        tenures.Now(posts, now);

    private static int Shared(string a, string b) => UnitPath.SelfAndAncestors(a).TakeWhile(p => UnitPath.IsWithin(b, p)).Count();
}
