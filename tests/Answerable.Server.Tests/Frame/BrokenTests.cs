using System.Net;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Frame;

public sealed class BrokenTests
{
    [Fact]
    public async Task A_fault_of_ours_says_so_keeps_its_details_and_keeps_the_protecting_headers()
    {
        using var database = TestDatabase.Empty();
        await using var app = House.Build(database, new FakeClock(World.Start));
        app.MapGet("/break", IResult () => throw new InvalidOperationException("secret detail")).AllowAnonymous();
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        await app.StartAsync();
        var answer = await app.GetTestServer().CreateClient().GetAsync("/break");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something broke", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
        await app.StopAsync();
    }
}
