using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>What an organiser sets about one group of assessors.</summary>
/// <param name="Members">The posts that vote, where they are known.</param>
internal sealed record GroupSize(AssessorGroupId Id, int Entitled, bool Signed, IReadOnlyCollection<PostId> Members);

/// <summary>Sets how many may vote in each group of a draft, and which groups are announced as a signed rating.</summary>
internal sealed class SizeGroups(Db db, RoundQueries rounds)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RoundId id, IReadOnlyCollection<GroupSize> sizes, int? version = null)
    {
        var round = await rounds.Load(by, id);
        round.ReadAs(version);
        round.RequireNone(round.AgainstChanging(by));
        foreach (var size in sizes) round.SizeGroup(by, size.Id, size.Entitled, size.Signed, size.Members);
        db.Whole(round);
        await db.SaveChangesAsync();
    }
}

/// <summary>Merges a group that is too small into another of a draft.</summary>
internal sealed class MergeGroups(Db db, RoundQueries rounds)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RoundId id, AssessorGroupId small, AssessorGroupId into, int? version = null)
    {
        var round = await rounds.Load(by, id);
        round.ReadAs(version);
        round.MergeGroups(by, small, into);
        db.Whole(round);
        await db.SaveChangesAsync();
    }
}
