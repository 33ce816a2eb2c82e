namespace Answerable.Ballots;

/// <summary>Puts partial decryptions together to F, with which beta / F = g^count (section 4.19).</summary>
public static class Combination
{
    /// <summary>Whether every single trustee, and a threshold of each group, is among the owners.</summary>
    public static bool IsComplete(Trustees trustees, IReadOnlySet<long> owners)
    {
        var first = 1;
        foreach (var part in trustees.Items)
        {
            var supplied = part.Keys.Select((_, i) => first + i).Count(o => owners.Contains(o));
            if (supplied < Needed(part)) return false;
            first += part.Keys.Count;
        }
        return true;
    }

    /// <summary>
    /// F for each question and choice: the product over single trustees of f, and over the first t members of each group
    /// of f^λ with λ_δ = product of k / (k - δ) over the other members used, mod q.
    /// </summary>
    /// <param name="decryptions">By owner; complete in the sense of <see cref="IsComplete"/>.</param>
    public static Element[][] Factors(Trustees trustees, IReadOnlyDictionary<long, PartialDecryption> decryptions, IArithmetic arithmetic)
    {
        List<(PartialDecryption Decryption, Exponent Coefficient)> used = [];
        var first = 1;
        foreach (var part in trustees.Items)
        {
            int[] members = [.. Enumerable.Range(1, part.Keys.Count).Where(i => decryptions.ContainsKey(first + i - 1)).Take(Needed(part))];
            foreach (var i in members) used.Add((decryptions[first + i - 1], part is SingleTrustee ? Exponent.One : Lagrange(i, members)));
            first += part.Keys.Count;
        }
        return [.. used[0].Decryption.Factors.Select(
            (question, i) => question.Select((_, j) => Product(used, i, j, arithmetic)).ToArray())];
    }

    /// <summary>The counts that a tally decrypts to, sought from 0 to the total weight.</summary>
    /// <exception cref="BrokenRuleException">When a count lies outside, which means that a decryption was false.</exception>
    public static ElectionResult Result(EncryptedTally tally, Element[][] factors, long weight, IArithmetic arithmetic)
    {
        var counts = new Dictionary<Element, long>();
        var power = Element.One;
        for (var n = 0L; n <= weight; n++)
        {
            counts[power] = n;
            power = arithmetic.Multiply(power, Group.G);
        }
        return new([.. tally.Questions.Select((question, i) => (IReadOnlyList<long>)[.. question.Select((c, j) =>
            counts.TryGetValue(arithmetic.Divide(c.Beta, factors[i][j]), out var count) ? count
                : throw new BrokenRuleException(Rule.ResultCount, $"result[{i}][{j}]"))])]);
    }

    private static int Needed(Trustee part) => part is PedersenTrustees group ? (int)group.Parameters.Threshold : 1;

    private static Exponent Lagrange(int index, int[] members)
    {
        var coefficient = Exponent.One;
        foreach (var k in members)
            if (k != index) coefficient *= Exponent.Of(k) * Exponent.Of(k - index).Inverse();
        return coefficient;
    }

    private static Element Product(List<(PartialDecryption Decryption, Exponent Coefficient)> used, int i, int j, IArithmetic arithmetic)
    {
        var product = Element.One;
        foreach (var (decryption, coefficient) in used)
        {
            var factor = decryption.Factors[i][j];
            product = arithmetic.Multiply(product, coefficient == Exponent.One ? factor : arithmetic.Power(factor, coefficient));
        }
        return product;
    }
}
