namespace Answerable.Ballots.Tests;

/// <summary>
/// Later versions of <c>belenios-tool</c> than Debian's 2.0: the programs that <c>BELENIOS_NEWER</c> names, separated by colons.
/// <c>./test</c> fetches them where it can, and says where it could not.
/// </summary>
internal static class NewerTools
{
    public static IReadOnlyList<string> Programs { get; } =
        (Environment.GetEnvironmentVariable("BELENIOS_NEWER") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Why a test for the later versions does not run; null when there is one.</summary>
    public static string? Missing =>
        Programs.Count > 0 ? null : "BELENIOS_NEWER names no later belenios-tool than Debian's 2.0: this was not shown to one.";
}

/// <summary>A theory over <see cref="NewerTools.Programs"/>, skipped with a reason where there is none.</summary>
internal sealed class NewerToolsTheoryAttribute : TheoryAttribute
{
    public NewerToolsTheoryAttribute() => Skip = NewerTools.Missing;
}
