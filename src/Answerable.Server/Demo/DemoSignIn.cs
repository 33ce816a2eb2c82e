using System.Security.Cryptography;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>Signs in the holder of the post that a link of the demo world names, acting in it.</summary>
internal sealed class DemoSignIn(Db db, DemoLinks links, SignIn signIn, TimeProvider clock)
{
    public async Task Run(string token, HttpContext http)
    {
        var (post, now) = (links.Read(token), clock.ReadNow());
        var account = await (from a in db.Set<Appointment>()
                             join x in db.Set<Account>() on a.PersonId equals x.PersonId
                             where a.PostId == post && a.IsInForce(now) && a.Kind == AppointmentKind.Holder
                             select x).FirstOrDefaultAsync() ?? throw new CryptographicException();
        await signIn.In(account);
        http.Response.Cookies.Append(SessionFilling.PostCookie, post.Value.ToString(),
            new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
        http.Response.Cookies.Delete(SessionFilling.UnitCookie);
    }
}
