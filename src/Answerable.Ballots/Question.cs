namespace Answerable.Ballots;

/// <summary>
/// A homomorphic question (section 4.9). <paramref name="Minimum"/> to <paramref name="Maximum"/> of the answers are
/// to be chosen; with <paramref name="Blank"/> a voter may choose none of them and say so in a leading choice.
/// </summary>
public sealed record Question(string Text, IReadOnlyList<string> Answers, bool Blank = false, long Minimum = 1, long Maximum = 1)
    : ICanonical<Question>
{
    /// <summary>The number of ciphertexts in an answer: the answers, and the leading one of a blank vote.</summary>
    public int Choices => Answers.Count + (Blank ? 1 : 0);

    public static Question Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"answers\":"u8);
        var answers = reader.List((ref r) => r.Text());
        var blank = reader.Next(",\"blank\":true"u8);
        reader.Expect(",\"min\":"u8);
        var minimum = reader.Integer();
        reader.Expect(",\"max\":"u8);
        var maximum = reader.Integer();
        reader.Expect(",\"question\":"u8);
        var text = reader.Text();
        reader.Expect("}"u8);
        return new(text, answers, blank, minimum, maximum);
    }

    public void Write(CanonicalWriter to)
    {
        to.Raw("{\"answers\":"u8).List(Answers, a => to.Text(a));
        if (Blank) to.Raw(",\"blank\":true"u8);
        to.Raw(",\"min\":"u8).Integer(Minimum).Raw(",\"max\":"u8).Integer(Maximum).Raw(",\"question\":"u8).Text(Text).Raw("}"u8);
    }
}
