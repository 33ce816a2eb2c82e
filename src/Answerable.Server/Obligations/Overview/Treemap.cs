namespace Answerable.Server.Obligations;

/// <summary>A rectangle of a treemap, in units of its picture.</summary>
internal readonly record struct Tile(double X, double Y, double Width, double Height);

/// <summary>
/// Divides a rectangle so that areas are as values, each as near a square as it comes: the squarified treemap of Bruls, Huizing and van
/// Wijk (2000). The order is kept largest first, so the same values lie in the same places.
/// </summary>
internal static class Treemap
{
    /// <summary>A tile for each value, in the order given; of a value of nothing it has no area.</summary>
    public static IReadOnlyList<Tile> Of(IReadOnlyList<int> values, double width, double height)
    {
        var tiles = new Tile[values.Count];
        var order = Enumerable.Range(0, values.Count).Where(i => values[i] > 0).OrderByDescending(i => values[i]).ThenBy(i => i).ToList();
        var left = (double)order.Sum(i => (long)values[i]);
        var rest = new Tile(0, 0, width, height);
        for (var at = 0; at < order.Count;)
        {
            var scale = rest.Width * rest.Height / left;
            var side = Math.Min(rest.Width, rest.Height);
            var many = 1;
            while (at + many < order.Count
                && Worst(order, values, at, many + 1, scale, side) <= Worst(order, values, at, many, scale, side))
                many++;
            var sum = order.Skip(at).Take(many).Sum(i => (double)values[i]);
            rest = Row(tiles, order, values, at, many, sum, rest, sum / left);
            (at, left) = (at + many, left - sum);
        }
        return tiles;
    }

    /// <summary>The longest ratio of sides in a row of so many along the shorter side.</summary>
    private static double Worst(List<int> order, IReadOnlyList<int> values, int at, int many, double scale, double side)
    {
        var areas = order.Skip(at).Take(many).Select(i => values[i] * scale).ToList();
        var (sum, length) = (areas.Sum(), side * side);
        return Math.Max(length * areas[0] / (sum * sum), sum * sum / (length * areas[^1]));
    }

    private static Tile Row(Tile[] tiles, List<int> order, IReadOnlyList<int> values, int at, int many, double sum, Tile rest, double share)
    {
        var isWide = rest.Width >= rest.Height;
        var depth = share * (isWide ? rest.Width : rest.Height);
        var along = isWide ? rest.Y : rest.X;
        foreach (var i in order.Skip(at).Take(many))
        {
            var length = values[i] / sum * (isWide ? rest.Height : rest.Width);
            tiles[i] = isWide ? new(rest.X, along, depth, length) : new(along, rest.Y, length, depth);
            along += length;
        }
        return isWide ? rest with { X = rest.X + depth, Width = rest.Width - depth }
            : rest with { Y = rest.Y + depth, Height = rest.Height - depth };
    }
}
