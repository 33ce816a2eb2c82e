using Answerable.Domain;

namespace Answerable.Server.Rectifications;

/// <summary>A round that asks for the results of earlier findings, as the room of rounds knows it.</summary>
/// <param name="Previous">The round before it; null for the first, which asks for what earlier years left open and a ledger
/// brought.</param>
/// <param name="OpenedAt">Null before it was opened.</param>
/// <param name="PreviousArchivedAt">Null while the round before it is not archived.</param>
/// <param name="Debriefing">Posts that debrief in it.</param>
/// <param name="OfUnit">Rounds of its unit.</param>
internal sealed record AskingRound(
    RoundId Id, RoundId? Previous, DateTimeOffset? OpenedAt, DateTimeOffset? PreviousArchivedAt, IQueryable<PostId> Debriefing,
        IQueryable<RoundId> OfUnit);
