using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>A finding as another room's act raises it.</summary>
/// <param name="Terms"><see cref="RectificationTerms.Of"/> the round's policy copy.</param>
/// <param name="OwedTo">The unit that convened the round.</param>
/// <param name="Approver">The round's organiser post; when it is barred or null, the nearest independent post above.</param>
/// <param name="Verifier">Null chooses the nearest independent post whose Verify right covers the owner's unit and
/// <paramref name="OwedTo"/>.</param>
/// <param name="CloseCondition">Needed for an immediate fix, which has no plan to name it.</param>
internal sealed record NewFinding(PostId Owner, string Title, string Text, string StrandCode, FindingOrigin Origin,
    RectificationTerms Terms, UnitId OwedTo,
    PostId? Approver, PostId? Verifier = null, RectificationKind Kind = RectificationKind.StagedFix, string? CloseCondition = null);

/// <summary>
/// For other rooms' actions: adds a finding, its rectification and the first obligation to the caller's save. Nothing is saved here.
/// </summary>
internal sealed class RaiseFinding(Db db, Owed owed, OrganisationZone zone, ChooseJudges judges)
{
    public async Task<Finding> Run(Actor by, NewFinding what, DateTimeOffset now)
    {
        var owner =
            db.Set<Post>().Local.FirstOrDefault(p => p.Id == what.Owner)
                ?? await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == what.Owner) ?? throw new NotVisible();
        var calendar = await zone.Calendar();
        var finding = Finding.Raise(by, owner.Id, owner.UnitId, owner.UnitPath, what.Title, what.Text, what.StrandCode, what.Origin, now);
        var owedTo = await db.Set<Unit>().FindAsync(what.OwedTo) ?? throw new NotVisible();
        var chosen = await judges.For(owner, owedTo.Path, what.Approver, what.Verifier, what.Terms, now);
        var rectification =
            Rectification.Open(by, finding, chosen, owedTo.Id, owedTo.Path, what.Terms, calendar, now, what.Kind,
                what.CloseCondition);
        db.AddRange(finding, rectification);
        await owed.Follow(rectification.Awaits(finding.Title, calendar), now);
        return finding;
    }
}
