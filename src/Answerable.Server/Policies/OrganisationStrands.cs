using Answerable.Domain.Policies;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>The strands into which duties fall, from the preset of the organisation's vocabulary.</summary>
internal sealed class OrganisationStrands(Db db)
{
    /// <summary>Every strand, in the preset's order.</summary>
    public async Task<IReadOnlyList<StrandSetting>> All() =>
        In(await db.Set<OrganisationSettings>().Select(s => s.Vocabulary).SingleOrDefaultAsync());

    public async Task<IReadOnlySet<string>> Codes() => (await All()).Select(s => s.Code).ToHashSet();

    /// <summary>The strand's name, or its code when the vocabulary no longer has it.</summary>
    public static string Name(Words words, string vocabulary, string code) =>
        In(vocabulary).FirstOrDefault(s => s.Code == code) is { } strand ? words.Text(strand.Name) : code;

    private static IReadOnlyList<StrandSetting> In(string? vocabulary) =>
        RoundPolicies.Preset(vocabulary == "company" ? "company-plain" : "party-60-40").Strands.Value;
}
