using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Reads the addresses of lists. Only this makes one for a list that a unit narrows, so that every such list offers the unit
/// looked at among its filters, and is narrowed to it once it was chosen.</summary>
internal sealed class ListAddresses(Db db, Session session)
{
    /// <param name="path">Of the list, without a filter.</param>
    /// <exception cref="NotVisible">It names a unit that is not there.</exception>
    public async Task<ListAddress> Read(string path, IQueryCollection query)
    {
        var address = await Named(path, query);
        Offer(address, "Shell.unit-filter", "Shell.every-unit", session.Unit, session.IsUnitChosen);
        return address;
    }

    /// <summary>A list of what the reader's own post has, until a unit is asked for.</summary>
    /// <param name="below">Rights of which one is needed to see what others have: without it no unit is offered.</param>
    public async Task<ListAddress> ReadOwn(string path, IQueryCollection query, Right[] below)
    {
        var address = await Named(path, query);
        var bar = session.Unit is { } looked && session.Actor.HasAny(looked.Path, below) ? looked : null;
        Offer(address, "Shell.whose", "Shell.my-post", bar, narrows: false);
        return address;
    }

    /// <summary>A list within one object, or one that is always of a unit: only the address narrows it.</summary>
    /// <param name="file">Where its files are, when not beside the list.</param>
    /// <param name="place">Where on its page the list stands, when not at the top.</param>
    /// <exception cref="NotVisible">It names a unit that is not there.</exception>
    public async Task<ListAddress> Named(string path, IQueryCollection query, string? file = null, string? place = null) =>
        new(path, query, query[ListAddress.UnitKey].ToString().Trim() is { Length: > 0 } unit && unit != ListAddress.EveryUnit
            ? await Unit(unit) ?? throw new NotVisible() : null, file, place);

    /// <summary>The unit with this code or identifier.</summary>
    public Task<LookedAt?> Unit(string codeOrId)
    {
        // As fresh as everything else that the page knows of its reader.
        if (session.Unit is { } looked && looked.Code == codeOrId) return Task.FromResult<LookedAt?>(looked);
        var units = db.Set<Unit>().AsQueryable();
        units = Guid.TryParse(codeOrId, out var id) ? units.Where(u => u.Id == new UnitId(id)) : units.Where(u => u.Code == codeOrId);
        return units.Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).FirstOrDefaultAsync();
    }

    private void Offer(ListAddress address, string label, string all, LookedAt? bar, bool narrows) => address.OfferUnit(
        session.Words[label], session.Words[all], bar, narrows, u => session.Words["Shell.unit-below", ("unit", u.Name)]);
}
