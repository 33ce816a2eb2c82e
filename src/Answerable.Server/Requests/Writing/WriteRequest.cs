using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>Begins a request; the post that begins it asks, and judges what is answered.</summary>
internal sealed class DraftRequest(Db db, RequestQueries requests, TimeProvider clock)
{
    /// <param name="to">Code of the unit to whose subtree it goes; null for the asking unit's whole.</param>
    /// <param name="guidance">By which it goes to a guided unit; the asking unit is that of the post acted in then.</param>
    public async Task<RequestId> Run(Actor by, UnitId unit, string? to, RequestDraft draft, GuidanceId? guidance = null)
    {
        Require.None(Request.AgainstDrafting(by));
        var asking = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unit) ?? throw new NotVisible();
        Require.None(guidance is { } named ? Request.AgainstDraftingByGuidance(by, named) : Request.AgainstDrafting(by, asking.Path));
        var now = clock.ReadNow();
        var target = await requests.Target(unit, guidance, to);
        var request = guidance is { } beside ? Request.DraftByGuidance(by, beside, target, draft, now)
            : Request.Draft(by, asking.Id, asking.Path, target, draft, now);
        db.Add(request);
        await db.SaveChangesAsync();
        return request.Id;
    }
}

/// <summary>Changes what a draft asks, of whom and until when.</summary>
internal sealed class ChangeRequest(Db db, RequestQueries requests)
{
    public async Task Run(Actor by, RequestId id, string? to, RequestDraft draft, int? version = null)
    {
        var request = await requests.Load(by, id, version);
        request.RequireNone(request.AgainstWriting(by));
        request.Change(by, await requests.Target(request.UnitId, request.GuidanceId, to), draft);
        db.Whole(request);
        await db.SaveChangesAsync();
    }
}

/// <summary>Moves the date of a draft to one that is offered.</summary>
internal sealed class MoveRequest(Db db, RequestQueries requests)
{
    public async Task Run(Actor by, RequestId id, DateOnly to, int? version = null)
    {
        var request = await requests.Load(by, id, version);
        request.Move(by, to);
        db.Whole(request);
        await db.SaveChangesAsync();
    }
}

/// <summary>Adds one thing that a draft asks for.</summary>
internal sealed class AddRequestItem(Db db, RequestQueries requests, TimeProvider clock)
{
    /// <param name="known">What the product holds of it, or null.</param>
    public async Task Run(Actor by, RequestId id, string? text, KnownFact? known, int? version = null)
    {
        var request = await requests.Load(by, id, version);
        request.AddItem(by, text, known, clock.ReadNow());
        db.Whole(request);
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes one thing that a draft asks for away altogether.</summary>
internal sealed class RemoveRequestItem(Db db, RequestQueries requests)
{
    public async Task Run(Actor by, RequestId id, int number, int? version = null)
    {
        var request = await requests.Load(by, id, version);
        request.RemoveItem(by, number);
        db.Whole(request);
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes out of a draft all that the product holds already.</summary>
internal sealed class TakeOutKnown(Db db, RequestQueries requests, TimeProvider clock)
{
    public async Task Run(Actor by, RequestId id, int? version = null)
    {
        var request = await requests.Load(by, id, version);
        request.TakeOutKnown(by, clock.ReadNow());
        db.Whole(request);
        await db.SaveChangesAsync();
    }
}

/// <summary>Asks again for one thing that was taken out of a draft.</summary>
internal sealed class PutItemBack(Db db, RequestQueries requests)
{
    public async Task Run(Actor by, RequestId id, int number, int? version = null)
    {
        var request = await requests.Load(by, id, version);
        request.PutBack(by, number);
        db.Whole(request);
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes a draft away.</summary>
internal sealed class DiscardRequest(Db db, RequestQueries requests, TimeProvider clock)
{
    public async Task Run(Actor by, RequestId id, int? version = null)
    {
        var request = await requests.Load(by, id, version);
        request.Discard(by, clock.ReadNow());
        db.Remove(request);
        await db.SaveChangesAsync();
    }
}
