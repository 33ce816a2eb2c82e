using Answerable.Domain;

namespace Answerable.Server.Search;

/// <summary>Where something found stands among others of its section; the smaller, the earlier.</summary>
/// <param name="Name">0 called just so, 1 begins so, 2 has every word in its name, 3 has some of them elsewhere.</param>
/// <param name="Distance">Steps from the reader's unit up to the unit that both lie in.</param>
internal sealed record HitOrder(int Name, int Distance, int Depth, int Length, string Text, long Entry) : IComparable<HitOrder>
{
    /// <summary>Null where the words do not stand there as they were typed: neighbouring pairs alone do not say so.</summary>
    public static HitOrder? Of(Query query, IndexedEntry entry, string near)
    {
        var name = FoldedText.Words(entry.Name);
        var inName = query.Found(name);
        if (inName < query.Words.Count && query.Found([.. name, .. FoldedText.Words(entry.About)]) < query.Words.Count) return null;
        var (compact, steps) = (FoldedText.Compact(name), UnitPath.SelfAndAncestors(near).ToList());
        var common = entry.Paths.Select(p => steps.Count(s => UnitPath.IsWithin(p, s))).DefaultIfEmpty(0).Max();
        var depth = entry.Paths.Select(UnitPath.Depth).DefaultIfEmpty(0).Min();
        return new(OfName(query, name, compact, inName == query.Words.Count), steps.Count - common, depth, compact.Length, entry.Name,
            entry.Id);
    }

    public int CompareTo(HitOrder? other)
    {
        if (other is null) return 1;
        var first = (Name, Distance, Depth, Length).CompareTo((other.Name, other.Distance, other.Depth, other.Length));
        if (first != 0) return first;
        var text = string.CompareOrdinal(Text, other.Text);
        return text != 0 ? text : Entry.CompareTo(other.Entry);
    }

    private static int OfName(Query query, List<FoldedWord> name, string compact, bool hasAll)
    {
        if (compact == query.Name) return 0;
        if (compact.StartsWith(query.Name, StringComparison.Ordinal)) return 1;
        // Initials of all of it, or of its beginning.
        if (query.Words is [{ IsScript: false } typed] && name is [{ IsScript: true } first, ..] && typed.Runes.Count <= first.Runes.Count
            && typed.Runes.Select((r, i) => r.Value.IsAscii && first.Letters[i].Contains((char)r.Value.Value)).All(is_ => is_))
            return typed.Runes.Count == first.Runes.Count && name.Count == 1 ? 0 : 1;
        return hasAll ? 2 : 3;
    }
}
