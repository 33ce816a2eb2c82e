using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace Answerable.Server.Tests;

/// <summary>A browser without scripts: keeps cookies, follows redirects, fills the forms of the page it is on.</summary>
internal sealed class Visitor
{
    private readonly HttpClient client;
    private readonly CookieJar jar;

    public Visitor(TestServer server, string language) : this(server.CreateHandler(), new("http://localhost"), language) { }

    /// <summary>In front of a server of another process.</summary>
    /// <param name="answers">Sees what the server answers.</param>
    public Visitor(Uri address, string language, DelegatingHandler? answers = null)
        : this(Over(answers, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }), address, language) { }

    private Visitor(HttpMessageHandler handler, Uri address, string language)
    {
        jar = new() { InnerHandler = handler };
        client = new HttpClient(jar) { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    private static HttpMessageHandler Over(DelegatingHandler? answers, HttpMessageHandler inner)
    {
        if (answers is null) return inner;
        answers.InnerHandler = inner;
        return answers;
    }

    public HttpStatusCode Status { get; private set; }

    /// <summary>Address of the page it is on, without host.</summary>
    public string Path { get; private set; } = "/";

    public string Html { get; private set; } = "";

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>What a reader sees, with white space folded.</summary>
    public string Text => string.Join(' ', (Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public HttpClient Client => client;

    public CookieContainer Cookies => jar.Cookies;

    public async Task<Visitor> Get(string path)
    {
        await Land(await client.GetAsync(path), path);
        return this;
    }

    /// <summary>Posts fields to an address that no form of a page leads to.</summary>
    public async Task<Visitor> Post(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        await Land(await client.PostAsync(path, content), path);
        return this;
    }

    /// <summary>Back to a page seen before, without asking for it again.</summary>
    public void Return(IHtmlDocument page, string path) => (Page, Path) = (page, path);

    /// <summary>Posts the form of the page with this name, as filled in by the server and changed by <paramref name="fields"/>.</summary>
    public async Task<Visitor> Submit(string form, params (string Name, string Value)[] fields)
    {
        var element = Page.QuerySelector($"input[name=_handler][value='{form}']")?.Closest("form") as IHtmlFormElement
            ?? throw new InvalidOperationException(
                $"There is no form '{form}' on {Path} ({Status}). Forms: " +
                $"{string.Join(", ", Page.QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")))}\n{Text}");
        var values = Defaults(element).Where(d => fields.All(f => f.Name != d.Name)).Concat(fields);
        var action = element.GetAttribute("action") ?? Path;
        using HttpContent content =
            element.Enctype == "multipart/form-data" ? Multipart(values)
                : new FormUrlEncodedContent(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        await Land(await client.PostAsync(action, content), action);
        return this;
    }

    /// <summary>A file field's value is <c>name|content</c>; that of a workbook or a document stands in base 64, as does any other that
    /// begins with <c>base64:</c>.</summary>
    private static MultipartFormDataContent Multipart(IEnumerable<(string Name, string Value)> values)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            var bar = value.IndexOf('|', StringComparison.Ordinal);
            if (name.StartsWith("file", StringComparison.Ordinal) && bar > 0)
            {
                var (file, text) = (value[..bar], value[(bar + 1)..]);
                const string packed = "base64:";
                content.Add(new ByteArrayContent(text.StartsWith(packed, StringComparison.Ordinal)
                    ? Convert.FromBase64String(text[packed.Length..])
                    : System.IO.Path.GetExtension(file) is ".xlsx" or ".docx" ? Convert.FromBase64String(text) : System.Text.Encoding.UTF8.GetBytes(text)), name, file);
            }
            else content.Add(new StringContent(value), name);
        }
        return content;
    }

    private static IEnumerable<(string Name, string Value)> Defaults(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked: break;
                case IHtmlInputElement { Type: "file" or "submit" }: break;
                case IHtmlInputElement { Name: { Length: > 0 } name } input: yield return (name, input.Value); break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area: yield return (name, area.Value); break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select: yield return (name, select.Value ?? ""); break;
                default: break;
            }
        }
    }

    private async Task Land(HttpResponseMessage response, string path)
    {
        for (var hops = 0; hops < 5 && (int)response.StatusCode is >= 300 and < 400; hops++)
        {
            var next = response.Headers.Location!;
            path = next.IsAbsoluteUri ? next.PathAndQuery : next.ToString();
            response = await client.GetAsync(path);
        }
        Status = response.StatusCode;
        Path = path.Split('#')[0];
        Html = await response.Content.ReadAsStringAsync();
        Page = new HtmlParser().ParseDocument(Html);
        response.Dispose();
    }

    private sealed class CookieJar : DelegatingHandler
    {
        public CookieContainer Cookies { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var header = Cookies.GetCookieHeader(request.RequestUri!);
            if (header.Length > 0) request.Headers.Add("Cookie", header);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) Cookies.SetCookies(request.RequestUri!, cookie);
            return response;
        }
    }
}
