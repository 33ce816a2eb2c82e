using Answerable.Domain.Files;
using Answerable.Server.Files;

namespace Answerable.Server.Policies;

/// <summary>The limits of files by the policy in force for a unit; the product's own where none was adopted.</summary>
internal sealed class FileLimitsInForce(PolicyQueries policies) : IFileLimits
{
    public async Task<FileLimits> At(string unitPath, DateTimeOffset at) => (await policies.InForce(unitPath, at))?.Policy is { } policy
        ? new(policy.FileMegabytes.Value, policy.FileGroups.Value, policy.FilesPerObject.Value) : FileLimits.Ours;
}
