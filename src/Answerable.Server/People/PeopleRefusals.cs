using Answerable.Domain;

namespace Answerable.Server.People;

/// <summary>Why signing in or an invitation is refused. Never says whether the code is known, the password wrong or the account
/// locked.</summary>
internal static class PeopleRefusals
{
    public static readonly Refusal SignInFailed = Refusal.Of("people.sign-in-failed");
    public static readonly Refusal InvitationSpent = Refusal.Of("people.invitation-spent");
    public static readonly Refusal SetUpDone = Refusal.Of("people.set-up-done");
    public static readonly Refusal SetUpCodeWrong = Refusal.Of("people.set-up-code-wrong");

    public static readonly Refusal NobodyToInvite = Refusal.Of("people.nobody-to-invite");

    /// <param name="at">When the form that is sent again made them.</param>
    public static Refusal JustInvited(DateTimeOffset at) => Refusal.Of("people.just-invited", ("at", at));

    public static Refusal UnknownUnit(string code) => Refusal.Of("people.unknown-unit", ("code", code));

    public static Refusal UnknownPerson(string code) => Refusal.Of("people.unknown-person", ("code", code));

    /// <summary>A rule of the password, by the code of the identity library.</summary>
    public static Refusal Password(string code) => (code switch
    {
        "PasswordTooShort" => Refusal.Of("people.password-too-short", ("min", SignIn.MinimumPassword)),
        "DuplicateUserName" => Refusal.Of("people.code-taken"),
        _ => Refusal.Of("people.password-refused"),
    }).At("password");
}
