namespace Answerable.Ballots;

/// <summary>One rule in a report.</summary>
/// <param name="Held">How often it was checked and held; 0 when the archive did not reach it.</param>
/// <param name="Broken">Whether it is the rule that the archive broke.</param>
public sealed record RuleLine(Rule Rule, long Held, bool Broken);

/// <summary>What a verification found.</summary>
/// <param name="Fault">The first broken rule; null when none is.</param>
/// <param name="Rules">Every rule, in order.</param>
/// <param name="Election">The election, when its set-up was verified.</param>
/// <param name="Fingerprint">φ, to be compared with what voters and trustees were shown.</param>
/// <param name="LastEvent">How far the election is.</param>
/// <param name="Head">The hash of the last event, to be published and compared.</param>
/// <param name="Ballots">Ballot events verified.</param>
/// <param name="Counted">Credentials that voted.</param>
/// <param name="Result">The counts, when the archive has them and they are right.</param>
public sealed record VerificationReport(
    Fault? Fault, IReadOnlyList<RuleLine> Rules, Election? Election, string? Fingerprint, EventType? LastEvent, string? Head,
    long Ballots, long Counted, ElectionResult? Result)
{
    /// <summary>Whether every rule that the archive reached holds.</summary>
    public bool IsValid => Fault is null;
}
