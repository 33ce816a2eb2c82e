using System.Text.Json;

namespace Answerable.Ballots.Browser.Tests;

/// <summary>A page with the modules' worker: what a voter, a registrar and a scrutineer sit in front of.</summary>
internal sealed class Booth(IPage page) : IAsyncDisposable
{
    private const string Start = """
        async () => {
            const { BallotWorker } = await import("/ballots.js");
            globalThis.ballotWorker = new BallotWorker("/worker.js");
        }
        """;

    // Archives cross as base64: what is passed into a page is JSON.
    private const string Ask = """
        async ([task, request]) => {
            if (request.archive) request.archive = Uint8Array.from(atob(request.archive), (c) => c.charCodeAt(0));
            const parts = [];
            try {
                const result = await globalThis.ballotWorker.perform(task, request, (part) => parts.push(part));
                return { result, parts };
            } catch (error) {
                return { refused: error.code ?? String(error), where: error.where ?? "" };
            }
        }
        """;

    public IPage Page => page;

    public static async Task<Booth> On(IPage page)
    {
        await page.EvaluateAsync(Start);
        return new(page);
    }

    /// <summary>The result of a task; a refusal fails the test.</summary>
    public async Task<JsonElement> Perform(string task, object request)
    {
        var reply = await Reply(task, request);
        Assert.True(reply.TryGetProperty("result", out var result), $"{task}: {reply}");
        return result;
    }

    /// <summary>The whole reply: result and parts, or refused and where.</summary>
    public async Task<JsonElement> Reply(string task, object request) =>
        (await page.EvaluateAsync<JsonElement?>(Ask, new[] { task, request }))!.Value;

    /// <summary>Calls a module function on the page itself and gives its result.</summary>
    public async Task<JsonElement> Call(string expression, object argument) =>
        (await page.EvaluateAsync<JsonElement?>(
            $"async (argument) => {{ const ballots = await import('/ballots.js'); return {expression}; }}", argument))!.Value;

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();
}
