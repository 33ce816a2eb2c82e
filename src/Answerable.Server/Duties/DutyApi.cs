using Answerable.Domain.Duties;

namespace Answerable.Server.Duties;

/// <summary>A list to begin.</summary>
/// <param name="UnitId">The unit that issues it.</param>
/// <param name="GuidanceId">By which that unit guides another to whose posts it goes; null for a list of its own line.</param>
internal sealed record ApiNewList(Guid UnitId, DutyListDraft Heading, Guid? GuidanceId = null);

/// <summary>An item as it is written.</summary>
/// <param name="Replaces">Number of the item that it takes the place of; null adds it.</param>
internal sealed record ApiItem(DutyItemDraft Item, int? Replaces = null);

internal sealed record ApiItemNumber(int Number);

/// <summary>Rows of a file that replace a draft's items.</summary>
/// <param name="Rows">As CSV with its heading, in the columns of items, of a duty list or of a work breakdown.</param>
/// <param name="GoodRowsOnly">Takes those without a fault; without it all are taken or none.</param>
internal sealed record ApiItemRows(string Rows, bool GoodRowsOnly = false);

internal sealed record ApiKeptWording(int Number, string Reason);

/// <summary>How a duty is taken up.</summary>
/// <param name="ListId">The draft; null for the newest that fits, or a new one.</param>
/// <param name="PostKind">The kind of post of such a draft; null for that of most posts in the units right below.</param>
/// <param name="Item">As it is written; null takes the duty over unchanged.</param>
internal sealed record ApiTakingUp(Guid? ListId = null, string? PostKind = null, DutyItemDraft? Item = null)
{
    internal TakeUpTarget Target => new(ListId is { } id ? new(id) : null, PostKind);
}

internal sealed record ApiCarryingOut(string Because);

/// <summary>Where a list goes.</summary>
/// <param name="UnitCode">Whose subtree; null for the whole of the issuing unit's.</param>
internal sealed record ApiTarget(string? UnitCode = null);

internal sealed record ApiDutyReport(string Text, string? Evidence = null);

internal sealed record ApiDutyReturn(string Reason);
