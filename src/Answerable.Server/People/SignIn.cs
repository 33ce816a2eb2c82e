using System.Security.Claims;
using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Signs a person in by code and password, with lock-out after five failures for fifteen minutes.</summary>
internal sealed class SignIn(SignInManager<Account> manager, UserManager<Account> accounts)
{
    public const int MinimumPassword = 10;

    /// <summary>Changes with the password and at each signing out; a cookie with another one is worth nothing.</summary>
    public const string StampClaim = "stamp";

    public async Task Run(string code, string password)
    {
        var account = await accounts.FindByNameAsync(code.Trim());
        if (account is null || await accounts.IsLockedOutAsync(account))
        {
            // The same work and the same sentence as for a wrong password, so that no answer tells which codes exist.
            accounts.PasswordHasher.HashPassword(new Account(), password);
            throw new Refused(PeopleRefusals.SignInFailed);
        }
        var result = await manager.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!result.Succeeded) throw new Refused(PeopleRefusals.SignInFailed);
        await In(account);
    }

    public Task In(Account account) => manager.SignInWithClaimsAsync(account, isPersistent: false, []);

    /// <summary>Ends every session of the person, here and elsewhere: a copied cookie is worth nothing afterwards.</summary>
    public async Task Out(PersonId person)
    {
        var account = await accounts.Users.SingleAsync(a => a.PersonId == person);
        await accounts.UpdateSecurityStampAsync(account);
        await manager.SignOutAsync();
    }

    public static void Options(IdentityOptions options)
    {
        options.Password.RequiredLength = MinimumPassword;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.AllowedUserNameCharacters = null!;
        options.ClaimsIdentity.UserIdClaimType = ClaimTypes.NameIdentifier;
        options.ClaimsIdentity.SecurityStampClaimType = StampClaim;
    }
}

/// <summary>Puts the person into the cookie's claims.</summary>
internal sealed class AccountClaims(UserManager<Account> manager, Microsoft.Extensions.Options.IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(manager, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(SessionFilling.PersonClaim, user.PersonId.Value.ToString()));
        return identity;
    }
}
