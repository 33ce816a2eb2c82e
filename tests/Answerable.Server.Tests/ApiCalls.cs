using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Answerable.Server.Tests;

/// <summary>Calls of the API by somebody signed in, with the antiforgery token of their session.</summary>
internal sealed class ApiCalls(Visitor visitor)
{
    private string? token;

    public HttpStatusCode Status { get; private set; }

    public string? ContentType { get; private set; }

    /// <summary>The version in ETag, quotes and all.</summary>
    public string? Tag { get; private set; }

    public JsonElement Body { get; private set; }

    public string Code => Body.GetProperty("code").GetString()!;

    public Task<ApiCalls> Get(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>Posts with the tag last read, or another; an empty one is left out.</summary>
    public async Task<ApiCalls> Post(string path, object? body = null, string? tag = null, bool withToken = true)
    {
        if (withToken && token is null)
        {
            var answer = await visitor.Client.GetFromJsonAsync<JsonElement>("/api/antiforgery");
            token = answer.GetProperty("token").GetString();
            Assert.Equal("RequestVerificationToken", answer.GetProperty("header").GetString());
        }
        var request =
            new HttpRequestMessage(HttpMethod.Post,
                path)
            {
                Content =
                    body switch
                    {
                        null => null,
                        HttpContent content => content,
                        string text => new StringContent(text, null, "application/json"),
                        _ => JsonContent.Create(body)
                    }
            };
        if (withToken) request.Headers.Add("RequestVerificationToken", token);
        if ((tag ?? Tag) is { Length: > 0 } version) request.Headers.TryAddWithoutValidation("If-Match", version);
        return await Send(request);
    }

    private async Task<ApiCalls> Send(HttpRequestMessage request)
    {
        using var response = await visitor.Client.SendAsync(request);
        Status = response.StatusCode;
        ContentType = response.Content.Headers.ContentType?.MediaType;
        if (response.Headers.ETag is { } tag) Tag = tag.Tag;
        var text = await response.Content.ReadAsStringAsync();
        Body = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        request.Dispose();
        return this;
    }
}
