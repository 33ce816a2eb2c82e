namespace Answerable.Ballots;

/// <summary>
/// The keys of a certificate (section 4.6.2): g^sk to check signatures with, g^dk to encrypt to. The
/// <paramref name="Context"/> is what versions from 2.5.1 bind them to.
/// </summary>
public sealed record CertificateKeys(CertificateContext? Context, Element Verification, Element Encryption) : ICanonical<CertificateKeys>
{
    public static CertificateKeys Read(ref CanonicalReader reader)
    {
        reader.Expect("{"u8);
        CertificateContext? context = null;
        if (reader.Next("\"context\":"u8))
        {
            context = CertificateContext.Read(ref reader);
            reader.Expect(","u8);
        }
        reader.Expect("\"verification\":"u8);
        var verification = reader.Element();
        reader.Expect(",\"encryption\":"u8);
        var encryption = reader.Element();
        reader.Expect("}"u8);
        return new(context, verification, encryption);
    }

    public void Write(CanonicalWriter to)
    {
        to.Raw("{"u8);
        if (Context is not null) to.Raw("\"context\":"u8).Value(Context).Raw(","u8);
        to.Raw("\"verification\":"u8).Number(Verification).Raw(",\"encryption\":"u8).Number(Encryption).Raw("}"u8);
    }
}

/// <summary>Which ceremony a certificate was made for.</summary>
/// <param name="Size">m, the number of members.</param>
/// <param name="Threshold">t, how many of them decrypt.</param>
/// <param name="Index">The member's number, from 1.</param>
public sealed record CertificateContext(string GroupName, long Size, long Threshold, long Index) : ICanonical<CertificateContext>
{
    public static CertificateContext Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"group\":"u8);
        var group = reader.Text();
        reader.Expect(",\"size\":"u8);
        var size = reader.Integer();
        reader.Expect(",\"threshold\":"u8);
        var threshold = reader.Integer();
        reader.Expect(",\"index\":"u8);
        var index = reader.Integer();
        reader.Expect("}"u8);
        return new(group, size, threshold, index);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"group\":"u8).Text(GroupName).Raw(",\"size\":"u8).Integer(Size)
        .Raw(",\"threshold\":"u8).Integer(Threshold).Raw(",\"index\":"u8).Integer(Index).Raw("}"u8);
}

/// <summary>The public coefficients A_ik = g^a_ik of a member's polynomial (section 4.6.4).</summary>
public sealed record Coefficients(IReadOnlyList<Element> Items) : ICanonical<Coefficients>
{
    public static Coefficients Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"coefexps\":"u8);
        var items = reader.List((ref r) => r.Element());
        reader.Expect("}"u8);
        return new(items);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"coefexps\":"u8).List(Items, i => to.Number(i)).Raw("}"u8);
}
