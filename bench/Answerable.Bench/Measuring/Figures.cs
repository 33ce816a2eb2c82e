using System.Globalization;
using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>Sums and spellings of figures.</summary>
internal static class Figures
{
    public static string Name(this Provider provider) => provider == Provider.Sqlite ? "SQLite" : "PostgreSQL";

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The smallest value that at least this share of all values does not pass.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double share) =>
        values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(values.Count * share) - 1));

    /// <summary>The median with all runs behind it: <c>3.21 s (3.1, 3.21, 3.4)</c>.</summary>
    public static string Runs(IReadOnlyCollection<double> values, string unit) =>
        values.Count == 1 ? $"{Short(values.First())} {unit}"
            : $"{Short(Median(values))} {unit} ({string.Join(", ", values.Select(Short))})";

    /// <summary>The median of the ratios of each pair, with all of them behind it.</summary>
    public static string Ratios(IEnumerable<double> of, IEnumerable<double> by, out double median)
    {
        var ratios = of.Zip(by, (a, b) => a / b).ToArray();
        median = Median(ratios);
        return Runs(ratios, "times");
    }

    /// <summary>Three digits that count, never fewer than the whole number.</summary>
    public static string Short(double value) => value switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Mebibytes(long bytes) => $"{bytes / 1048576.0:0} MiB";
}
