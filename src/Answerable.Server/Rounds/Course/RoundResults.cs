using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>A finding of the last round about a vacant post, whose result the unit above states.</summary>
public sealed record ResultNeed(FindingState Finding, PostLabel Owner);

/// <summary>Findings of the last round that nobody but the unit above can answer in this one, because their posts are vacant.</summary>
internal sealed class RoundResults(RoundQueries rounds, AskedFindings findings, PostLabels labels)
{
    /// <summary>Those that wait for this reader, the oldest of them, and how many they are; the archive waits for them too.</summary>
    /// <param name="only">Only this one, where it is given.</param>
    public async Task<Extract<ResultNeed>> Waiting(Actor by, RoundId id, DateTimeOffset now, FindingId? only = null)
    {
        // Whoever could state a result for no vacant post is asked for none: most readers of a round.
        var below = by.Over(RightSets.Answering);
        if (below.Count == 0) return Extract<ResultNeed>.None;
        var round = await rounds.VisibleTo(by).Where(r => r.Id == id && r.State != RoundState.Draft && r.State != RoundState.Archived)
            .Select(r => new { r.PreviousRoundId }).FirstOrDefaultAsync();
        if (round is null) return Extract<ResultNeed>.None;
        var open = await findings.Unanswered(round.PreviousRoundId, id, below, now, RoundPages.Some, only);
        if (open.Count == 0) return Extract<ResultNeed>.None;
        var posts = await labels.Labels(open.Rows.Select(f => f.OwnerPostId), now);
        return new([.. open.Rows.Select(f => new ResultNeed(f, posts[f.OwnerPostId]))], open.Count);
    }
}
