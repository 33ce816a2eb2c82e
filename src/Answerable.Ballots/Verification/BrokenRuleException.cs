namespace Answerable.Ballots;

/// <summary>A record breaks a rule. The verifier turns it into a <see cref="Fault"/>; other readers of records meet it
/// themselves.</summary>
/// <param name="place">Where in the record, for example <c>answers[1].choices[0].alpha</c> or <c>byte 12: expected …</c>.</param>
public sealed class BrokenRuleException(Rule rule, string place) : Exception($"{rule.Code()}: {place}")
{
    public Rule Rule => rule;

    public string Place => place;
}

/// <summary>The first rule that an archive breaks.</summary>
/// <param name="Height">The event's number; null when no event was reached.</param>
/// <param name="Type">The event's kind; null when its record could not be read.</param>
/// <param name="Place">Where in the event's records.</param>
public sealed record Fault(Rule Rule, long? Height, EventType? Type, string Place);

/// <summary>Counts how often each rule was held to; used by several threads.</summary>
public sealed class Checks
{
    private readonly long[] counts = new long[Enum.GetValues<Rule>().Length];

    /// <summary>How often the rule was checked and held.</summary>
    public long this[Rule rule] => Interlocked.Read(ref counts[(int)rule]);

    /// <summary><exception cref="BrokenRuleException">When the rule does not hold here.</exception></summary>
    public void Require(bool holds, Rule rule, string place)
    {
        if (!holds) throw new BrokenRuleException(rule, place);
        Interlocked.Increment(ref counts[(int)rule]);
    }

    /// <summary>Requires of a key or a credential that it is in the group and not 1.</summary>
    public void Key(bool isMember, Element key, string place)
    {
        Require(isMember, Rule.Membership, place);
        Require(key != Element.One, Rule.NeutralElement, place);
    }

    /// <summary>Counts checks that a reader made.</summary>
    public void Held(Rule rule, long times = 1) => Interlocked.Add(ref counts[(int)rule], times);

    /// <summary>Reads a whole record.</summary>
    public T Parse<T>(ReadOnlySpan<byte> json, string record) where T : ICanonical<T>
    {
        try
        {
            var reader = new CanonicalReader(json);
            var value = T.Read(ref reader);
            reader.End();
            Held(Rule.Canonical);
            Held(Rule.ExponentRange, reader.Exponents);
            return value;
        }
        catch (BrokenRuleException broken)
        {
            throw new BrokenRuleException(broken.Rule, $"{record}, {broken.Place}");
        }
    }
}
