using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Answerable.Domain;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace Answerable.Server.People;

/// <summary>
/// The invitations of a subtree as one sheet to print and cut, or as CSV: the answer to the form that makes them, written as it comes and
/// kept nowhere.
/// </summary>
internal static class InvitationFiles
{
    public const string Path = "/people/invitations/slips";

    /// <summary>Slips that are rendered at a time.</summary>
    private const int Part = 100;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static void MapInvitationFiles(this WebApplication app) =>
        app.MapPost(Path, async ([FromForm] string? unit, [FromForm] string? again, [FromForm(Name = "as")] string? form,
            [FromForm] string? once, HttpContext http, Session session, InvitePeople invite, Reach reach) =>
        {
            http.Items[Way.Item] = new Way($"/people/invitations?unit={Uri.EscapeDataString(unit ?? "")}", "People.invite-all");
            var made = await invite.Run(session.Actor, unit ?? "", again is not null, KeyOf(session.Actor, once));
            var origin = reach.Origin(http.Request);
            return form == "file" ? Csv(made, session.Words, origin)
                : Results.Stream(to => Sheet(to, http.RequestServices, made, session.Words, origin), "text/html; charset=utf-8");
        }).ExcludeFromDescription();

    /// <summary>Sheet or file, ticked or not: it is the same form.</summary>
    private static Guid? KeyOf(Actor by, string? once) => once is not { Length: > 0 } ? null
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Path} {by.Person?.Value} {once}")).AsSpan(0, 16));

    /// <summary>The link of a secret as a picture to scan.</summary>
    /// <param name="scale">Pixels a dot.</param>
    public static string Picture(string origin, string secret, int scale)
    {
        using var data = QRCodeGenerator.GenerateQrCode($"{origin}/invitation/{secret}", QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(code.GetGraphic(scale));
    }

    private static IResult Csv(MadeSlips made, Words words, string origin)
    {
        string[] header =
        [
            words["People.name"], words["People.code"], words["People.unit"], words["People.post"], words["People.printed-code"],
            words["People.invitation-link"], words["People.valid-until"], words["People.waits"],
        ];
        return CsvExport.Stream("invitations.csv", header, made.Slips.ToAsyncEnumerable(), s =>
        [
            s.Name, s.Code, s.Unit, s.Post, s.Secret, $"{origin}/invitation/{s.Secret}", words.Time(s.Until),
            s.Waits ? words["People.cut-waits"] : "",
        ]);
    }

    private static async Task Sheet(Stream to, IServiceProvider services, MadeSlips made, Words words, string origin)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await writer.WriteAsync($"""
            <!doctype html><html lang="{words.Culture.Name}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="turbo-cache-control" content="no-cache">
            <title>{Html.Encode(words["People.invite-all"])}</title>
            <link rel="stylesheet" href="{BuiltAssets.Url("app.css")}"><script type="module" src="{BuiltAssets.Url("app.js")}"></script>
            </head><body class="an-cuts">
            """);
        await Write<SlipsHead>(new() { [nameof(SlipsHead.Of)] = made });
        foreach (var part in made.Slips.Chunk(Part))
        {
            await Write<SlipsPart>(new() { [nameof(SlipsPart.Slips)] = part, [nameof(SlipsPart.Origin)] = origin });
            await writer.FlushAsync();
        }
        await writer.WriteAsync("</body></html>");

        async Task Write<T>(Dictionary<string, object?> with) where T : IComponent =>
            await writer.WriteAsync(await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(with))).ToHtmlString()));
    }
}
