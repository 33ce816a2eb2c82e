using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rectifications;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>A finding of the last round about a vacant post, whose result the unit above states.</summary>
public sealed record ResultNeed(FindingState Finding, PostLabel Owner);

/// <summary>Findings of the last round that nobody but the unit above can answer in this one, because their posts are vacant.</summary>
internal sealed class RoundResults(RoundQueries rounds, AskedFindings findings, Tenures tenures, PostLabels labels)
{
    /// <summary>Those that wait for this reader, oldest first; the archive waits for them too.</summary>
    public async Task<IReadOnlyList<ResultNeed>> Waiting(Actor by, RoundId id, DateTimeOffset now)
    {
        var round = await rounds.VisibleTo(by).Where(r => r.Id == id && r.State != RoundState.Draft && r.State != RoundState.Archived)
            .Select(r => new { r.UnitPath, r.PreviousRoundId }).FirstOrDefaultAsync();
        if (round?.PreviousRoundId is not { } previous) return [];
        var open = await findings.Unanswered(previous, id);
        if (open.Count == 0) return [];
        var held = await tenures.Now(open.Select(f => f.OwnerPostId), now);
        var vacant = open.Where(f => held[f.OwnerPostId].Count == 0).ToList();
        var posts = await labels.Labels(vacant.Select(f => f.OwnerPostId), now);
        return [.. vacant.Select(f => new ResultNeed(f, posts[f.OwnerPostId]))
            .Where(n => !Finding.AgainstStatingResult(by, n.Owner.Id, n.Owner.UnitPath, ownerVacant: true).Any())];
    }
}
