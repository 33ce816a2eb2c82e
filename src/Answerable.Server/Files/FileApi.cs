using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Answerable.Server.Files;

/// <summary>Files for other programs: the same action as the page.</summary>
internal static class FileApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("{id:guid}", One).WithName("GetFile").WithSummary("One file, without its content")
            .WithDescription("The content lies under /files/{id}/content.").May(ApiProblems.Reads);
        api.MapGet("{kind}/{about:guid}", List).WithName("ListFiles").WithSummary("Files of an object, oldest first")
            .WithDescription("Versions included.").May(ApiProblems.Reads);
        api.MapPost($"{{kind}}/{{about:guid}}/{FileActs.Attach}", Attach).WithName("AttachFile")
            .WithSummary("Attaches a file to an object as evidence")
            .WithDescription("A form with the parts file, standsFor (yyyy-MM-dd), note and replaces; all but the file may be missing.")
            .DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(FileForm.Largest))
            .WithFormOptions(multipartBodyLengthLimit: FileForm.Largest).May(ApiProblems.Acts);
    }

    private static async Task<Ok<ShownFile>> One(Guid id, Session session, FileQueries files) =>
        TypedResults.Ok(await files.One(session.Actor, id) ?? throw new NotVisible());

    private static async Task<Ok<List<ShownFile>>> List(string kind, Guid about, Session session, FileQueries files)
    {
        if (await files.Holder(session.Actor, new(kind, about)) is null) throw new NotVisible();
        return TypedResults.Ok(await files.On(new(kind, about)));
    }

    private static async Task<Ok<ShownFile>> Attach(string kind, Guid about, HttpRequest request, Session session, AttachFile act,
        FileQueries files)
    {
        if (!request.HasFormContentType)
            throw new BadHttpRequestException("A form is wanted.", StatusCodes.Status415UnsupportedMediaType);
        var posted = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var form = new Form(FileActs.Attach, posted);
        Form.CheckCharacters(posted);
        var draft = FileForm.Read(form);
        await using var content = form.File(FileForm.File)?.OpenReadStream();
        var id = await act.Run(session.Actor, new(kind, about), content, draft, request.HttpContext.RequestAborted);
        return TypedResults.Ok(await files.One(session.Actor, id.Value) ?? throw new NotVisible());
    }
}
