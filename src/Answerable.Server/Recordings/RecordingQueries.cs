using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Recordings;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Recordings;

/// <summary>
/// Readings of papers from which was recorded. One is seen by its signer, by the clerk, by the post in which was signed, by who answers an
/// objection, and by who oversees the unit or gives rights over it.
/// </summary>
internal sealed class RecordingQueries(Db db) : IRecordings
{
    private static readonly Right[] Overseeing = [.. RightSets.Overseeing, Right.SecurityAdministration, Right.Record];

    public IQueryable<Recording> VisibleTo(Actor by)
    {
        var (person, hand) = (by.Person, by.Hand);
        List<PostId> posts = [.. by.Post is { } post ? [post] : Array.Empty<PostId>(), .. by.Seats];
        return db.Set<Recording>().Where(SubtreeFilter.IsWithin<Recording>(r => r.UnitPath, by.Over(Overseeing))
            .Or(r => r.SignerId == person || r.ClerkId == hand || posts.Contains(r.PostId)
                || (r.AnswererPostId != null && posts.Contains(r.AnswererPostId.Value))));
    }

    /// <summary>One, for an act.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public async Task<Recording> Load(Actor by, RecordingId id, int? version = null)
    {
        var found = await VisibleTo(by).FirstOrDefaultAsync(r => r.Id == id) ?? throw new NotVisible();
        found.ReadAs(version);
        return found;
    }

    public Task<RecordedPaper?> Find(RecordingId id) => db.Set<Recording>().AsNoTracking()
        .Where(r => r.Id == id && r.FinishedAt == null && r.Objection == RecordingObjection.None)
        .Select(r => new RecordedPaper(r.Id, r.PostId, r.SignerId, r.SignedOn, r.Reference, r.ClerkId, r.ClerkPostId, r.SignIn))
        .FirstOrDefaultAsync();

    public bool MayGoOn(Actor clerk, Actor signer) => !Recording.AgainstRecordingFor(clerk, signer).Any();
}
