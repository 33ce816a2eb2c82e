using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Handovers;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Handovers;

/// <summary>
/// Readings of handovers. One is seen by its giver and receiver, in whatever post they act, by whoever acts in the post, and by who may
/// oversee its unit.
/// </summary>
internal sealed class HandoverQueries(Db db, OrganisationZone zone)
{
    public IQueryable<Handover> VisibleTo(Actor by)
    {
        if (by.IsSystem) return db.Set<Handover>();
        var (owners, person) = (ObligationQueries.Owners(by), by.Person);
        return db.Set<Handover>().Where(SubtreeFilter.IsWithin<Handover>(h => h.UnitPath, by.Over(RightSets.Overseeing))
            .Or(h => owners.Contains(h.PostId) || h.GiverId == person || h.ReceiverId == person));
    }

    /// <summary>One with its items, for an act.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public async Task<Handover> Load(Actor by, HandoverId id, int? version = null)
    {
        var found = await VisibleTo(by).Include(h => h.Items.OrderBy(i => i.Number)).FirstOrDefaultAsync(h => h.Id == id)
            ?? throw new NotVisible();
        found.ReadAs(version);
        return found;
    }

    /// <summary>What a handover of the post meets now.</summary>
    public async Task<HandoverFacts> Facts(PostId post) => new(await Open(post), await Appointments(post), await zone.Calendar());

    /// <summary>Everybody who has been in the post, is or will be.</summary>
    public Task<List<Appointment>> Appointments(PostId post) =>
        db.Set<Appointment>().AsNoTracking().Where(a => a.PostId == post).ToListAsync();

    /// <summary>Whether a handover of the post is open, and whether these two have signed one already.</summary>
    public async Task<(bool IsOpen, bool IsDone)> Before(PostId post, HandoverParties? parties)
    {
        var all = await db.Set<Handover>().Where(h => h.PostId == post && h.State != HandoverState.Withdrawn)
            .Select(h => new { h.State, h.GiverId, h.ReceiverId }).ToListAsync();
        return (all.Exists(h => h.State != HandoverState.Done), parties is not null
            && all.Exists(h => h.State == HandoverState.Done && h.GiverId == parties.Giver && h.ReceiverId == parties.Receiver));
    }

    /// <summary>What the person is called who signs.</summary>
    public async Task<string> NameOf(Actor by)
    {
        var person = by.Person;
        return await db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync() ?? "";
    }

    /// <summary>
    /// What is open of the post: what it owes, what was found about it and is not closed, what its plans promise and nobody reported done,
    /// and what it asked upward. What it owes about a finding of its own stands with the finding.
    /// </summary>
    private async Task<IReadOnlyList<OpenItem>> Open(PostId post)
    {
        RectificationState[] over = [RectificationState.Closed, RectificationState.Withdrawn];
        var repairs = await db.Set<Rectification>().AsNoTracking().Include(r => r.Measures).Where(r => !over.Contains(r.State)
            && (r.OwnerPostId == post || r.Measures.Any(m => m.Plan == r.PlanNumber && m.ResponsiblePostId == post))).ToListAsync();
        var findings = repairs.ConvertAll(r => r.FindingId);
        var titles = await db.Set<Finding>().Where(f => findings.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Title);
        var own = repairs.Where(r => r.OwnerPostId == post).ToList();
        var owned = own.Select(r => r.Id.Value).ToHashSet();
        var owed = await db.Set<Obligation>().AsNoTracking().Where(o => o.OwnerId == post && o.State == ObligationState.Open
            && o.ObjectKind != "handover").OrderBy(o => o.DueOn).ThenBy(o => o.Id).ToListAsync();
        var asked = await db.Set<Difficulty>().AsNoTracking().Where(d => d.PostId == post && d.State == DifficultyState.Open)
            .OrderBy(d => d.Id).Select(d => new { d.Id, d.Title }).ToListAsync();
        return
        [
            .. owed.Where(o => !(o.ObjectKind == "rectification" && owned.Contains(o.ObjectId)))
                .Select(o => new OpenItem(HandedKind.Obligation, o.Id.Value, o.Object, o.Kind, o.Subject, o.DueOn)),
            .. own.Select(r => new OpenItem(HandedKind.Finding, r.Id.Value, r.Ref, null, titles[r.FindingId], r.DueOn)),
            .. from r in repairs
               from m in r.MeasuresInForce()
               where m.DoneStep is null && (m.ResponsiblePostId ?? r.OwnerPostId) == post
               select new OpenItem(HandedKind.Promise, m.Id, r.Ref, null, m.Text, m.DueOn),
            .. asked.Select(d => new OpenItem(HandedKind.Asked, d.Id.Value, new("difficulty", d.Id.Value), null, d.Title, null)),
        ];
    }
}
