using System.Text.RegularExpressions;

namespace Answerable.Ballots;

/// <summary>The code and the English sentence of each rule. A page in another language goes by the code.</summary>
public static partial class RuleText
{
    /// <summary>The rule's name in lower case with hyphens, for example <c>ballot-signature</c>.</summary>
    public static string Code(this Rule rule) =>
        Capital().Replace(rule.ToString(), m => (m.Index > 0 ? "-" : "") + m.Value.ToLowerInvariant());

    /// <summary>What holds when the rule holds.</summary>
    public static string Sentence(this Rule rule) => rule switch
    {
        Rule.ArchiveHeader => "The archive begins with its header, of version 1.",
        Rule.EntryHeader => "Every entry's tar header is, byte for byte, the one that its name, size and the archive's time give.",
        Rule.EntryWhole => "Every entry is complete and padded with zeros, and nothing follows the last.",
        Rule.EntryHash => "Every entry is named for the SHA-256 of its content.",
        Rule.EventOrder =>
            "Events are Setup, ballots, EndBallots, EncryptedTally, partial decryptions, Result, each in its place and once.",
        Rule.EventChain => "Every event names the hash of the event before it.",
        Rule.EventHeight => "Events are numbered from 0 without a gap.",
        Rule.EventData => "Each event follows exactly the data records that it refers to.",
        Rule.Canonical => "Every record is in the one canonical encoding.",
        Rule.ExponentRange => "Every challenge and response is in 0 to q - 1.",
        Rule.Membership => "Every group element is in the group.",
        Rule.NeutralElement => "No key and no credential is the element 1, whose private number everybody knows.",
        Rule.ElectionVersion => "The election is of version 1.",
        Rule.ElectionGroup => "The election's group is BELENIOS-2048.",
        Rule.ElectionUuid => "The election's identifier has at least 14 Base58 characters.",
        Rule.QuestionShape => "There is a question, and each has at least two answers of which exactly one is chosen.",
        Rule.TrusteeShape => "There is a trustee, and each group of trustees has 1 to m for its threshold and complete lists.",
        Rule.KeyPossession => "Every trustee proved to hold the private key of the verification key.",
        Rule.CertificateSignature => "Every certificate is signed with its own key.",
        Rule.CoefficientSignature => "Every list of coefficients is signed by its trustee.",
        Rule.VerificationKey => "Every group member's verification key is what the coefficients give.",
        Rule.CeremonyForm => "A ceremony is wholly in the form of version 2.0, or wholly in the later form with context and signatures.",
        Rule.CeremonyContext => "Every certificate names its group, the size, the threshold and its own number.",
        Rule.CeremonySignature => "Every group member signed all certificates and its own coefficients.",
        Rule.KeySignature => "Every group member signed the own verification key.",
        Rule.ElectionKey => "The election's key is the product of the trustees' keys.",
        Rule.CredentialUnique => "No credential is listed twice.",
        Rule.CredentialWeight => "Weights are whole numbers from 1, given for all credentials or for none.",
        Rule.BallotUnique => "No ballot occurs twice.",
        Rule.BallotElection => "Every ballot names this election and its fingerprint.",
        Rule.BallotCredential => "Every ballot's credential is on the list.",
        Rule.BallotShape => "Every ballot has an answer to each question, with a ciphertext and the proofs for each choice.",
        Rule.BallotHash => "The hash in every ballot's signature is the ballot's.",
        Rule.BallotSignature => "Every ballot is signed by its credential.",
        Rule.IndividualProof => "Every choice is proved to be 0 or 1.",
        Rule.OverallProof => "Every answer is proved to choose what the question allows.",
        Rule.BlankProof => "No answer is both blank and a choice.",
        Rule.TallyBallots => "The published number of ballots is the number of credentials that voted.",
        Rule.TallyWeight => "The published weight is the sum of their weights.",
        Rule.TallyProduct => "The published tally is the product of each credential's last ballot.",
        Rule.MinimumBallots => "At least the demanded number of ballots was counted.",
        Rule.DecryptionOwner => "Every partial decryption belongs to a trustee.",
        Rule.DecryptionOnce => "No trustee decrypted twice.",
        Rule.DecryptionShape => "Every partial decryption has a factor and a proof for each ciphertext of the tally.",
        Rule.DecryptionProof => "Every decryption factor is proved to come from the trustee's key.",
        Rule.ResultTrustees => "Every single trustee, and a threshold of each group, decrypted.",
        Rule.ResultShape => "The result has a count for each choice of each question.",
        Rule.ResultSum => "The counts of each question add up to the weight of the ballots.",
        Rule.ResultCount => "Every count is what the tally decrypts to.",
        Rule.Head => "The last event is the expected one.",
    };

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
