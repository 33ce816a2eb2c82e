namespace Answerable.Ballots;

/// <summary>Verifies one ballot against a verified set-up, as the server does before it accepts one and the verifier for each.</summary>
public static class BallotCheck
{
    /// <summary>The ballot, valid in itself; whether it occurred before is for the caller to know.</summary>
    /// <exception cref="BrokenRuleException">When it breaks a rule.</exception>
    public static Ballot Verify(ElectionSetup setup, ReadOnlySpan<byte> record, Checks checks)
    {
        var ballot = checks.Parse<Ballot>(record, "ballot");
        checks.Require(ballot.ElectionUuid == setup.Election.Uuid, Rule.BallotElection, "election_uuid");
        checks.Require(ballot.ElectionHash == setup.Fingerprint, Rule.BallotElection, "election_hash");
        checks.Require(setup.Weights.ContainsKey(ballot.Credential), Rule.BallotCredential, "credential");
        Shape(setup.Election.Questions, ballot.Answers, checks);
        checks.Require(Ballot.UnsignedHash(record) == ballot.Signature.Hash, Rule.BallotHash, "signature.hash");
        checks.Require(ballot.Signature.Holds(ballot.Credential, setup.Bases.G, setup.Arithmetic), Rule.BallotSignature, "signature.proof");
        for (var i = 0; i < ballot.Answers.Count; i++) Answer(setup, ballot, i, checks);
        return ballot;
    }

    private static void Shape(IReadOnlyList<Question> questions, IReadOnlyList<Answer> answers, Checks checks)
    {
        checks.Require(answers.Count == questions.Count, Rule.BallotShape, "answers");
        for (var i = 0; i < questions.Count; i++)
        {
            var (question, answer) = (questions[i], answers[i]);
            var sums = (int)(question.Maximum - question.Minimum) + 1 + (question.Blank ? 1 : 0);
            checks.Require(
                answer.Choices.Count == question.Choices && answer.IndividualProofs.Count == question.Choices
                && answer.IndividualProofs.All(p => p.Count == 2) && answer.OverallProof.Count == sums
                && (question.Blank ? answer.BlankProof is { Count: 2 } : answer.BlankProof is null), Rule.BallotShape, $"answers[{i}]");
        }
    }

    private static void Answer(ElectionSetup setup, Ballot ballot, int index, Checks checks)
    {
        var (question, answer, bases) = (setup.Election.Questions[index], ballot.Answers[index], setup.Bases);
        var place = $"answers[{index}]";
        var statement = new AnswerStatement(setup.Fingerprint, ballot.Credential, question, answer.Choices, setup.Arithmetic);
        for (var j = 0; j < answer.Choices.Count; j++)
        {
            var holds = IntervalProof.Holds(
                statement.Individual, answer.Choices[j], [.. answer.IndividualProofs[j]], IntervalProof.ZeroOrOne, bases, membership: true,
                    out var alpha, out var beta);
            checks.Require(alpha, Rule.Membership, $"{place}.choices[{j}].alpha");
            checks.Require(beta, Rule.Membership, $"{place}.choices[{j}].beta");
            checks.Require(holds, Rule.IndividualProof, $"{place}.individual_proofs[{j}]");
        }
        Proof[] overall = [.. answer.OverallProof];
        if (question.Blank)
        {
            checks.Require(BlankProof.OverallHolds(statement.Overall, answer.Choices[0], statement.Sum, overall, statement.Values, bases),
                Rule.OverallProof, $"{place}.overall_proof");
            checks.Require(BlankProof.Holds(statement.Overall, answer.Choices[0], statement.Sum, [.. answer.BlankProof!], bases),
                Rule.BlankProof, $"{place}.blank_proof");
        }
        else
            checks.Require(
                IntervalProof.Holds(statement.Overall, statement.Sum, overall, statement.Values, bases, membership: false, out _, out _),
                    Rule.OverallProof, $"{place}.overall_proof");
    }
}
