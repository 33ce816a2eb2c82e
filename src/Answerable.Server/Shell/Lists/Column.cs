using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Shell.Lists;

/// <summary>A column of a list, declared once for the table, the choice of columns and the files.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Heading">In the reader's language.</param>
/// <param name="Cell">What the table shows.</param>
public sealed record Column<TRow>(string Name, string Heading, RenderFragment<TRow> Cell)
{
    /// <summary>A column whose cells are written as markup, which long lists are drawn from several times as fast.</summary>
    public Column(string name, string heading, Func<TRow, MarkupString> markup)
        : this(name, heading, row => builder => builder.AddContent(0, markup(row))) => Markup = markup;

    /// <summary>What the table shows, where it is plain markup; null where it is drawn by <see cref="Cell"/>.</summary>
    public Func<TRow, MarkupString>? Markup { get; }

    /// <summary>How each of its cells begins.</summary>
    internal string Start => Html.Of($"<td{Attribute("class", Class)}{Attribute("data-label", Label)}>").Value;

    private static MarkupString Attribute(string name, string? value) => value is null ? default : Html.Of($" {name}=\"{value}\"");

    /// <summary>What files hold of it.</summary>
    public IReadOnlyList<FieldOf<TRow>> Fields { get; init; } = [];

    /// <summary>Members of the row that are queried only while a column that reads them is shown.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>Not in the table before it is chosen; always in files in which nothing was chosen.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Style of its cells.</summary>
    public string? Class { get; init; }

    /// <summary>Style of its heading.</summary>
    public string? HeadingClass { get; init; }

    /// <summary>Stands quietly after the heading in the table: a share of the whole.</summary>
    public string? Aside { get; init; }

    /// <summary>What is said in the place of this cell and of all that follow in its row, where they show nothing; else null.</summary>
    public Func<TRow, string?>? Rest { get; init; }

    /// <summary>Stands before the value on a phone, where rows have no heading; null where the value says what it is.</summary>
    public string? Label { get; init; }

    /// <summary>Whether an index serves the list in its order; its name then stands in the address.</summary>
    public bool IsSortable { get; init; }
}

/// <summary>A field of a file.</summary>
/// <param name="Heading">As the file's first row has it.</param>
public sealed record FieldOf<TRow>(string Heading, Func<TRow, FileValue> Value);

/// <summary>What stands in a field of a file: text, a whole number or a date.</summary>
public readonly record struct FileValue(string? Text, long? Number, DateOnly? Date)
{
    public static implicit operator FileValue(string? text) => new(text, null, null);

    public static implicit operator FileValue(long? number) => new(null, number, null);

    public static implicit operator FileValue(int? number) => new(null, number, null);

    public static implicit operator FileValue(int number) => new(null, number, null);

    public static implicit operator FileValue(DateOnly? date) => new(null, null, date);

    public static implicit operator FileValue(DateOnly date) => new(null, null, date);

    /// <summary>As a text file has it: a date as 2026-01-31, a number without grouping.</summary>
    public override string ToString() => this switch
    {
        { Date: { } date } => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        { Number: { } number } => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Text ?? "",
    };
}
