using Answerable.Domain;
using Answerable.Domain.Desk;
using Answerable.Domain.Recordings;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>An office that runs everything from one desk: what is recorded from signed paper, and what its signers say to it.</summary>
internal sealed class DeskRoom : Room
{
    public const string Papers = "desk/papers";

    public override IReadOnlyList<RailEntry> Rail =>
        [new("round", 10, "desk", "inbox", by => !Recording.AgainstRecording(by).Any())];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<RecordingObjects>("recording", Papers, (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids)),
        new ObjectKind<BookQueries>("unit-book", "", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids)),
    ];

    public override IReadOnlyList<PathColumn> PathColumns => [PathColumn.Of<UnitBook>(b => b.UnitPath)];

    public override void MapTables(ModelBuilder model) => DeskMapping.Map(model);

    public override void MapEndpoints(WebApplication app) => app.MapBooks();

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(RecordingKinds.All);
        services.AddSingleton(new PostPanel(typeof(RecordOfPost), 9));
        services.AddScoped<RecordingObjects>();
        services.AddScoped<IAllAwaits>(s => s.GetRequiredService<RecordingObjects>());
        services.AddScoped<DeskQueries>();
        services.AddScoped<BookQueries>();
        services.AddScoped<OpenRows>();
        services.AddScoped<MakeBook>();
        services.AddScoped<BookRows>();
        services.AddScoped<TakeBook>();
        services.AddScoped<Answerers>();
        services.AddScoped<ObjectToRecording>();
        services.AddScoped<AnswerRecording>();
    }
}
