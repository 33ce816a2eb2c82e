using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The owner says that the close condition is met; the verifier then owes a judgement.</summary>
internal sealed class ClaimDone(Db db, RectificationQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, string text, string? evidence, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.Claim(by, text, evidence, now);
        await owed.Discharge(ObligationKinds.Rectify, rectification.Ref, now);
        await owed.Waive(ObligationKinds.DecideExtension, rectification.Ref, now);
        var due = (await zone.On(now)).AddDays(rectification.VerifyDays);
        await owed.Open(ObligationKinds.VerifyRectification, rectification.VerifierPostId, rectification.UnitId, due, await queries.TitleOf(id), rectification.Ref, now);
        await db.SaveChangesAsync();
    }
}
