using Answerable.Domain.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Rectifications;

/// <summary>Names of strands as the shipped presets have them; a strand of the organisation's own is shown by its code.</summary>
internal static class StrandNames
{
    public static string Of(Words words, string code) =>
        RoundPolicies.Presets.SelectMany(p => p.Strands.Value).FirstOrDefault(s => s.Code == code) is { } strand ? words.Text(strand.Name)
            : code;
}
