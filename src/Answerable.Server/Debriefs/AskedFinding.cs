using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;

namespace Answerable.Server.Debriefs;

/// <summary>A finding of the last round that a report answers, with how far its repair really is.</summary>
public sealed record AskedFinding(FindingId Id, string Title, RectificationState State, DateOnly DueOn, DateTimeOffset? ClosedAt)
{
    internal static AskedFinding Of(FindingState found) => new(found.Id, found.Title, found.State, found.DueOn, found.ClosedAt);
}
