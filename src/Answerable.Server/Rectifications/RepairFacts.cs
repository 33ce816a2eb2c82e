using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;

namespace Answerable.Server.Rectifications;

/// <summary>Who held or stood in for the posts that repair, or any post of the owner's unit, since the finding was raised.</summary>
internal sealed class RepairFacts(Tenures tenures)
{
    public Task<IReadOnlyList<Tenure>> Of(Rectification rectification) => tenures.Of(
        [rectification.OwnerPostId, .. rectification.Measures.Select(m => m.ResponsiblePostId).OfType<PostId>()],
        rectification.RaisedAt, rectification.OutsideUnit);
}
