namespace Answerable.Domain.Policies;

/// <summary>
/// Areas of the "main responsibility" of a party organisation, beside the strands of its policy. Duties may be put in them; no post must
/// have one in each, and no round asks for them. The last is a name alone, for what a holder answers for there: no text ships with it.
/// </summary>
public static class MainAreas
{
    public const string Political = "political-building", Cadres = "cadres-talent", GrassRoots = "grass-roots",
        Conduct = "conduct-discipline", Ideology = "ideological-work";

    public static readonly IReadOnlyList<StrandSetting> All =
    [
        new(Political, new("Political building", "政治建设")), new(Cadres, new("Cadres and talent", "干部和人才")),
        new(GrassRoots, new("Grass-roots organisations", "基层组织")), new(Conduct, new("Conduct and discipline", "作风和纪律")),
        new(Ideology, new("Ideological work", "意识形态工作")),
    ];
}
