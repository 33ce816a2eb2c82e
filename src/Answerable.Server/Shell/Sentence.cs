using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Answerable.Server.Shell;

/// <summary>
/// A sentence with places, read once: <c>{name}</c> is filled from the arguments, then from the vocabulary
/// (<c>{Committee}</c> with a capital), and <c>{n|day|days}</c> by whether the argument is one.
/// </summary>
internal sealed partial class Sentence
{
    /// <summary>Plain text, or a place with what stands there when no argument fills it.</summary>
    /// <param name="Name">Null for plain text.</param>
    private readonly record struct Piece(string? Name, string Text, string? One);

    private readonly Piece[] pieces;
    private readonly CultureInfo culture;

    private Sentence(Piece[] pieces, CultureInfo culture)
    {
        (this.pieces, this.culture) = (pieces, culture);
        Plain = string.Concat(pieces.Select(p => p.Text));
    }

    /// <summary>The sentence without arguments.</summary>
    public string Plain { get; }

    public static Sentence Of(string template, IReadOnlyDictionary<string, string> vocabulary, CultureInfo culture)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (Match place in Place().Matches(template))
        {
            if (place.Index > at) pieces.Add(new(null, template[at..place.Index], null));
            var one = place.Groups["one"];
            var name = place.Groups["name"].Value;
            pieces.Add(
                one.Success ? new(name, place.Groups["many"].Value, one.Value)
                    : new(name, Word(name, vocabulary, culture) ?? place.Value, null));
            at = place.Index + place.Length;
        }
        if (at < template.Length) pieces.Add(new(null, template[at..], null));
        return new([.. pieces], culture);
    }

    public static string Fill(string template, ReadOnlySpan<(string Name, object? Value)> args,
        IReadOnlyDictionary<string, string> vocabulary, CultureInfo culture) =>
        Of(template, vocabulary, culture).Fill(args);

    public string Fill(ReadOnlySpan<(string Name, object? Value)> args)
    {
        if (args.Length == 0) return Plain;
        var text = new StringBuilder(Plain.Length + 16);
        foreach (var piece in pieces) text.Append(Find(piece.Name, args, out var value) ? Filled(piece, value) : piece.Text);
        return text.ToString();
    }

    private string Filled(Piece piece, object? value) =>
        piece.One is null ? Text(value) : Convert.ToInt64(value, culture) == 1 ? piece.One : piece.Text;

    /// <summary>The last argument of the name.</summary>
    private static bool Find(string? name, ReadOnlySpan<(string Name, object? Value)> args, out object? value)
    {
        for (var i = args.Length - 1; i >= 0 && name is not null; i--)
        {
            if (args[i].Name != name) continue;
            value = args[i].Value;
            return true;
        }
        value = null;
        return false;
    }

    private static string? Word(string name, IReadOnlyDictionary<string, string> vocabulary, CultureInfo culture)
    {
        if (vocabulary.TryGetValue(name, out var word)) return word;
        return vocabulary.TryGetValue(char.ToLowerInvariant(name[0]) + name[1..], out word) ? char.ToUpper(word[0], culture) + word[1..]
            : null;
    }

    private string Text(object? value) => value switch
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
