using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>Posts that may be named to judge a repair, for the page that names them.</summary>
internal sealed class JudgeChoices(Db db, RectificationQueries queries, ChooseJudges choose)
{
    public async Task<(IReadOnlyList<Option> Approvers, IReadOnlyList<Option> Verifiers)> Offered(Actor by, RectificationId id,
        DateTimeOffset now)
    {
        var r = await queries.VisibleTo(by).AsNoTracking().Include(x => x.Measures).FirstOrDefaultAsync(x => x.Id == id)
            ?? throw new NotVisible();
        var owner = await db.Set<Post>().AsNoTracking().FirstAsync(p => p.Id == r.OwnerPostId);
        var responsible = r.Measures.Select(m => m.ResponsiblePostId).OfType<PostId>().ToList();
        var approvers =
            await choose.Independent(r.ApproverIndependence(), owner, r.OwedToUnitPath, r.OutsideUnit, r.RaisedAt, now, r.ApproverPostId);
        var verifiers =
            await choose.Independent(r.VerifierIndependence(), owner, r.OwedToUnitPath, r.OutsideUnit, r.RaisedAt, now, r.VerifierPostId,
                responsible);
        var units = approvers.Concat(verifiers).Select(c => c.UnitId).Distinct().ToList();
        var names = await db.Set<Unit>().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name);
        return ([.. approvers.Select(Named)], [.. verifiers.Select(Named)]);

        Option Named(Candidate c) => new(c.Id.Value.ToString(), $"{names[c.UnitId]} {c.Name}");
    }
}
