using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>The organiser names other posts to approve and to verify; a judgement that waits is owed by the new one.</summary>
internal sealed class ChangeJudges(Db db, RectificationQueries queries, ChooseJudges choose, Owed owed, OrganisationZone zone, RepairFacts facts, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, PostId approver, PostId verifier, string reason, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        var tenures = await facts.Of(rectification);
        rectification.RequireReassigner(by, tenures, now);
        var before = rectification.Awaits();
        var named = new[] { (Post: approver, Field: "approver", Stays: approver == rectification.ApproverPostId), (Post: verifier, Field: "verifier", Stays: verifier == rectification.VerifierPostId) };
        rectification.Reassign(by, new(approver, await UnitOf(approver, "approver"), verifier, await UnitOf(verifier, "verifier")), reason, tenures, now);
        var able = await choose.WithRight(rectification, [approver, verifier], now);
        Require.None(named.Where(n => !n.Stays && !able.Contains(n.Post)).Select(n => RectificationRefusals.NoRightToJudge.At(n.Field)));
        await CheckHolders(rectification, approver, verifier, tenures, now);
        if (before is { } waited && rectification.Awaits() is { } waits && waits.Owner != waited.Owner)
        {
            var days = waits.ObligationKind is ObligationKinds.ApproveRectification or ObligationKinds.DecideExtension ? rectification.ApproveDays : rectification.VerifyDays;
            await owed.Waive(waits.ObligationKind, rectification.Ref, now);
            await owed.Open(waits.ObligationKind, waits.Owner, rectification.UnitId, (await zone.On(now)).AddDays(days), await queries.TitleOf(id), rectification.Ref, now);
        }
        await db.SaveChangesAsync();
    }

    private async Task CheckHolders(Rectification rectification, PostId approver, PostId verifier, IReadOnlyList<Tenure> tenures, DateTimeOffset now)
    {
        var holders = await choose.Holders([approver, verifier], now);
        Require.None(Bars(rectification.ApproverIndependence(), approver, RectificationRefusals.ApproverBarred, "approver")
            .Concat(Bars(rectification.VerifierIndependence(), verifier, RectificationRefusals.VerifierBarred, "verifier")));

        IEnumerable<Refusal> Bars(Independence rule, PostId post, Func<Barred, Refusal> refusal, string field) =>
            holders[post].Select(p => rule.OnPerson(p, tenures, now)).OfType<Barred>().Take(1).Select(bar => refusal(bar) with { Field = field, IsDenial = false });
    }

    private async Task<UnitId> UnitOf(PostId post, string field) =>
        await db.Set<Post>().Where(p => p.Id == post).Select(p => (UnitId?)p.UnitId).FirstOrDefaultAsync() ?? throw new Refused(Refusal.Of("shell.not-chosen").At(field));
}
