namespace Answerable.Server.Shell.Lists;

/// <summary>
/// What a list is asked for, as its address says it: unit, filters, columns, order and page. A filter is declared where it is read, and
/// is so shown as links, kept in every other link and meant by the files; a value that is not understood is as good as none.
/// </summary>
/// <param name="unit">The unit that the address names.</param>
/// <param name="file">Where its files are, when not beside the list.</param>
/// <param name="place">Where on its page the list stands, when not at the top.</param>
/// <param name="after">Name of the page in the address.</param>
public sealed class ListAddress(string path, IQueryCollection query, LookedAt? unit = null, string? file = null, string? place = null,
    string after = ListAddress.AfterKey)
{
    public const string UnitKey = "unit", ColumnsKey = "columns", SortKey = "sort", AfterKey = "after";

    /// <summary>Stands for the unit in the address of a list that is not narrowed to the one chosen in the top bar.</summary>
    public const string EveryUnit = "all";

    private readonly List<Filter> filters = [];
    private readonly List<(string Name, string? Value)> kept = [(UnitKey, unit?.Code)];
    private LookedAt? narrowed;

    /// <summary>Where the list is, without a filter.</summary>
    public string Path => path;

    /// <summary>Where a form leads that chooses among its rows or columns.</summary>
    public string Here => place is null ? path : $"{path}#{place}";

    /// <summary>What its files are called.</summary>
    public string FileName => (file ?? path)[((file ?? path).LastIndexOf('/') + 1)..];

    /// <summary>The unit whose subtree is asked for; null for all.</summary>
    public LookedAt? Unit => unit ?? narrowed;

    /// <summary>Filters with choices, in the order in which they were declared.</summary>
    public IReadOnlyList<Filter> Filters => filters;

    /// <summary>Key of the last row before this page; null on the first.</summary>
    public string? After { get; } = One(query, after);

    /// <summary>Names of the columns asked for; none for the usual ones.</summary>
    public IReadOnlyList<string> Columns { get; } =
        [.. query[ColumnsKey].SelectMany(c =>
            (c ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];

    /// <summary>Name of the column by which the list is ordered, after a minus when downwards; null for the usual order.</summary>
    public string? Sort { get; } = One(query, SortKey);

    /// <summary>Whether any filter is used.</summary>
    public bool IsFiltered => kept.Any(k => k.Value is not null);

    /// <summary>A list among other things on one page: whatever the address says of the rest of the page stays in its links.</summary>
    /// <param name="after">Name of its page in the address.</param>
    /// <param name="place">Where on the page it stands, when not at the top.</param>
    public static ListAddress Among(HttpRequest request, string after, string? place = null)
    {
        var list = new ListAddress(request.Path, request.Query, place: place, after: after);
        list.kept.AddRange(request.Query.Where(q => q.Key != after && q.Key is not (ColumnsKey or SortKey))
            .Select(q => (q.Key, (string?)q.Value.ToString())));
        return list;
    }

    /// <summary>One of the values of an enumeration, of which one is meant when nothing is chosen.</summary>
    public T Choice<T>(string name, string label, T usual, Func<T, string> text) where T : struct, Enum
    {
        var chosen = Find<T>(name) ?? usual;
        var choices = Enum.GetValues<T>().Select(v => new FilterChoice(v.Equals(usual) ? null : Value(v), text(v), v.Equals(chosen)));
        Add(new(name, label, [.. choices]));
        return chosen;
    }

    /// <summary>One of the values of an enumeration, or all.</summary>
    public T? Choice<T>(string name, string label, string all, Func<T, string> text, string? resets = null) where T : struct, Enum
    {
        var chosen = Find<T>(name);
        var choices = Enum.GetValues<T>().Select(v => new FilterChoice(Value(v), text(v), v.Equals(chosen)));
        Add(new(name, label, [new(null, all, chosen is null), .. choices], resets));
        return chosen;
    }

    /// <summary>All, or only some.</summary>
    public bool Flag(string name, string label, string all, string only)
    {
        var chosen = One(query, name) == "true";
        Add(new(name, label, [new(null, all, !chosen), new("true", only, chosen)]));
        return chosen;
    }

    /// <summary>One of the options, of which the first is meant when nothing is chosen.</summary>
    /// <param name="code">As it stands in the address.</param>
    public T First<T>(string name, string label, IReadOnlyList<T> options, Func<T, string> code, Func<T, string> text) where T : class
    {
        var value = One(query, name);
        var chosen = options.FirstOrDefault(o => code(o) == value) ?? options[0];
        Add(new(name, label, [.. options.Select(o => new FilterChoice(code(o), text(o), ReferenceEquals(o, chosen)))]));
        return chosen;
    }

    /// <summary>One of the options, or all.</summary>
    /// <param name="code">As it stands in the address.</param>
    /// <param name="folded">Whether they are many.</param>
    public T? Choice<T>(
        string name, string label, string all, IReadOnlyList<T> options, Func<T, string> code, Func<T, string> text,
            bool folded = false) where T : class
    {
        var value = One(query, name);
        var chosen = options.FirstOrDefault(o => code(o) == value);
        var choices = options.Select(o => new FilterChoice(code(o), text(o), ReferenceEquals(o, chosen)));
        Add(new(name, label, [new(null, all, chosen is null), .. choices], null, folded));
        return chosen;
    }

    /// <summary>Shows the unit among the filters: all, the one looked at in the top bar, the one that the address names.</summary>
    /// <param name="all">What is listed without a unit.</param>
    /// <param name="narrows">Whether the unit of the bar counts where the address says nothing.</param>
    /// <param name="below">A unit and what lies below it, in words.</param>
    public void OfferUnit(string label, string all, LookedAt? bar, bool narrows, Func<LookedAt, string> below)
    {
        narrows &= bar is not null;
        if (narrows && unit is null)
        {
            if (One(query, UnitKey) == EveryUnit) kept[0] = (UnitKey, EveryUnit);
            else narrowed = bar;
        }
        var offered = new[] { bar, unit }.OfType<LookedAt>().DistinctBy(u => u.Id).ToList();
        if (offered.Count == 0) return;
        var choices = offered.Select(u => new FilterChoice(narrows && u.Id == bar!.Id ? null : u.Code, below(u), u.Id == Unit?.Id));
        filters.Add(new(UnitKey, label, [new(narrows ? EveryUnit : null, all, Unit is null), .. choices]));
    }

    /// <summary>A value without choices, such as what is searched for.</summary>
    public string? Text(string name)
    {
        var value = One(query, name);
        kept.Add((name, value));
        return value;
    }

    /// <summary>This list with one value set, or left out when null, from its first page.</summary>
    public string With(string name, string? value, string? resets = null) =>
        Page(Kept.Where(k => k.Name != name && k.Name != resets).Append((name, value)));

    /// <summary>This list from its first page.</summary>
    public string FirstPage => Page(Kept);

    /// <summary>The page that begins after a row.</summary>
    public string Next(string key) => Page(Kept.Append((after, key)));

    /// <summary>The whole list as a file.</summary>
    /// <param name="kind">csv or xlsx.</param>
    public string File(string kind) => Address($"{file ?? path}.{kind}", Kept);

    /// <summary>What a form that changes one of the values must send along.</summary>
    public IEnumerable<(string Name, string Value)> Beside(string name) =>
        Kept.Where(k => k.Name != name && k.Value is not null).Select(k => (k.Name, k.Value!));

    private IEnumerable<(string Name, string? Value)> Kept =>
        [.. kept, (ColumnsKey, Columns.Count == 0 ? null : string.Join(',', Columns)), (SortKey, Sort)];

    private void Add(Filter filter)
    {
        filters.Add(filter);
        kept.Add((filter.Name, filter.Chosen.Value));
    }

    private T? Find<T>(string name) where T : struct, Enum =>
        Enum.TryParse<T>(One(query, name), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string Value<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string? One(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private string Page(IEnumerable<(string Name, string? Value)> values) =>
        place is null ? Address(path, values) : $"{Address(path, values)}#{place}";

    private static string Address(string path, IEnumerable<(string Name, string? Value)> values)
    {
        var parts = string.Join('&', values.Where(v => v.Value is not null).Select(v => $"{Escape(v.Name)}={Escape(v.Value!)}"));
        return parts.Length == 0 ? path : $"{path}?{parts}";
    }

    private static string Escape(string value) => Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal);
}
