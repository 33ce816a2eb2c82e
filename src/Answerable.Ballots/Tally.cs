namespace Answerable.Ballots;

/// <summary>The homomorphic product of ballots, question by question and choice by choice (section 4.16).</summary>
public sealed class Tally
{
    private readonly IArithmetic arithmetic;
    private readonly Ciphertext[][] added, removed;
    private bool anyRemoved;

    public Tally(IReadOnlyList<Question> questions, IArithmetic arithmetic)
    {
        this.arithmetic = arithmetic;
        added = Ones(questions);
        removed = Ones(questions);
    }

    /// <summary>Counts a verified ballot, as often as its weight says.</summary>
    public void Add(Ballot ballot, long weight) => Multiply(added, ballot, weight);

    /// <summary>Takes out a ballot that was counted before its voter voted again.</summary>
    public void Remove(Ballot ballot, long weight)
    {
        anyRemoved = true;
        Multiply(removed, ballot, weight);
    }

    /// <summary>The product of what was added and not removed.</summary>
    public EncryptedTally Product() => new([.. added.Select((question, i) => (IReadOnlyList<Ciphertext>)
        [.. question.Select((c, j) => anyRemoved ? c.Over(removed[i][j], arithmetic) : c)])]);

    private void Multiply(Ciphertext[][] into, Ballot ballot, long weight)
    {
        for (var i = 0; i < into.Length; i++)
            for (var j = 0; j < into[i].Length; j++) into[i][j] =
                into[i][j].Times(ballot.Answers[i].Choices[j].Power(weight, arithmetic), arithmetic);
    }

    private static Ciphertext[][] Ones(IReadOnlyList<Question> questions) =>
        [.. questions.Select(q => Enumerable.Repeat(Ciphertext.One, q.Choices).ToArray())];
}
