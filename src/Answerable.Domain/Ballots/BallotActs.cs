namespace Answerable.Domain.Ballots;

/// <summary>Nouns of the acts on papers and counts.</summary>
public static class BallotActs
{
    public const string HandOut = "hand-out", Recount = "recount", Opinion = "opinion";
    public const string WholePapers = "whole-papers", Paper = "paper", MachineFile = "machine-file", Restart = "restart";
    public const string Submission = "submission", Reopening = "reopening", Look = "look";
}
