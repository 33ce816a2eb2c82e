namespace Answerable.Domain.People;

/// <summary>A person, known by the roster's code. Holds posts; owes nothing personally.</summary>
public sealed class Person : Aggregate
{
    private Person() { }

    public const int MaxCode = 40, MaxName = 80;

    public PersonId Id { get; private set; }

    /// <summary>The roster's code for the person; also the sign-in name.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public override ObjectRef Ref => new("person", Id.Value);

    public static Person Create(Actor by, string code, string name, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        var person = new Person
        {
            Id = new(Ids.New(now)),
            Code = TextRules.Needed(code, "person_code", MaxCode, refusals),
            Name = TextRules.Name(name, "person", MaxName, refusals),
        };
        Require.None(refusals);
        person.Record(by, "person.created", now, new { code = person.Code, name = person.Name });
        return person;
    }

    /// <summary>
    /// Against making a way in. Only a security administration over every unit in which the person
    /// has a post may: an invitation sets a new password, so it must not reach above the one who gives it.
    /// </summary>
    /// <param name="unitPaths">Units of the person's posts now; the root for a person without a post.</param>
    public static IEnumerable<Refusal> AgainstInviting(Actor by, IReadOnlyCollection<string> unitPaths) =>
        PersonRefusals.NotSecurityAdministrator.Unless(by.IsSystem || Covers(by, Right.SecurityAdministration, unitPaths));

    /// <summary>A one-time way in is made for the person.</summary>
    public void Invite(Actor by, IReadOnlyCollection<string> unitPaths, DateTimeOffset now)
    {
        RequireNone(AgainstInviting(by, unitPaths));
        Record(by, "person.invited", now);
    }

    /// <summary>Against writing the name otherwise: for a system administration over every unit in which the person has a post.</summary>
    /// <param name="unitPaths">Units of the person's posts now; the root for a person without a post.</param>
    public static IEnumerable<Refusal> AgainstRenaming(Actor by, IReadOnlyCollection<string> unitPaths) =>
        PersonRefusals.NotAdministrator.Unless(Covers(by, Right.SystemAdministration, unitPaths));

    /// <summary>The person's name is written otherwise from now on.</summary>
    public void Rename(Actor by, string name, IReadOnlyCollection<string> unitPaths, DateTimeOffset now)
    {
        RequireNone(AgainstRenaming(by, unitPaths));
        var trimmed = TextRules.Name(name, "person", MaxName);
        Require.That(trimmed != Name, PersonRefusals.SameName.At("person"));
        Record(by, "person.renamed", now, new { from = Name, to = trimmed });
        Name = trimmed;
    }

    private static bool Covers(Actor by, Right right, IReadOnlyCollection<string> unitPaths) =>
        unitPaths.Count > 0 && unitPaths.All(path => by.Has(right, path));

    /// <summary>The person came in by the invitation and chose a password.</summary>
    public void TakeUpInvitation(DateTimeOffset now) => Record(Actor.WithoutPost(Id), "person.signed-up", now);
}

/// <summary>Why something about a person is refused.</summary>
public static class PersonRefusals
{
    public static readonly Refusal NotSecurityAdministrator = Refusal.Denied("people.not-security-administrator");
    public static readonly Refusal NotAdministrator = Refusal.Denied("people.not-administrator");
    public static readonly Refusal SameName = Refusal.Of("people.same-name");
}
