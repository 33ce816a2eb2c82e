using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Answerable.Domain.Organisation;

/// <summary>Days that follow one another, of one kind and name.</summary>
/// <param name="Until">The last; null for a single day.</param>
public sealed record ShippedDays(DateOnly From, DateOnly? Until, SpecialDayKind Kind, LocalText Name);

/// <summary>A year's calendar that ships as data, with its source.</summary>
/// <param name="Code">Names the file.</param>
/// <param name="Zones">Time zones of the organisations for which it is meant.</param>
/// <param name="Address">Where the notice is published.</param>
public sealed record ShippedCalendar(string Code, int Year, IReadOnlyList<string> Zones, LocalText Source, string Address,
    IReadOnlyList<ShippedDays> Days)
{
    private const string Prefix = "calendars/";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private static readonly Lazy<IReadOnlyList<ShippedCalendar>> Shipped = new(() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(Read).OrderBy(c => c.Year).ThenBy(c => c.Code, StringComparer.Ordinal),
    ]);

    /// <summary>Every calendar that ships, the earliest year first.</summary>
    public static IReadOnlyList<ShippedCalendar> All => Shipped.Value;

    /// <summary>Those that are meant for organisations in this zone.</summary>
    public static IReadOnlyList<ShippedCalendar> For(string zone) => [.. All.Where(c => c.Zones.Contains(zone))];

    /// <summary>The one with this code; refused when none has it.</summary>
    public static ShippedCalendar Of(string code) =>
        All.FirstOrDefault(c => c.Code == code) ?? throw new Refused(CalendarRefusals.NotShipped);

    /// <summary>Day by day, as an organisation takes it in.</summary>
    public YearDraft Draft() => new(Year, Source, [.. Days.SelectMany(Each).OrderBy(d => d.Day)]);

    private static IEnumerable<SpecialDayDraft> Each(ShippedDays days)
    {
        for (var day = days.From.DayNumber; day <= (days.Until ?? days.From).DayNumber; day++)
            yield return new(DateOnly.FromDayNumber(day), days.Kind, days.Name);
    }

    private static ShippedCalendar Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<ShippedCalendar>(stream, Strict)!;
    }
}
