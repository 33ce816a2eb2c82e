using System.Text;

namespace Answerable.Ballots;

/// <summary>What the proofs of one answer speak about: the strings that they hash, and the product of the choices.</summary>
internal sealed class AnswerStatement
{
    public AnswerStatement(string fingerprint, Element credential, Question question, IReadOnlyList<Ciphertext> choices,
        IArithmetic arithmetic)
    {
        Individual = $"{fingerprint}|{credential}";
        var all = new StringBuilder(Individual).Append('|');
        for (var i = 0; i < choices.Count; i++) all.Append(i == 0 ? "" : ",").Append(choices[i].Alpha.ToString()).Append(',')
            .Append(choices[i].Beta.ToString());
        Overall = all.ToString();
        Sum = choices.Skip(question.Blank ? 1 : 0).Aggregate((product, choice) => product.Times(choice, arithmetic));
        Values = [.. Enumerable.Range((int)question.Minimum, (int)(question.Maximum - question.Minimum) + 1)];
    }

    /// <summary>S_0 = φ|credential.</summary>
    public string Individual { get; }

    /// <summary>S = S_0|alpha_1,beta_1,….</summary>
    public string Overall { get; }

    /// <summary>The product of the choices without the leading one of a blank vote.</summary>
    public Ciphertext Sum { get; }

    /// <summary>What the sum may be: min to max.</summary>
    public int[] Values { get; }
}
