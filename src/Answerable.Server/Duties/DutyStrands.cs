using Answerable.Domain.Policies;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>The strands into which duties fall, from the preset of the organisation's vocabulary.</summary>
internal sealed class DutyStrands(Db db)
{
    /// <summary>Every strand, in the preset's order.</summary>
    public async Task<IReadOnlyList<StrandSetting>> All() =>
        Of(await db.Set<OrganisationSettings>().Select(s => s.Vocabulary).SingleOrDefaultAsync());

    public async Task<IReadOnlySet<string>> Codes() => (await All()).Select(s => s.Code).ToHashSet();

    public static IReadOnlyList<StrandSetting> Of(string? vocabulary) =>
        RoundPolicies.Preset(vocabulary == "company" ? "company-plain" : "party-60-40").Strands.Value;

    /// <summary>The strand's name, or its code when the vocabulary no longer has it.</summary>
    public static string Name(Words words, string vocabulary, string code) =>
        Of(vocabulary).FirstOrDefault(s => s.Code == code) is { } strand ? words.Of(strand.Name) : code;
}
