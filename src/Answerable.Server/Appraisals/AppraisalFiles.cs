using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Server.Ballots;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The table of a round as a file, as far as the reader sees it; and the pages behind entries and decisions.</summary>
internal static class AppraisalFiles
{
    /// <summary>The list of a round's appraisals as its address asks for it.</summary>
    public static async Task<ListOf<AppraisalRow>> GradeList(
        ListAddresses addresses, IQueryCollection query, Words words, RoundAppraisals round)
    {
        var path = $"/appraisals/round/{round.Id.Value}";
        return new(await addresses.Named(path, query, $"{path}/grades"), GradeColumns.All(words, round.Policy, round.IsOfficial));
    }

    public static async Task<IResult> Grades(
        Guid id, HttpRequest request, Session session, ListAddresses addresses, AppraisalQueries appraisals, DebrieferNames names)
    {
        var round = await appraisals.Find(session.Actor, new RoundId(id)) ?? throw new NotVisible();
        var list = await GradeList(addresses, request.Query, session.Words, round);
        return new ListFile<AppraisalRow>(list, appraisals.All(round, list.UnreadInFiles),
            () => names.AreMoreThan(round.Id, Shell.Lists.Sheet.MaxRows));
    }

    public static async Task<IResult> Entry(Guid id, Session session, SheetQueries sheets, Db db)
    {
        var entry = new ComponentEntryId(id);
        var at = await db.Set<ComponentEntry>().Where(e => e.Id == entry).Select(e => new { e.DebrieferId, e.ComponentCode })
            .FirstOrDefaultAsync();
        return at is not null && await sheets.Find(session.Actor, at.DebrieferId, session.Today) is not null
            ? Results.Redirect($"/appraisals/{at.DebrieferId.Value}/components/{at.ComponentCode}") : throw new NotVisible();
    }

    public static async Task<IResult> Decision(Guid id, Session session, SheetQueries sheets, Db db)
    {
        var decision = new GradeDecisionId(id);
        var at = await db.Set<GradeDecision>().Where(d => d.Id == decision).Select(d => new { d.DebrieferId }).FirstOrDefaultAsync();
        return at is not null && await sheets.Find(session.Actor, at.DebrieferId, session.Today) is { Sight: Sight.Sheet }
            ? Results.Redirect($"/appraisals/{at.DebrieferId.Value}") : throw new NotVisible();
    }
}
