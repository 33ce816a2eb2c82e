using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>Takes in what earlier years left open, all rows or none; the next round of those posts asks for it first.</summary>
internal sealed class ImportPastFindings(Db db, PastPlan plan, PolicyQueries policies, OrganisedUnit organised, ChooseJudges judges,
    Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>Whether there is a unit whose past findings the actor may take in.</summary>
    public static bool MaySomewhere(Actor by) => by.Over(Right.Organise).Count > 0;

    /// <summary>That unit: the one looked at, or the one that the actor organises; null where there is none.</summary>
    public Task<Unit?> UnitOf(Actor by, UnitId? lookedAt) => organised.For(by, lookedAt, Right.Organise);

    /// <summary>Refuses whoever may not take anything in there, before the file is read.</summary>
    public Task RequireAllowed(Actor by, UnitId unit) => Load(by, unit);

    /// <summary>Every row with what would become of it; nothing is written.</summary>
    public async Task<IReadOnlyList<PastRow>> Preview(Actor by, UnitId unit, LedgerFile file) =>
        await plan.Of(by, file, (await Load(by, unit)).Path, clock.ReadNow());

    /// <returns>How many were taken in.</returns>
    public async Task<int> Run(Actor by, UnitId unit, LedgerFile file)
    {
        var now = clock.ReadNow();
        var convener = await Load(by, unit);
        var rows = await plan.Of(by, file, convener.Path, now);
        var bad = rows.Count(r => r.Fate == PastFate.Refused);
        Require.That(bad == 0, LayoutRefusals.BadRows(bad, rows.Count));
        var taken = rows.Where(r => r.Fate == PastFate.New).ToList();
        Require.That(taken.Count > 0, LedgerRefusals.NothingNew);
        var policy = await policies.InForce(convener.Path, now) ?? throw new Refused(LedgerRefusals.NoPolicy);
        var (terms, calendar) = (RectificationTerms.Of(policy.Policy), await zone.Calendar());
        foreach (var row in taken)
        {
            var owner = row.Owner!;
            var finding = Finding.TakeOver(by, owner.Id, owner.UnitId, owner.UnitPath, row.Said.Past, now);
            var chosen = await judges.For(owner, convener.Path, by.Post, row.Verifier, terms, now);
            var repair = Rectification.TakeOver(by, finding, row.Said.Past, chosen, convener.Id, convener.Path, terms, calendar, now);
            db.AddRange(finding, repair);
            await owed.Follow(repair.Awaits(finding.Title, calendar), now);
        }
        await db.SaveChangesAsync();
        return taken.Count;
    }

    private async Task<Unit> Load(Actor by, UnitId unit)
    {
        var found = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unit) ?? throw new NotVisible();
        Require.None(RectificationRefusals.MayNotTakeOver.Unless(by.Has(Right.Organise, found.Path)));
        return found;
    }
}
