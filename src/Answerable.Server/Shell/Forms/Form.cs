using System.Globalization;
using Answerable.Domain;
using Microsoft.Extensions.Primitives;

namespace Answerable.Server.Shell;

/// <summary>A posted form: its values, read into shapes, and what was refused. A refused form comes back filled in.</summary>
public sealed class Form(string name, IFormCollection? posted)
{
    /// <summary>The field that says from which paper the form was drawn to record; there is none for whoever acts themselves.</summary>
    public const string RecordingField = "__recording";

    private const int FirstYear = 1900, LastYear = 2999;

    private readonly List<Refusal> shape = [];
    private Dictionary<string, string> labels = [];

    /// <summary>A field that has a problem has said its label.</summary>
    public event Action? Labelled;

    public string Name => name;

    /// <summary>Null before it is posted.</summary>
    public IFormCollection? Posted => posted;

    public IReadOnlyList<Refusal> Problems { get; private set; } = [];

    /// <summary>The value as posted, or <paramref name="otherwise"/> when the form was not posted.</summary>
    public string? Shown(string field, string? otherwise) => posted is null ? otherwise : posted[field].ToString();

    public bool ShownChecked(string field, string value, bool otherwise) => posted is null ? otherwise : posted[field].Contains(value);

    public Refusal? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Field == field);

    public string Text(string field) => posted?[field].ToString() ?? "";

    /// <summary>Every text that was posted, with its field's name.</summary>
    public IEnumerable<(string Name, string Text)> Fields() =>
        (posted ?? FormCollection.Empty).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")));

    /// <summary>All values of a repeated field, for check boxes.</summary>
    public StringValues All(string field) => posted?[field] ?? StringValues.Empty;

    public bool Has(string field) => Text(field).Length > 0;

    public IFormFile? File(string field) => posted?.Files.GetFile(field);

    /// <summary>A whole number; a refusal is kept until <see cref="Check"/>.</summary>
    public int Number(string field, int min = 0, int max = int.MaxValue)
    {
        if (int.TryParse(Text(field).Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= min
            && number <= max) return number;
        shape.Add(Refusal.Of("shell.not-a-number", ("min", min), ("max", max)).At(field));
        return min;
    }

    /// <summary>Whole numbers between commas, of any width, or spaces; none where nothing stands. A refusal is kept.</summary>
    public IReadOnlyList<int> Numbers(string field, int max)
    {
        var parts = Text(field).Split([',', '，', '、', ';', '；', ' '], StringSplitOptions.RemoveEmptyEntries);
        var numbers = new List<int>();
        foreach (var part in parts)
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max) numbers.Add(number);
            else
            {
                shape.Add(Refusal.Of("shell.not-numbers", ("max", max)).At(field));
                break;
            }
        }
        return numbers;
    }

    /// <summary>A number with up to two decimals, in hundredths.</summary>
    public int Hundredths(string field, int max)
    {
        if (decimal.TryParse(Text(field).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * 100 == Math.Truncate(number * 100) && number >= 0 && number * 100 <= max)
            return (int)(number * 100);
        shape.Add(Refusal.Of("shell.not-hundredths", ("max", max / 100)).At(field));
        return 0;
    }

    public DateOnly Date(string field)
    {
        var read =
            DateOnly.TryParseExact(Text(field).Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        // Days and zones are added to and taken from dates: neither end of the calendar is for people.
        if (read && date.Year is >= FirstYear and <= LastYear) return date;
        shape.Add(
            (read ? Refusal.Of("shell.date-too-far", ("from", $"{FirstYear}"), ("until", $"{LastYear}"))
                : Refusal.Of("shell.not-a-date")).At(field));
        return DateOnly.MinValue;
    }

    public DateOnly? OptionalDate(string field) => Has(field) ? Date(field) : null;

    public Guid Id(string field)
    {
        if (Guid.TryParse(Text(field), out var id)) return id;
        shape.Add(Refusal.Of("shell.not-chosen").At(field));
        return Guid.Empty;
    }

    public Guid? OptionalId(string field) => Has(field) ? Id(field) : null;

    public T Choice<T>(string field) where T : struct, Enum
    {
        if (Enum.TryParse<T>(Text(field), out var value) && Enum.IsDefined(value)) return value;
        shape.Add(Refusal.Of("shell.not-chosen").At(field));
        return default;
    }

    /// <summary>Refuses characters that can neither be kept nor shown, in whatever field they were sent.</summary>
    public static void CheckCharacters(IFormCollection posted)
    {
        var texts =
            posted.SelectMany(f => f.Value.Select(v => (f.Key, Text: v ?? "")))
                .Concat(posted.Files.Select(f => (Key: f.Name, Text: f.FileName)));
        Require.None(
            from text in texts
            let position =
                TextRules.OddAt(text.Text)
            where position is not null
            select TextRules.Odd(text.Key, position.Value));
    }

    /// <summary>Throws every shape refusal collected so far.</summary>
    public void Check() => Require.None(shape);

    /// <summary>The label of a field, for the summary of what needs another look.</summary>
    public string? LabelOf(string field) => labels.GetValueOrDefault(field);

    public void Label(string field, string label)
    {
        if (labels.TryAdd(field, label) && ProblemOf(field) is not null) Labelled?.Invoke();
    }

    /// <summary>Whether the page that was drawn for it shows the form again.</summary>
    public bool IsShown { get; private set; }

    /// <summary>The form of the page that was refused, as it shows itself again.</summary>
    public Form Show()
    {
        IsShown = true;
        return this;
    }

    /// <summary>The posted form as it is shown again.</summary>
    public Form With(IReadOnlyList<Refusal> problems) => new(name, posted) { Problems = problems };
}
