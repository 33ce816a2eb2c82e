using System.Net;

namespace Answerable.Server.Tests.Ballots;

/// <summary>In a house of its own: the address that guessed is turned away for a while.</summary>
public sealed class DayCodeGuessTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Guesses_are_limited_as_at_sign_in()
    {
        for (var i = 0; ; i++)
        {
            Assert.True(i <= Answerable.Server.People.TryLimit.FailuresPerMinute + 1);
            if (await Guess($"AAAAA-BBBBB-CCCCC-{i:D5}") == HttpStatusCode.TooManyRequests) return;
        }
    }

    private async Task<HttpStatusCode> Guess(string secret)
    {
        var visitor = await house.Stranger().Get("/teller");
        return (await visitor.Submit("come-in", ("code", secret))).Status;
    }
}
