using System.Security.Claims;
using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Identity;

namespace Answerable.Server.People;

/// <summary>Signs a person in by code and password, with lock-out after five failures for fifteen minutes.</summary>
internal sealed class SignIn(SignInManager<Account> manager, UserManager<Account> accounts)
{
    public const int MinimumPassword = 10;

    public async Task Run(string code, string password)
    {
        var account = await accounts.FindByNameAsync(code.Trim());
        if (account is null)
        {
            // The same work as for a known name, so that the time of the answer does not tell names apart.
            accounts.PasswordHasher.HashPassword(new Account(), password);
            throw new Refused(PeopleRefusals.SignInFailed);
        }
        var result = await manager.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (result.IsLockedOut) throw new Refused(PeopleRefusals.LockedOut);
        if (!result.Succeeded) throw new Refused(PeopleRefusals.SignInFailed);
        await In(account);
    }

    public Task In(Account account) => manager.SignInWithClaimsAsync(account, isPersistent: false, []);

    public Task Out() => manager.SignOutAsync();

    public static void Options(IdentityOptions options)
    {
        options.Password.RequiredLength = MinimumPassword;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.AllowedUserNameCharacters = null!;
        options.ClaimsIdentity.UserIdClaimType = ClaimTypes.NameIdentifier;
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
