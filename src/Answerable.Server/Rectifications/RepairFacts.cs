using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;

namespace Answerable.Server.Rectifications;

/// <summary>What the rules of a rectification need to know besides itself.</summary>
internal sealed class RepairFacts(RectificationQueries queries, Tenures tenures, OrganisationZone zone)
{
    /// <summary>Who held or stood in for the posts that repair, or any post of the owner's unit, since the finding was raised.</summary>
    public Task<IReadOnlyList<Tenure>> Tenures(Rectification rectification) => tenures.Since(
        [rectification.OwnerPostId, .. rectification.Measures.Select(m => m.ResponsiblePostId).OfType<PostId>()],
        rectification.RaisedAt, rectification.OutsideUnit);

    public Task<Calendar> Calendar() => zone.Calendar();

    /// <summary>Who owes what by when because of it.</summary>
    public async Task<Awaits> Awaits(Rectification rectification) =>
        rectification.Awaits(await queries.TitleOf(rectification.Id), await Calendar());
}
