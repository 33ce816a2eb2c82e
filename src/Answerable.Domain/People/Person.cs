using Answerable.Domain.Organisation;

namespace Answerable.Domain.People;

/// <summary>A person, known by the roster's code. Holds posts; owes nothing personally.</summary>
public sealed class Person : Aggregate
{
    private Person() { }

    public const int MaxCode = 40, MaxName = 80;

    public PersonId Id { get; private set; }

    /// <summary>The roster's code for the person; also the sign-in name, so that no two differ by case alone.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public override ObjectRef Ref => new("person", Id.Value);

    /// <summary>Somebody is known from now on: a consequence of an import, of a set-up or of a code for a day, which have asked who
    /// may.</summary>
    public static Person Create(Actor by, string code, string name, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        var person = new Person
        {
            Id = new(Ids.New(now)),
            Code = TextRules.Code(code, "person_code", MaxCode, refusals),
            Name = TextRules.Name(name, "person", MaxName, refusals),
        };
        Require.None(refusals);
        person.Record(by, "person.created", now, new { code = person.Code, name = person.Name });
        return person;
    }

    /// <summary>What codes are told apart by: sign-in minds neither case nor how a letter is composed.</summary>
    public static string SignInName(string code) => code.Normalize().ToUpperInvariant();

    /// <summary>
    /// Against making a way in. Only a security administration over every unit in which the person
    /// has a post may: an invitation sets a new password, so it must not reach above the one who gives it.
    /// </summary>
    /// <param name="unitPaths">Units of the person's posts now; the root for a person without a post.</param>
    public static IEnumerable<Refusal> AgainstInviting(Actor by, IReadOnlyCollection<string> unitPaths) =>
        PersonRefusals.NotSecurityAdministrator.Unless(by.IsSystem || Covers(by, Right.SecurityAdministration, unitPaths));

    /// <summary>Against making a way in for anybody at all: for who is a security administration anywhere.</summary>
    public static IEnumerable<Refusal> AgainstInviting(Actor by) => AgainstInviting(by, by.Over(Right.SecurityAdministration));

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

    /// <summary>Against coming in: what somebody invited whoever holds an administration by, a second administrator must have
    /// confirmed; the console, which acts as the system, needs nobody.</summary>
    /// <param name="madeBy">Who made the invitation; null for the console and for set-up.</param>
    /// <param name="rights">Of every post that the person holds or stands in for.</param>
    public static IEnumerable<Refusal> AgainstTakingUp(PersonId? madeBy, bool isConfirmed, IEnumerable<Right> rights) =>
        PersonRefusals.NotConfirmed.Unless(madeBy is null || isConfirmed || !rights.Any(Administrations.IsApart));

    /// <summary>The person came in by the invitation and chose a password; the line names who had made it.</summary>
    /// <param name="madeBy">Name of who made it; null for the console.</param>
    public void TakeUpInvitation(DateTimeOffset now, string? madeBy = null, string? confirmedBy = null) =>
        Record(Actor.WithoutPost(Id), "person.signed-up", now, new { madeBy, confirmedBy });

    /// <summary>A second administrator agrees to the invitation of somebody who holds an administration.</summary>
    public void ConfirmInvitation(Actor by, WaitingAct asked, DateTimeOffset now)
    {
        asked.Confirm(by, now);
        Record(by, "person.invitation-confirmed", now, new { askedBy = asked.AskedBy.Value });
    }

    /// <summary>A second administrator refuses it; the invitation lets nobody in.</summary>
    public void RefuseInvitation(Actor by, WaitingAct asked, DateTimeOffset now)
    {
        asked.Refuse(by, now);
        Record(by, "person.invitation-refused", now, new { askedBy = asked.AskedBy.Value });
    }

    /// <summary>Whoever made the invitation takes it back before it is confirmed; it lets nobody in.</summary>
    public void TakeBackInvitation(Actor by, WaitingAct asked, DateTimeOffset now)
    {
        asked.TakeBack(by, now);
        Record(by, "person.invitation-taken-back", now);
    }
}

/// <summary>Why something about a person is refused.</summary>
public static class PersonRefusals
{
    public static readonly Refusal NotSecurityAdministrator = Refusal.Denied("people.not-security-administrator");
    public static readonly Refusal NotAdministrator = Refusal.Denied("people.not-administrator");
    public static readonly Refusal NotConfirmed = Refusal.Of("people.not-confirmed");
    public static readonly Refusal SameName = Refusal.Of("people.same-name");
}
