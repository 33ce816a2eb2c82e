using System.Globalization;
using System.Text.RegularExpressions;

namespace Answerable.Server.Shell;

/// <summary>
/// Fills the places of a sentence: <c>{name}</c> from the arguments, then from the vocabulary
/// (<c>{Committee}</c> with a capital), and <c>{n|day|days}</c> by whether the argument is one.
/// </summary>
internal static partial class Sentence
{
    public static string Fill(string template, ReadOnlySpan<(string Name, object? Value)> args, IReadOnlyDictionary<string, string> vocabulary, CultureInfo culture)
    {
        if (!template.Contains('{', StringComparison.Ordinal)) return template;
        var given = new Dictionary<string, object?>(args.Length);
        foreach (var (name, value) in args) given[name] = value;
        return Place().Replace(template, match => Value(match, given, vocabulary, culture));
    }

    private static string Value(Match match, Dictionary<string, object?> args, IReadOnlyDictionary<string, string> vocabulary, CultureInfo culture)
    {
        var name = match.Groups["name"].Value;
        if (match.Groups["one"].Success)
            return args.TryGetValue(name, out var n) && Convert.ToInt64(n, culture) == 1 ? match.Groups["one"].Value : match.Groups["many"].Value;
        if (args.TryGetValue(name, out var value)) return Text(value, culture);
        if (vocabulary.TryGetValue(name, out var word)) return word;
        var lower = char.ToLowerInvariant(name[0]) + name[1..];
        return vocabulary.TryGetValue(lower, out word) ? char.ToUpper(word[0], culture) + word[1..] : match.Value;
    }

    private static string Text(object? value, CultureInfo culture) => value switch
    {
        null => "",
        int number => number.ToString("N0", culture),
        long number => number.ToString("N0", culture),
        DateOnly date => Dates.Long(date, culture),
        Answerable.Domain.LocalText text => text.In(culture.Name),
        IFormattable formattable => formattable.ToString(null, culture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z.]*)(\|(?<one>[^|}]*)\|(?<many>[^|}]*))?\}")]
    internal static partial Regex Place();
}
