using Answerable.Domain;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Answerable.Server.Debriefs;

/// <summary>What the page's script and a spreadsheet ask for.</summary>
internal static class DebriefEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/debriefs/{id:guid}/draft", Draft);
        app.MapFiles(DebriefFilter.Path, Export);
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
            return Results.Text(string.Join(" ", refused.Refusals.Select(words.Text)), "text/plain", statusCode: status);
        }
    }

    private static async Task<IResult> Export(HttpRequest request, Session session, ListAddresses addresses, DebriefLists lists)
    {
        var address = await addresses.Read(DebriefFilter.Path, request.Query);
        var filter = await DebriefFilter.Read(address, request.Query, lists, session.Actor, session.Words) ?? throw new NotVisible();
        var list = new ListOf<DebriefRow>(address, [.. DebriefColumns.All(session.Words, session.Today).Where(c => c.Name != "round")]);
        return lists.All(session.Actor, filter, session.Now, list.UnreadInFiles).File(list);
    }
}
