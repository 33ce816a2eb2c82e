using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

internal sealed class ObligationsRoom : Room
{
    public override IReadOnlyList<PathColumn> PathColumns =>
    [
        PathColumn.Of<Obligation>(o => o.UnitPath, o => o.OwnerId, o => o.UnitId), PathColumn.Of<Tally>(t => t.UnitPath),
        PathColumn.Of<TallyDelta>(d => d.UnitPath),
    ];

    public override void MapTables(ModelBuilder model) => ObligationMapping.Map(model);

    public override IReadOnlyList<Job> Jobs => [Job.Of<FoldTally>(SystemVerbs.FoldTally, 15, (job, by, cancel) => job.Run(by, cancel))];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<Owed>();
        services.AddScoped<MinutesInForce>();
        services.AddScoped<OwedInBulk>();
        services.AddScoped<TallyDeltas>();
        services.AddScoped<IFollowsTree, TallyFollowsTree>();
        services.AddScoped<IHoldsUnit, OpenOfUnit>();
        services.AddSingleton<KindsOwed>();
        services.AddScoped<ObligationQueries>();
        services.AddScoped<PostsOwe>();
        services.AddScoped<AnswerChain>();
        services.AddScoped<WholeChains>();
        services.AddScoped<WhatWasDone>();
        services.AddSingleton(new PostPanel(typeof(OpenOfPost), 1));
        services.AddScoped<TallyQueries>();
        services.AddScoped<OverviewQueries>();
        services.AddScoped<BurdenQueries>();
        services.AddSingleton(new UnitPanel(typeof(LinesOfUnit)));
        services.AddScoped<FoldTally>();
        services.AddScoped<RebuildTally>();
        services.AddScoped<ICheck, TallyCheck>();
        services.AddScoped<ICheck, BookCheck>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapRoom("obligations", "Obligations").MapGet("lines/{unit:guid}", Lines).WithName("GetBurdenLines")
            .WithSummary("What a unit's own posts owe, by line")
            .WithDescription("From the units above, and from each unit that guides it, also by a guidance that has ended.")
            .May(ApiProblems.Reads);
        app.MapFiles(ObligationFilter.Path, File);
        ChainFile.Map(app);
    }

    private static async Task<Ok<BothLines>> Lines(Guid unit, Session session, BurdenQueries queries) =>
        TypedResults.Ok(await queries.Of(session.Actor, new(unit), session.Today, session.Now));

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, ObligationQueries queries,
        KindsOwed kinds)
    {
        var address = await addresses.ReadOwn(ObligationFilter.Path, request.Query, RightSets.Overseeing);
        var filter = ObligationFilter.Read(address, kinds, session.Words);
        var list = ObligationColumns.Of(address, session.Words, session.Today);
        var post = filter.Post is null ? null : await queries.Post(session.Actor, filter.Post);
        return new ListFile<OwedRow>(list, queries.All(session.Actor, post, filter, session.Today, list.UnreadInFiles),
            () => queries.IsTooLong(session.Actor, post, filter, session.Today));
    }
}
