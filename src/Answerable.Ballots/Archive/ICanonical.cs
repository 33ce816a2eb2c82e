namespace Answerable.Ballots;

/// <summary>A structure of the specification that has one JSON form.</summary>
public interface ICanonical<T> where T : ICanonical<T>
{
    /// <summary>Reads the form. <exception cref="BrokenRuleException">When it is another.</exception></summary>
    static abstract T Read(ref CanonicalReader reader);

    /// <summary>Writes the form.</summary>
    void Write(CanonicalWriter to);
}

/// <summary>Whole records.</summary>
public static class Canonical
{
    /// <summary>Reads a record. <exception cref="BrokenRuleException">When it is not in canonical form.</exception></summary>
    public static T Parse<T>(ReadOnlySpan<byte> json) where T : ICanonical<T>
    {
        var reader = new CanonicalReader(json);
        var value = T.Read(ref reader);
        reader.End();
        return value;
    }

    /// <summary>Writes a record.</summary>
    public static byte[] Bytes<T>(T value) where T : ICanonical<T> => new CanonicalWriter().Value(value).Written.ToArray();
}
