using System.Net;

namespace Answerable.Server.Tests.Backups;

/// <summary>A restore ends every session, also one that was signed out after the backup was made, wherever the keys lie.</summary>
public sealed class RestoredSessionsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_session_from_before_is_nobody_afterwards()
    {
        using var own = TestDatabase.Empty();
        var backup = Path.Combine(own.Folder, "sessions.backup");
        await File.WriteAllBytesAsync(backup, await TestBackup.Of(house.App.Services));
        await Restore();
        List<Cookie> kept;
        using (var server = await Child.Serve(own.ConnectionString, own.Folder))
        {
            var anna = await server.SignedIn("anna");
            kept = [.. anna.Cookies.GetAllCookies().Cast<Cookie>()];
            Assert.Equal(HttpStatusCode.OK, (await anna.Get("/me")).Status);
            await server.Stop();
        }
        var (made, said) = await Child.Run(own.ConnectionString, own.Folder, "backup", backup + "2");
        Assert.True(made == 0, said);
        await Restore("2");
        using (var server = await Child.Serve(own.ConnectionString, own.Folder))
        {
            var again = new Visitor(server.Address, "en");
            foreach (var cookie in kept) again.Cookies.Add(server.Address, new Cookie(cookie.Name, cookie.Value, "/"));
            await again.Get("/me");
            Assert.StartsWith("/sign-in", again.Path, StringComparison.Ordinal);
            await server.SignedIn("anna");
        }

        async Task Restore(string which = "")
        {
            var (code, told) = await Child.Run(own.ConnectionString, own.Folder, "restore", backup + which, "--replace");
            Assert.True(code == 0, told);
        }
    }
}
