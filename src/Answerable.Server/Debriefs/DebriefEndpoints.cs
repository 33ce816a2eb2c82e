using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Answerable.Server.Debriefs;

/// <summary>What the page's script and a spreadsheet ask for.</summary>
internal static class DebriefEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/debriefs/{id:guid}/draft", Draft);
        app.MapGet("/debriefs/export", Export);
    }

    /// <summary>Saves the draft while somebody types: JSON with the new version and a sentence, or the reason as plain text.</summary>
    private static async Task<IResult> Draft(Guid id, [FromForm] IFormCollection form, Session session, SaveDraft save)
    {
        var words = session.Words;
        try
        {
            Form.CheckCharacters(form);
            var (version, at) = await save.Run(session.Actor, new(id), DebriefForm.Read(form), DebriefForm.From(form));
            return Results.Json(new { version, text = words["Debriefs.draft-saved", ("time", words.Time(at))] });
        }
        catch (Stale)
        {
            return Results.Text(words["Debriefs.draft-stale"], "text/plain", statusCode: StatusCodes.Status409Conflict);
        }
        catch (Refused refused)
        {
            var status = refused.Refusals.Any(r => r.IsDenial) ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity;
            return Results.Text(string.Join(" ", refused.Refusals.Select(words.Of)), "text/plain", statusCode: status);
        }
    }

    private static async Task<IResult> Export(Guid round, ReportProgress? report, Session session, DebriefLists lists)
    {
        if (!await lists.Sees(session.Actor, new(round))) throw new NotVisible();
        var words = session.Words;
        string[] columns = ["order", "unit", "post", "holder", "mode", "report", "due", "filed", "characters"];
        string[] header = [.. columns.Select(c => words[$"Debriefs.column.{c}"])];
        var rows = await lists.Of(session.Actor, new(round), report, 0, session.Now, int.MaxValue);
        return CsvExport.File("debriefs.csv", header, rows.Select(r => new[]
        {
            Iso(r.Order), r.Unit, r.Post, r.Holder, words[$"Debriefs.mode.{r.Mode}"], words[$"Debriefs.report.{r.Report}"], Iso(r.DueOn),
            Iso(r.FiledOn), Iso(r.Characters),
        }));
    }

    private static string Iso(IFormattable? value) =>
        value?.ToString(value is DateOnly ? "yyyy-MM-dd" : null, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
