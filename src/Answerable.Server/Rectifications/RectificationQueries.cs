using System.Linq.Expressions;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>Rectifications that an actor may see, and their projections.</summary>
internal sealed class RectificationQueries(Db db)
{
    /// <summary>To the owner, those who carry out measures, the approver and the verifier; to a clerk of the unit; and to posts with a
    /// right over the unit that has to do with it.</summary>
    public IQueryable<Rectification> VisibleTo(Actor by)
    {
        if (by.IsSystem) return db.Set<Rectification>();
        var mine = by.Seats.Concat(by.Post is { } post ? [post] : []).ToList();
        Expression<Func<Rectification, bool>> named =
            r => mine.Contains(r.OwnerPostId) || mine.Contains(r.ApproverPostId) || mine.Contains(r.VerifierPostId)
            || r.Measures.Any(m => m.Plan == r.PlanNumber && m.ResponsiblePostId != null && mine.Contains(m.ResponsiblePostId.Value));
        return db.Set<Rectification>()
            .Where(named.Or(SubtreeFilter.IsWithin<Rectification>(r => r.UnitPath, by.Over(RightSets.Repairing))));
    }

    /// <summary>The rectification with its measures and steps, to be changed; throws when the actor may not see it.</summary>
    /// <param name="version">As read by whoever sends the act; the rule finds another one stale once it knows that they may act. Null does
    /// not compare.</param>
    public async Task<Rectification> Load(Actor by, RectificationId id, int? version = null)
    {
        var found = await Whole(VisibleTo(by)).FirstOrDefaultAsync(r => r.Id == id) ?? throw new NotVisible();
        found.ReadAs(version);
        return found;
    }

    /// <summary>With the measures and steps that its rules ask for.</summary>
    public static IQueryable<Rectification> Whole(IQueryable<Rectification> some) =>
        some.Include(r => r.Measures).Include(r => r.Steps).AsSplitQuery();

    /// <summary>The finding's title, under which what is owed about it is listed.</summary>
    public async Task<string> TitleOf(RectificationId id) => (await TitlesOf([id]))[id];

    /// <summary>The same for many in one read.</summary>
    public Task<Dictionary<RectificationId, string>> TitlesOf(IReadOnlyCollection<RectificationId> ids) =>
        db.Set<Rectification>().Where(r => ids.Contains(r.Id))
            .Join(db.Set<Finding>(), r => r.FindingId, f => f.Id, (r, f) => new { r.Id, f.Title })
            .ToDictionaryAsync(r => r.Id, r => r.Title);
}
