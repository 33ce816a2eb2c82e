using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;

namespace Answerable.Server.Rectifications;

/// <summary>The owner says that the close condition is met; the verifier then owes a judgement.</summary>
internal sealed class ClaimDone(ActOnRectification act)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(Actor by, RectificationId id, string text, string? evidence, int? version = null) =>
        act.Act(by, id, version, (rectification, now) =>
        {
            rectification.Claim(by, text, evidence, now);
            return Task.CompletedTask;
        });
}
