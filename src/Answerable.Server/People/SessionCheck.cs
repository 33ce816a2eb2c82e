using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Answerable.Server.People;

/// <summary>Ends sessions that were begun before the password was last set: whoever took a cookie or knew the old password is out within a minute.</summary>
internal static class SessionCheck
{
    /// <summary>How long a cookie is believed without asking the database.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public static async Task Run(CookieValidatePrincipalContext context)
    {
        var now = context.Options.TimeProvider!.GetUtcNow();
        if (context.Properties.IssuedUtc is { } issued && now - issued < Interval) return;
        if (await context.HttpContext.RequestServices.GetRequiredService<SignInManager<Account>>().ValidateSecurityStampAsync(context.Principal) is not null)
        {
            context.ShouldRenew = true;
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
