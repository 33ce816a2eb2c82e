using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>The owner asks for more time; the approver then owes a decision, and the repair stays owed.</summary>
internal sealed class RequestExtension(ActOnRectification act, RepairFacts facts)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(Actor by, RectificationId id, ExtensionRequest request, int? version = null) =>
        act.Act(by, id, version, async (rectification, now) => rectification.RequestExtension(by, request, await facts.Calendar(), now));
}
