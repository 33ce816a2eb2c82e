namespace Answerable.Ballots;

/// <summary>Seals a voter's choices into a ballot (sections 4.11 to 4.15).</summary>
public sealed class BallotMaker(Election election, string fingerprint, Bases bases, IRandomness random)
{
    private IArithmetic Arithmetic => bases.Arithmetic;

    /// <summary>Makes a ballot; its record is <see cref="Canonical.Bytes"/> of it, its tracker <see cref="Fingerprint.Base64"/> of the
    /// record.</summary>
    /// <param name="choices">For each question, 0 or 1 for each choice; where a blank vote is allowed, the first says blank.</param>
    /// <exception cref="ArgumentException">When the choices are no valid answer.</exception>
    public Ballot Make(Secret credential, IReadOnlyList<IReadOnlyList<int>> choices)
    {
        if (choices.Count != election.Questions.Count)
            throw new ArgumentException("An answer to each question is needed.", nameof(choices));
        for (var i = 0; i < choices.Count; i++)
            if (!IsValid(election.Questions[i], choices[i]))
                throw new ArgumentException($"Answer {i} does not choose what its question allows.", nameof(choices));
        var signer = Arithmetic.Power(Group.G, credential);
        List<Answer> answers = [.. election.Questions.Select((question, i) => Seal(question, choices[i], signer))];
        var unsigned = new Ballot(election.Uuid, fingerprint, signer, answers, new("", default));
        return unsigned with { Signature = BallotSignature.Sign(unsigned.UnsignedHash(), credential, Arithmetic, random) };
    }

    private static bool IsValid(Question question, IReadOnlyList<int> choice)
    {
        var sum = choice.Skip(question.Blank ? 1 : 0).Sum();
        return choice.Count == question.Choices && choice.All(c => c is 0 or 1)
            && (question.Blank && choice[0] == 1 ? sum == 0 : sum >= question.Minimum && sum <= question.Maximum);
    }

    private Answer Seal(Question question, IReadOnlyList<int> choice, Element signer)
    {
        Secret[] m = [.. choice.Select(c => Secret.Of(Exponent.Of(c)))], r = [.. choice.Select(_ => Secret.Random(random))];
        try
        {
            Ciphertext[] sealedChoices =
                [.. m.Zip(r, (value, randomness) => Ciphertext.Encrypt(value, randomness, bases.Y.Base, Arithmetic))];
            var statement = new AnswerStatement(fingerprint, signer, question, sealedChoices, Arithmetic);
            List<Proof[]> individual = [.. sealedChoices.Select((c, i) =>
                IntervalProof.Prove(statement.Individual, c, r[i], m[i], IntervalProof.ZeroOrOne, choice[i], bases, random))];
            var first = question.Blank ? 1 : 0;
            using var rSum = Sum(r.AsSpan(first));
            using var mSum = Sum(m.AsSpan(first));
            var truth = choice.Skip(first).Sum() - (int)question.Minimum;
            if (!question.Blank)
                return new(sealedChoices, individual,
                    IntervalProof.Prove(statement.Overall, statement.Sum, rSum, mSum, statement.Values, truth, bases, random), null);
            var isBlank = choice[0] == 1;
            var overall =
                BlankProof.ProveOverall(statement.Overall, r[0], m[0], rSum, mSum, statement.Values, isBlank ? 0 : truth + 1, bases,
                    random);
            return new(sealedChoices, individual, overall,
                BlankProof.Prove(statement.Overall, r[0], m[0], rSum, mSum, isBlank, bases, random));
        }
        finally
        {
            foreach (var secret in m.Concat(r)) secret.Dispose();
        }
    }

    private Secret Sum(ReadOnlySpan<Secret> parts)
    {
        using var one = Secret.Of(Exponent.One);
        var sum = Secret.Of(Exponent.Zero);
        foreach (var part in parts)
        {
            var next = Arithmetic.MultiplyAdd(one, part, sum);
            sum.Dispose();
            sum = next;
        }
        return sum;
    }
}
