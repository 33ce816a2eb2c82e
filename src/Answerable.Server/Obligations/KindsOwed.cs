using Answerable.Domain.Obligations;

namespace Answerable.Server.Obligations;

/// <summary>Every kind of obligation that the rooms declare, in their order.</summary>
internal sealed class KindsOwed(IEnumerable<ObligationKind> kinds)
{
    public IReadOnlyList<ObligationKind> All { get; } = [.. kinds];

    /// <summary>The kind with this code, or null when no room declares it.</summary>
    public ObligationKind? Find(string? code) => All.FirstOrDefault(k => k.Code == code);
}

internal static class DeclaredKinds
{
    /// <summary>Declares the kinds of obligation of a room.</summary>
    public static void AddKinds(this IServiceCollection services, IEnumerable<ObligationKind> kinds)
    {
        foreach (var kind in kinds) services.AddSingleton(kind);
    }
}
