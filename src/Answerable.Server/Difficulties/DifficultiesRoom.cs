using System.ComponentModel;
using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Difficulties;

/// <summary>The room's one declaration: its services, its API and its files.</summary>
internal sealed class DifficultiesRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail => [new("round", 9, "difficulties", "arrow-up")];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<DifficultyObjects>("difficulty", "difficulties", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids))
        {
            Places = new ObjectPlaces<DifficultyId>(RightSets.Overseeing, (db, ids) => db.Set<Difficulty>().Where(d => ids.Contains(d.Id))
                .Select(d => new PlacedObject { Kind = "difficulty", Id = (Guid)(object)d.Id, Path = d.UnitPath, Except = null }))
            { IsEvery = true }, Search = DifficultySearch.Kind,
        },
    ];

    public override IReadOnlyList<PathColumn> PathColumns =>
        [PathColumn.Of<Difficulty>(d => d.UnitPath, d => d.PostId, d => d.UnitId), PathColumn.Of<Difficulty>(d => d.AskedOverPath)];

    public override void MapTables(ModelBuilder model) => DifficultyMapping.Map(model);

    public override IReadOnlyList<Job> Jobs =>
        [Job.Of<RaiseDifficulties>(SystemVerbs.RaiseDifficulties, 3600, (job, by, cancel) => job.Run(by, cancel))];

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(DifficultyKinds.All);
        services.AddSingleton(new PostPanel(typeof(DifficultiesOfPost), 2));
        services.AddScoped<DifficultySearch>();
        services.AddScoped<DifficultyObjects>();
        services.AddScoped<IAllAwaits, DifficultyObjects>();
        services.AddScoped<DifficultyQueries>();
        services.AddScoped<DifficultyLists>();
        services.AddScoped<AskUpward>();
        services.AddScoped<AnswerDifficulty>();
        services.AddScoped<WithdrawDifficulty>();
        services.AddScoped<PassOnDifficulty>();
        services.AddScoped<RaiseDifficulties>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        var api = app.MapRoom("difficulties", "Difficulties");
        api.MapGet("", List).WithName("ListDifficulties").WithSummary("What units have asked upward, as far as the actor sees it")
            .WithDescription("Fifty a page, newest first.").May(ApiProblems.Reads);
        api.MapPost("", Ask).WithName("AskUpward").WithSummary("A unit asks a post above it about what it cannot solve by itself")
            .WithDescription("The post asked owes an answer by a date.").May(ApiProblems.Acts);
        new ApiObject<DifficultyLists, ShownDifficulty>(api, "{id:guid}", (lists, by, id) => lists.One(by, new(id)))
            .Get("GetDifficulty", "One difficulty", "With what became of it, step by step.")
            .Act<AnswerDifficulty, ApiSaid>(DifficultyActs.Answer, "AnswerDifficulty", "The post asked says how it is solved",
                "Never by who asked.", (act, by, id, said, version) => act.Run(by, new(id), said.Text, false, version))
            .Act<AnswerDifficulty, ApiSaid>(DifficultyActs.Refusal, "RefuseDifficulty", "The post asked says why it is not taken up",
                "With a reason.", (act, by, id, said, version) => act.Run(by, new(id), said.Text, true, version))
            .Act<PassOnDifficulty, ApiPassed>(DifficultyActs.PassingOn, "PassOnDifficulty", "The post asked names another that answers",
                "It has some days at least.", (act, by, id, said, version) => act.Run(by, new(id), new(said.To), said.Reason, version))
            .Act<WithdrawDifficulty>(DifficultyActs.Withdrawal, "WithdrawDifficulty", "The post that asked takes it back",
                "While nobody has answered.", (act, by, id, version) => act.Run(by, new(id), version));
        app.MapFiles(DifficultyFilter.Path, async (HttpRequest request, Session session, ListAddresses addresses, DifficultyLists lists) =>
        {
            var address = await addresses.Read(DifficultyFilter.Path, request.Query);
            var filter = DifficultyFilter.Read(address, session.Words);
            var list = DifficultyColumns.All(address, session.Words);
            return lists.All(session.Actor, filter, list.UnreadInFiles).File(list);
        });
    }

    private static async Task<Ok<PageOf<DifficultyRow>>> List(Session session, DifficultyLists lists, ListAddresses addresses,
        DifficultySide? side = null, DifficultyState? state = null,
        [Description("Code or identifier of a unit: only its subtree")] string? unit = null,
        [Description("From next of the page before")] string? after = null)
    {
        var path = unit is null ? null : (await addresses.Unit(unit) ?? throw new NotVisible()).Path;
        return TypedResults.Ok(await lists.Page(session.Actor, new(side, state, path), after));
    }

    private static async Task<Ok<ShownDifficulty>> Ask(ApiDifficulty asked, Session session, AskUpward act, DifficultyLists lists) =>
        TypedResults.Ok(await lists.One(session.Actor, await act.Run(session.Actor, new(asked.To), asked.Asked)));
}

/// <summary>What is asked of whom.</summary>
/// <param name="To">A post of a unit above.</param>
internal sealed record ApiDifficulty(Guid To, DifficultyDraft Asked);

internal sealed record ApiSaid(string Text);

internal sealed record ApiPassed(Guid To, string Reason);
