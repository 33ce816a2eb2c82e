using Answerable.Domain.Recordings;
using Answerable.Server.Recordings;

namespace Answerable.Server.Policies;

/// <summary>The days of signed papers by the policy in force for a unit; the product's own where none was adopted.</summary>
internal sealed class PaperDaysInForce(PolicyQueries policies) : IPaperDays
{
    public async Task<PaperDays> At(string unitPath, DateTimeOffset at) => (await policies.InForce(unitPath, at))?.Policy is { } policy
        ? new(policy.PaperObjectionDays.Value, policy.PaperAnswerDays.Value) : PaperDays.Ours;
}
