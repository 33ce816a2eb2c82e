using System.Globalization;
using System.Text;

namespace Answerable.Ballots;

/// <summary>One line of the list of those who may vote: g^s and its weight; <c>"pub"</c> or <c>"pub,weight"</c> (section 4.8).</summary>
/// <param name="Weight">How often its ballot counts; null when the list does not use weights, which is 1.</param>
public readonly record struct PublicCredential(Element Key, long? Weight = null) : ICanonical<PublicCredential>
{
    public static PublicCredential Read(ref CanonicalReader reader)
    {
        var text = reader.Text();
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var key = Part(comma < 0 ? text : text[..comma], ref reader).Element();
        if (comma < 0) return new(key);
        var digits = text[(comma + 1)..];
        if (digits.Length is 0 or > 18 || digits[0] == '0' || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new BrokenRuleException(Rule.CredentialWeight, $"weight “{digits}”");
        return new(key, long.Parse(digits, CultureInfo.InvariantCulture));
    }

    public void Write(CanonicalWriter to) =>
        to.Text(Weight is { } weight ? string.Create(CultureInfo.InvariantCulture, $"{Key},{weight}") : Key.ToString());

    private static CanonicalReader Part(string digits, ref CanonicalReader reader) =>
        digits.Length > 0 && Ascii.IsValid(digits) ? new(Encoding.ASCII.GetBytes($"\"{digits}\""))
            : throw reader.Broken("expected a credential");
}

/// <summary>The list of those who may vote.</summary>
public sealed record PublicCredentials(IReadOnlyList<PublicCredential> Items) : ICanonical<PublicCredentials>
{
    /// <summary>In the order in which the reference writes them, by number, so that their order tells nothing.</summary>
    public static PublicCredentials Sorted(IEnumerable<PublicCredential> items) => new([.. items.OrderBy(i => i.Key.Value)]);

    public static PublicCredentials Read(ref CanonicalReader reader) => new(reader.List(PublicCredential.Read));

    public void Write(CanonicalWriter to) => to.List(Items);
}
