using System.Diagnostics;
using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using Answerable.Server.Frame;
using Answerable.Server.Shell;
using Answerable.Server.Tests.Rights;
using Microsoft.AspNetCore.Components.Endpoints;
using Xunit.Abstractions;

namespace Answerable.Server.Tests.Malformed;

/// <summary>Every act of every page, sent what its form would never send.</summary>
[Collection(nameof(OneMalformedHouse))]
public sealed class MalformedFormTests(MalformedHouse malformed, ITestOutputHelper output)
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>Ways in which each act is sent wrongly.</summary>
    private const int Each = 7;

    private readonly Draws draws = new("forms");

    [Fact]
    public async Task No_form_breaks_anything_however_it_is_sent()
    {
        var (faults, sent, acts, watch) = (new List<string>(), 0, 0, Stopwatch.StartNew());
        foreach (var route in malformed.Routes.Where(r => r.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        {
            var page = route.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type;
            if (!page.IsAssignableTo(typeof(IActingPage))) continue;
            var address = malformed.Address(route);
            var opens = await malformed.Opens(address);
            var drawn = await Drawn(opens, address);
            foreach (var act in ((PageActs)page.GetProperty(nameof(IActingPage.Acts))!.GetValue(null)!).Keys)
            {
                // It has no field, and ends the session with which all the others are sent.
                if (act == "sign-out") continue;
                acts++;
                var form = drawn.FirstOrDefault(f => Named(f, act));
                var fields = form is null ? [] : Fields(form);
                if (fields.All(f => f.Name != PostedForms.NameField))
                    fields.Add((PostedForms.NameField, act.Replace("*", "x", StringComparison.Ordinal)));
                foreach (var code in new[] { opens, opens, draws.Of(Cast.All), "" })
                    for (var i = 0; i < Each; i++)
                        await Send(code, address, act, await Token(code), fields);
            }
        }
        output.WriteLine($"seed {draws.Seed}: {sent} forms of {acts} acts, {watch.Elapsed.TotalSeconds:f1} s");
        Assert.True(acts > 70, $"Only {acts} acts were found.");
        Assert.True(faults.Count == 0, $"Seed {draws.Seed}, {faults.Count} of {sent}:\n{string.Join('\n', faults.Take(60))}");

        async Task Send(string code, string address, string act, string token, List<(string Name, string Value)> fields)
        {
            sent++;
            var (body, type) = Wrong(fields, token);
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = MalformedHouse.Form(body, type) };
            if (await malformed.Fault(malformed.By(code).Client, request) is { } fault)
                faults.Add($"{MalformedHouse.Name(code)} {act} at {address} with {MalformedHouse.Shortly(body)} as {type}: {fault}");
        }
    }

    private async Task<List<IHtmlFormElement>> Drawn(string code, string address) =>
        [.. (await malformed.By(code).Get(address)).Page.QuerySelectorAll("form").OfType<IHtmlFormElement>()];

    private readonly Dictionary<string, string> tokens = [];

    private async Task<string> Token(string code)
    {
        if (tokens.TryGetValue(code, out var known)) return known;
        var visitor = await malformed.By(code).Get(code.Length == 0 ? "/sign-in" : "/me");
        return tokens[code] = visitor.Page.QuerySelector($"input[name={TokenField}]")!.GetAttribute("value")!;
    }

    /// <summary>The form as meant, but for one or two faults.</summary>
    private (string Body, string Type) Wrong(List<(string Name, string Value)> fields, string token)
    {
        var sent = fields.Select(f => (f.Name, Value: Uri.EscapeDataString(f.Value))).ToList();
        for (var faults = 1 + draws.Below(2); faults > 0; faults--)
        {
            var at = draws.Below(sent.Count);
            switch (draws.Below(8))
            {
                case 0: if (sent.Count > 1) sent.RemoveAt(at); break;
                case 1: sent.Add((sent[at].Name, draws.Of(Oddities.Escaped))); break;
                case 2: sent[at] = (sent[at].Name, new string('x', 70_000)); break;
                case 3: sent.Add((draws.Of(Oddities.Escaped), "1")); break;
                case 4: sent = [.. sent.Select(f => f.Name.StartsWith('_') ? f : (f.Name, draws.Of(Oddities.Escaped)))]; break;
                default: if (!sent[at].Name.StartsWith('_')) sent[at] = (sent[at].Name, draws.Of(Oddities.Escaped)); break;
            }
        }
        sent.Add((TokenField, Uri.EscapeDataString(token)));
        if (draws.Below(8) > 0) return (string.Join('&', sent.Select(f => $"{f.Name}={f.Value}")), "application/x-www-form-urlencoded");
        var parts = new StringBuilder();
        foreach (var (name, value) in sent)
        {
            var file = draws.Below(3) == 0 ? "; filename=\"a%00.csv\"" : "";
            parts.Append(CultureInfo.InvariantCulture, $"--cut\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
                + $"{Uri.UnescapeDataString(value)}\r\n");
        }
        return (draws.Below(3) == 0 ? parts.ToString() : $"{parts}--cut--\r\n",
            draws.Of(["multipart/form-data; boundary=cut", "multipart/form-data; boundary=cut", "multipart/form-data", "text/plain"]));
    }

    private static bool Named(IHtmlFormElement form, string act) =>
        form.QuerySelector($"input[name={PostedForms.NameField}]")?.GetAttribute("value") is { } name
        && (act.EndsWith('*') ? name.StartsWith(act[..^1], StringComparison.Ordinal) : name == act);

    private static List<(string Name, string Value)> Fields(IHtmlFormElement form) =>
    [
        .. form.Elements.Select(e => e switch
        {
            IHtmlInputElement i => (i.Name ?? "", i.Value),
            IHtmlTextAreaElement t => (t.Name ?? "", t.Value),
            IHtmlSelectElement s => (s.Name ?? "", s.Value ?? ""),
            IHtmlButtonElement b => (b.Name ?? "", b.Value ?? ""),
            _ => ("", ""),
        }).Where(f => f.Item1.Length > 0 && f.Item1 != TokenField),
    ];
}
