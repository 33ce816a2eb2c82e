using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>
/// Signs a person in by code and password. Five failures lock the account for fifteen minutes, everywhere but in browsers that signed in to
/// it before; each of those has its own five. Every failure takes the same steps, so that neither answer nor time tells which codes exist.
/// </summary>
internal sealed class SignIn(
    SignInManager<Account> manager, UserManager<Account> accounts, SignInFailures failures, KnownBrowsers browsers,
    Db db, TimeProvider clock)
{
    public const int MinimumPassword = 10;

    /// <summary>Changes with the password and at each signing out; a cookie with another one is worth nothing.</summary>
    public const string StampClaim = "stamp";

    public async Task Run(string code, string password)
    {
        var now = clock.ReadNow();
        var account = await accounts.FindByNameAsync(code.Trim());
        var browser = account is null ? null : browsers.Find(manager.Context, account, now);
        if (browser is not null) TryLimit.DoNotCount(manager.Context);
        var who = (account, browser) switch
        {
            (null, _) => SignInFailures.Nobody(),
            (_, { } known) => SignInFailures.Browser(known),
            _ => SignInFailures.Account(account.Id),
        };
        var locked = (await failures.Find(who))?.IsLocked(now) ?? false;
        var verified = Verify(account, password);
        // Read once more: of many guesses at once, none that was checked after the last allowed failure counts as right.
        var before = await failures.Find(who);
        if (locked || verified == PasswordVerificationResult.Failed || before?.IsLocked(now) == true)
        {
            await failures.Add(who, now);
            throw new Refused(PeopleRefusals.SignInFailed);
        }
        if (before is not null) await db.InTransaction(() => failures.Forget(who));
        // Hashes the password anew, as today's settings say.
        if (verified == PasswordVerificationResult.SuccessRehashNeeded) await accounts.CheckPasswordAsync(account!, password);
        await In(account!);
    }

    /// <summary>As much work for an unknown code as for a known one.</summary>
    private PasswordVerificationResult Verify(Account? account, string password)
    {
        if (account?.PasswordHash is { } hash) return accounts.PasswordHasher.VerifyHashedPassword(account, hash, password);
        accounts.PasswordHasher.HashPassword(new Account(), password);
        return PasswordVerificationResult.Failed;
    }

    /// <summary>By what one sign-in is told from a later one, without what it is made of.</summary>
    public static string Told(string? stamp) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"recording {stamp}")).AsSpan(0, 16));

    public Task In(Account account)
    {
        browsers.Keep(manager.Context, account, clock.ReadNow());
        return manager.SignInWithClaimsAsync(account, isPersistent: false, []);
    }

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
        options.Password.RequireDigit = options.Password.RequireNonAlphanumeric = false;
        options.Password.RequireLowercase = options.Password.RequireUppercase = false;
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
