using Answerable.Domain;

namespace Answerable.Domain.Tests;

/// <summary>Asks for the codes with which something is refused.</summary>
internal static class Refusing
{
    public static IReadOnlyList<string> Codes(Action act) =>
        [.. Assert.Throws<Refused>(act).Refusals.Select(r => r.Code)];

    public static void With(string code, Action act) => Assert.Contains(code, Codes(act));
}
