namespace Answerable.Server.Tests.Lists;

/// <summary>Every list of the product.</summary>
internal static class Listed
{
    public static readonly string[] All =
        ["/obligations", "/rectifications", "/duties", "/posts", "/people", "/rounds", "/debriefs", "/reviews", "/ballots", "/appraisals"];
}
