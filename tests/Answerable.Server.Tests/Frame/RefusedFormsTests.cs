using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Answerable.Server.Tests.Rights;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Frame;

/// <summary>Every form of every page, found by visiting them, gets what no form should: it says what and where, loses nothing, and never
/// breaks.</summary>
public sealed class RefusedFormsTests
{
    private static readonly string[] People = ["olga", "chen", "ivan", "anna", "carl", "tess", "dana", "sysadmin", "secadmin"];

    private static readonly Wrong[] Wrongs =
    [
        new("a turned direction", f => f.IsText, _ => "typed\u202Ehere", MustRefuse: true, Shown: "typed"),
        new("100,000 characters", f => f.IsText, _ => new string('x', 100_000), MustRefuse: true, Shown: new string('x', 100_000)),
        new("a wrong date", f => f.Type == "date", _ => "2026-13-45", MustRefuse: true, Shown: "2026-13-45"),
        new("a wrong number", f => f.Type == "number", _ => "twelve", MustRefuse: true, Shown: "twelve"),
        new("an unknown id", f => f.IsChoice && Guid.TryParse(f.Value, out _), _ => "11111111-2222-3333-4444-555555555555",
            MustRefuse: true),
        new("no id", f => f.IsChoice && Guid.TryParse(f.Value, out _), _ => "nothing", MustRefuse: true),
        new("a half version", f => f.Type == "hidden" && int.TryParse(f.Value, out _), _ => "7x", MustRefuse: false),
        new("nothing", f => f.IsText || f.IsChoice || f.Type is "date" or "number", _ => "", MustRefuse: false),
    ];

    /// <summary>What is tried at every field in the one language and stage is tried once a form in the other: there only the words
    /// differ.</summary>
    [Fact]
    public async Task A_refused_form_comes_back_filled_in_and_says_what_and_where()
    {
        var (faults, tried) = (new List<string>(), new HashSet<string>());
        await TryAll("zh-CN", Stage.InSession, tried, faults);
        await TryAll("en", Stage.Decided, tried, faults);
        Assert.True(tried.Count > 45, $"Only {tried.Count} forms were found.");
        Assert.True(faults.Count == 0, $"{faults.Count} of {tried.Count} forms:\n{string.Join('\n', faults)}");
    }

    private static async Task TryAll(string language, Stage stage, HashSet<string> tried, List<string> faults)
    {
        var house = new House();
        await house.InitializeAsync();
        try
        {
            var addresses = new Addresses(await Arrangement.Make(house, stage));
            var (before, found) = (tried.ToHashSet(), new HashSet<string>());
            foreach (var person in People)
            {
                var visitor = await house.SignedIn(person, language);
                foreach (var route in Pages(house))
                {
                    var address = addresses.Of(route);
                    await visitor.Get(address);
                    if (visitor.Status != HttpStatusCode.OK || !visitor.Path.StartsWith(address, StringComparison.Ordinal)) continue;
                    var forms = visitor.Page.QuerySelectorAll("form input[name=_handler]").Select(i => i.GetAttribute("value")!).ToList();
                    foreach (var form in forms)
                    {
                        var kind = $"{route} {Regex.Replace(form, "[0-9a-f]{32}", "")}";
                        if (!found.Add(kind)) continue;
                        tried.Add(kind);
                        await visitor.Get(address);
                        await Try(visitor, address, form, language, faults, once: before.Contains(kind));
                    }
                }
            }
            Assert.True(found.Count > 25, $"Only {found.Count} forms were found.");
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    private static async Task Try(Visitor visitor, string address, string form, string language, List<string> faults, bool once)
    {
        var fresh = visitor.Page;
        foreach (var wrong in Wrongs)
        {
            visitor.Return(fresh, address);
            if (Shown(visitor, form) is not { } shown) return;
            var fields = Fields(shown).Where(wrong.Fits).DistinctBy(f => f.Name).ToList();
            if (fields.Count == 0) continue;
            // Each typed field by itself where it must be refused, so that one good refusal hides no other; all at once otherwise.
            foreach (var some in wrong.MustRefuse ? fields.Select(f => new[] { f }) : [fields.ToArray()])
            {
                visitor.Return(fresh, address);
                if (Shown(visitor, form) is null) return;
                await visitor.Submit(form, [.. some.Select(f => (f.Name, wrong.Value(f))), .. Pressed(shown)]);
                if (Fault(visitor, wrong, language) is { } fault)
                    faults.Add($"{address} {form}, {wrong.Name} in {string.Join(", ", some.Select(f => f.Name))}: {fault}");
                if (once && visitor.Status != HttpStatusCode.OK) return;
                if (visitor.Status == HttpStatusCode.OK) fresh = (await visitor.Get(address)).Page;
            }
        }
    }

    private static IHtmlFormElement? Shown(Visitor visitor, string form) =>
        visitor.Page.QuerySelector($"input[name=_handler][value='{form}']")?.Closest("form") as IHtmlFormElement;

    /// <summary>Of several buttons the last, which goes furthest: a draft keeps whatever was typed.</summary>
    private static IEnumerable<(string, string)> Pressed(IHtmlFormElement form) =>
        form.QuerySelectorAll("button[name]").TakeLast(1).Select(b => (b.GetAttribute("name")!, b.GetAttribute("value") ?? ""));

    private static string? Fault(Visitor visitor, Wrong wrong, string language)
    {
        if (visitor.Status == HttpStatusCode.OK) return wrong.MustRefuse ? "was taken" : null;
        if ((int)visitor.Status is not (403 or 404 or 409 or 422)) return $"answered {(int)visitor.Status}";
        var said = visitor.Page.QuerySelector(".an-errors") ?? visitor.Page.QuerySelector("#main, main");
        if (said is null || said.TextContent.Trim().Length < 5) return "says nothing";
        if (Regex.IsMatch(said.TextContent, @"refusal\.|Shell\.|\{\w+\}")) return $"speaks in codes: {said.TextContent}";
        if (language == "zh-CN" && !said.TextContent.Any(c => c is >= '\u4e00' and <= '\u9fff'))
            return $"speaks another language: {said.TextContent}";
        if (visitor.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict
            && visitor.Page.QuerySelector(".an-errors") is null) return "does not bring its form back";
        return wrong.Shown is { } text && visitor.Status != HttpStatusCode.NotFound
            && !visitor.Html.Contains(text, StringComparison.Ordinal) ? "loses what was typed" : null;
    }

    private static IEnumerable<Typed> Fields(IHtmlFormElement form) =>
        form.Elements.Select(Read).OfType<Typed>().Where(f => f.Name.Length > 0 && f.Name[0] != '_');

    private static Typed? Read(IHtmlElement element) => element switch
    {
        IHtmlInputElement input => new(input.Name ?? "", input.Type, input.Value),
        IHtmlTextAreaElement area => new(area.Name ?? "", "textarea", area.Value),
        IHtmlSelectElement list =>
            new(list.Name ?? "", "select", list.Options.Select(o => o.Value).FirstOrDefault(v => v.Length > 0) ?? ""),
        _ => null,
    };

    private static IEnumerable<string> Pages(House house) =>
        house.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Distinct()
        .Where(p => !p.StartsWith("/status", StringComparison.Ordinal) && p is not ("/me" or "/acting" or "/sign-in"))
            .Order(StringComparer.Ordinal);

    private sealed record Typed(string Name, string Type, string Value)
    {
        public bool IsText => Type is "text" or "search" or "textarea";

        public bool IsChoice => Type is "select" or "radio" or "checkbox";
    }

    private sealed record Wrong(string Name, Func<Typed, bool> Fits, Func<Typed, string> Value, bool MustRefuse, string? Shown = null);
}
