using System.Net;
using Answerable.Domain;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Frame;

/// <summary>Which host a request may name, whose word about it is believed, and where keys lie.</summary>
public sealed class ReachTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("http://localhost:5080", "localhost 127.0.0.1 [::1]")]
    [InlineData("http://127.0.0.1:0", "127.0.0.1 localhost [::1]")]
    [InlineData("http://10.1.2.3:80;https://answerable.example", "10.1.2.3 answerable.example")]
    [InlineData("http://*:5080", "")]
    [InlineData("http://[::]:5080;http://localhost:1", "")]
    [InlineData("http://[2001:db8::1]:5080", "[2001:db8::1]")]
    public void Unset_the_hosts_are_those_that_it_listens_on(string urls, string hosts) =>
        Assert.Equal(hosts, string.Join(' ', Of(("urls", urls)).Hosts));

    [Fact]
    public void Set_it_is_the_only_host_and_links_begin_with_it()
    {
        var reach = Of(("urls", "http://*:5080"), (Reach.AddressSetting, "https://answerable.example:8443/"));
        Assert.Equal(["answerable.example"], reach.Hosts);
        Assert.Equal("https://answerable.example:8443", reach.Origin(null!));
    }

    [Theory]
    [InlineData(Reach.AddressSetting, "answerable.example", "shell.address-unreadable")]
    [InlineData(Reach.AddressSetting, "ftp://answerable.example", "shell.address-unreadable")]
    [InlineData(Reach.AddressSetting, "https://answerable.example/path", "shell.address-unreadable")]
    [InlineData(Reach.ProxySetting, "127.0.0.1, proxy", "shell.proxy-unreadable")]
    public void What_cannot_be_read_is_refused(string setting, string value, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<Refused>(() => Of((setting, value))).Refusals).Code);

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    public async Task Another_host_is_a_bad_request(string host, HttpStatusCode status)
    {
        var context = await house.App.GetTestServer().SendAsync(c =>
        {
            (c.Request.Method, c.Request.Path, c.Request.Host) = ("GET", "/sign-in", new(host));
        });
        Assert.Equal((int)status, context.Response.StatusCode);
    }

    [Fact]
    public async Task Without_a_named_proxy_no_header_is_believed_not_even_of_this_machine()
    {
        await using var app = AppHost.Build(configure: b =>
        {
            b.WebHost.UseTestServer();
            b.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ANSWERABLE_DATABASE"] = house.ConnectionString, ["ANSWERABLE_DATA"] = house.Folder, [Schedule.Setting] = "off",
            });
        });
        await app.StartAsync();
        var context = await app.GetTestServer().SendAsync(c =>
        {
            c.Connection.RemoteIpAddress = IPAddress.Loopback;
            (c.Request.Method, c.Request.Path) = ("GET", "/sign-in");
            c.Request.Headers["X-Forwarded-Proto"] = "https";
            c.Request.Headers["X-Forwarded-For"] = "198.51.100.1";
        });
        Assert.Equal("127.0.0.1", context.Connection.RemoteIpAddress!.ToString());
        var cookies = string.Join(' ', context.Response.Headers.SetCookie.ToArray());
        Assert.DoesNotContain("secure", cookies, StringComparison.OrdinalIgnoreCase);
        await app.StopAsync();
    }

    [Fact]
    public async Task Keys_lie_in_the_named_folder_and_not_in_the_database()
    {
        using var database = TestDatabase.Empty();
        var keys = Path.Combine(database.Folder, "keys");
        await using var app = AppHost.Build(configure: b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ANSWERABLE_DATABASE"] = database.ConnectionString, ["ANSWERABLE_DATA"] = database.Folder, ["ANSWERABLE_KEYS"] = keys,
        }));
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Answerable.Server.Storage.Migrator>().Run();
        app.Services.GetDataProtector("test").Protect("anything");
        Assert.Single(Directory.GetFiles(keys, "*.xml"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        await using var connection = database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM storage_protection_key";
        Assert.Equal(0L, Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Reach Of(params (string Name, string Value)[] settings) =>
        Reach.From(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build());
}
