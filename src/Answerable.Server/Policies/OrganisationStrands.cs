using Answerable.Domain.Policies;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>
/// The strands into which duties fall, from the preset of the organisation's vocabulary; and areas that may be used besides.
/// </summary>
internal sealed class OrganisationStrands(Db db)
{
    /// <summary>Every strand, in the preset's order, and then the areas.</summary>
    public async Task<IReadOnlyList<StrandSetting>> All() => In(await Vocabulary());

    /// <summary>The strands in each of which every post has a duty.</summary>
    public async Task<IReadOnlyList<StrandSetting>> Required() => Preset(await Vocabulary());

    /// <summary>Whether the areas of the main responsibility are this organisation's.</summary>
    public static bool HasMainAreas(string? vocabulary) => vocabulary != Company;

    public async Task<IReadOnlySet<string>> Codes() => (await All()).Select(s => s.Code).ToHashSet();

    /// <summary>The strand's name, or its code when the vocabulary no longer has it.</summary>
    public static string Name(Words words, string vocabulary, string code) =>
        In(vocabulary).FirstOrDefault(s => s.Code == code) is { } strand ? words.Text(strand.Name) : code;

    private const string Company = "company";

    private Task<string?> Vocabulary() => db.Set<OrganisationSettings>().Select(s => s.Vocabulary).SingleOrDefaultAsync();

    private static IReadOnlyList<StrandSetting> In(string? vocabulary) =>
        HasMainAreas(vocabulary) ? [.. Preset(vocabulary), .. MainAreas.All] : Preset(vocabulary);

    private static IReadOnlyList<StrandSetting> Preset(string? vocabulary) =>
        RoundPolicies.Preset(vocabulary == Company ? "company-plain" : "party-60-40").Strands.Value;
}
