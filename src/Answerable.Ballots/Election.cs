namespace Answerable.Ballots;

/// <summary>What is voted on, and the key under which ballots are sealed (section 4.10).</summary>
/// <param name="PublicKey">y, the product of all trustees' sub-keys.</param>
/// <param name="Uuid">At least 14 Base58 characters; the salt of the credentials.</param>
public sealed record Election(
    long Version, string Description, string Name, string GroupName, Element PublicKey, IReadOnlyList<Question> Questions,
    string Uuid, string? Administrator = null, string? CredentialAuthority = null) : ICanonical<Election>
{
    public static Election Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"version\":"u8);
        var version = reader.Integer();
        reader.Expect(",\"description\":"u8);
        var description = reader.Text();
        reader.Expect(",\"name\":"u8);
        var name = reader.Text();
        reader.Expect(",\"group\":"u8);
        var group = reader.Text();
        // Another group's numbers do not fit this reader, so the name is judged before them.
        if (group != Group.Name) throw new BrokenRuleException(Rule.ElectionGroup, $"group “{group}”");
        reader.Expect(",\"public_key\":"u8);
        var key = reader.Element();
        reader.Expect(",\"questions\":"u8);
        var questions = reader.List(Question.Read);
        reader.Expect(",\"uuid\":"u8);
        var uuid = reader.Text();
        var administrator = reader.Next(",\"administrator\":"u8) ? reader.Text() : null;
        var authority = reader.Next(",\"credential_authority\":"u8) ? reader.Text() : null;
        reader.Expect("}"u8);
        return new(version, description, name, group, key, questions, uuid, administrator, authority);
    }

    public void Write(CanonicalWriter to)
    {
        to.Raw("{\"version\":"u8).Integer(Version).Raw(",\"description\":"u8).Text(Description).Raw(",\"name\":"u8).Text(Name);
        to.Raw(",\"group\":"u8).Text(GroupName).Raw(",\"public_key\":"u8).Number(PublicKey).Raw(",\"questions\":"u8).List(Questions);
        to.Raw(",\"uuid\":"u8).Text(Uuid);
        if (Administrator is not null) to.Raw(",\"administrator\":"u8).Text(Administrator);
        if (CredentialAuthority is not null) to.Raw(",\"credential_authority\":"u8).Text(CredentialAuthority);
        to.Raw("}"u8);
    }
}
