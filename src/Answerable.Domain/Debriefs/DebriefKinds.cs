using Answerable.Domain.Obligations;

namespace Answerable.Domain.Debriefs;

/// <summary>What a debrief makes posts owe.</summary>
public static class DebriefKinds
{
    public static readonly ObligationKind File = ObligationKind.Act("debrief.file", ObligationForm.Paper);
    public static readonly ObligationKind Vet = ObligationKind.Judgement("debrief.vet");

    public static readonly IReadOnlyList<ObligationKind> All = [File, Vet];
}
