using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Rights;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Ballots;

/// <summary>What the code for a day does not open: everything but the own desks.</summary>
public sealed class DayTellerRightsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task With_the_code_every_other_page_file_and_call_is_not_there()
    {
        var objects = await Arrangement.Make(house, Rights.Stage.InSession);
        var id = await house.Read(db => db.Set<Round>().OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync());
        var della = await Come(id);
        Assert.Equal("/teller", della.Path);
        var (tried, addresses) = (0, new Addresses(objects));
        foreach (var endpoint in house.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) continue;
            var route = endpoint.RoutePattern.RawText!;
            if (route is "/ballots/{Id:guid}/enter" or "/ballots/{Id:guid}/papers" or "/ballots/{Id:guid}/machine") continue;
            var path = addresses.Of(route);
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
            foreach (var method in methods)
            {
                using var request = new HttpRequestMessage(new(method), path);
                if (method != "GET") request.Content = new FormUrlEncodedContent([]);
                using var answer = await della.Client.SendAsync(request);
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden,
                    $"{method} {path}: {answer.StatusCode}");
                tried++;
            }
        }
        Assert.True(tried > 120, $"{tried} tried");
    }

    private async Task<Visitor> Come(RoundId round)
    {
        var (by, teller, today) = (await house.Actor("olga"), await house.PostId("YE-teller"), DateOnly.FromDateTime(
            house.Clock.GetUtcNow().UtcDateTime.AddHours(8)));
        var secret = await house.Scope(s => s.GetRequiredService<GiveDayCode>().Run(by, round, teller, "Dora Door", today));
        var visitor = house.Stranger();
        await visitor.Get("/teller");
        await visitor.Submit("come-in", ("code", secret));
        return visitor;
    }
}
