using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Server.Shell;
using Answerable.Server.Storage.Checks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Files;

/// <summary>The room's one declaration: its services, its API and the contents of files.</summary>
internal sealed class FilesRoom : Room
{
    public override IReadOnlyList<ObjectKind> Objects =>
        [new ObjectKind<FileQueries>("file", "files", (q, ids, _) => q.Names(ids), (q, by, ids) => q.Seen(by, ids))];

    public override IReadOnlyList<Job> Jobs =>
        [Job.Of<SweepFiles>(SystemVerbs.SweepFiles, 3600, (job, _, cancel) => job.Run(cancel))];

    public override void MapTables(ModelBuilder model) => FileMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FileStore>();
        services.AddSingleton<FileScan>();
        services.AddSingleton<FileIntake>();
        services.AddScoped<FileQueries>();
        services.AddScoped<AttachFile>();
        services.AddScoped<SweepFiles>();
        services.AddScoped<ICheck, ContentsCheck>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        FileApi.Map(app.MapRoom("files", "Files"));
        app.MapGet("/files/{id:guid}/content", async (Guid id, HttpContext http, Session session, FileQueries files, FileStore store) =>
        {
            var file = await files.One(session.Actor, id) ?? throw new NotVisible();
            var content = store.Open(file.Sha256) ?? throw new Refused(FileRefusals.ContentMissing);
            // Never shown by the browser itself, whatever it holds.
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            return Results.File(content, file.Type.Media(), file.Name);
        }).ExcludeFromDescription();
    }
}
