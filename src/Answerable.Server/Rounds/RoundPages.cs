using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Projections of rounds for pages.</summary>
internal sealed class RoundPages(Db db, RoundQueries rounds, RoundPersons persons, AskedFindings findings, PostLabels labels)
{
    /// <summary>The round as this reader may see it, or null.</summary>
    /// <param name="dateOf">Dates in the organisation's zone.</param>
    public async Task<RoundModel?> Find(Actor by, RoundId id, DateTimeOffset now, Func<DateTimeOffset, DateOnly> dateOf)
    {
        var round = await RoundQueries.Whole(rounds.VisibleTo(by).AsNoTracking()).FirstOrDefaultAsync(r => r.Id == id);
        if (round is null) return null;
        var unit = await db.Set<Unit>().Where(u => u.Id == round.UnitId).Select(u => u.Name).SingleAsync();
        var previous = round.PreviousRoundId is { } before
            ? await rounds.VisibleTo(by).Where(r => r.Id == before).Select(r => new RoundLink(r.Id, r.Title)).FirstOrDefaultAsync() : null;
        var posts = await labels.Of([round.OrganiserId, .. round.Debriefers.Select(d => d.PostId), .. round.Officers.Select(o => o.PostId),
            .. round.Groups.SelectMany(g => g.Members).Select(m => m.PostId)], now);
        var sight = RoundSight.Of(by, round);
        var acts = await Acts(by, round, d => posts[d.PostId].Words, dateOf(now), now);
        return new(round.Id, round.Title, round.State, round.UnitId, unit, round.UnitPath, round.Period, round.PeriodFrom,
            round.PeriodUntil, round.MeetingOn, round.ReportDueOn, round.OpenedAt, posts[round.OrganiserId], round.Policy, previous,
            [.. round.Debriefers.OrderBy(d => d.Order).Select(d => Row(by, round, d, posts[d.PostId], sight))],
            [.. round.Officers.OrderBy(o => o.Role).ThenBy(o => posts[o.PostId].UnitPath, StringComparer.Ordinal)
                .Select(o => new OfficerRow(o.Role, posts[o.PostId]))],
            [.. round.Groups.OrderByDescending(g => g.WeightPercent).ThenBy(g => g.Code, StringComparer.Ordinal).Select(g =>
                new GroupRow(g.Id, g.Code, g.Name, g.WeightPercent, g.Entitled, g.IsSigned, [.. g.Members.Select(m => posts[m.PostId])]))],
            RoundStages.Of(StageFacts.Of(round), dateOf), sight, acts,
            round.State != RoundState.Published || acts.IsDenied(RoundActs.Archive) ? []
                : [.. round.LeftOpen().Select(d => new LeftOpen(d.Id, Round.AgainstLeaving(d, posts[d.PostId].Words)))]);
    }

    /// <summary>What the reader may do; facts are read only for acts that turn on them now.</summary>
    private async Task<Acts> Acts(Actor by, Round round, Func<Debriefer, string> nameOf, DateOnly today, DateTimeOffset now)
    {
        var opens = round.AgainstChanging(by).Any() ? new Dictionary<PostId, IReadOnlySet<PersonId>>() : await persons.Of(round, now);
        var asks = round.State == RoundState.Published && round.PreviousRoundId is { } previous
            && !Round.AgainstDrafting(by, round.UnitPath).Any()
            ? await findings.WithoutResult(previous, round.Id) : 0;
        return round.Acts(by, opens, today, asks, nameOf);
    }

    /// <summary>What the reader's post owes on this round, the earliest first.</summary>
    public async Task<IReadOnlyList<RoundNeed>> Needs(Actor by, RoundModel round)
    {
        var posts = RoundQueries.PostsOf(by);
        var debriefers = round.Debriefers.ToDictionary(d => d.Id.Value);
        var groups = round.Groups.ToDictionary(g => g.Id.Value);
        List<Guid> about = [round.Id.Value, .. debriefers.Keys, .. groups.Keys];
        var owed = await db.Set<Obligation>().AsNoTracking()
            .Where(o => posts.Contains(o.OwnerId) && o.State == ObligationState.Open && about.Contains(o.ObjectId))
            .OrderBy(o => o.DueOn).ThenBy(o => o.Id).Select(o => new { o.Kind, o.DueOn, o.ObjectKind, o.ObjectId }).ToListAsync();
        return [.. owed.Select(o => new RoundNeed(o.Kind, o.DueOn, Shell.ObjectLinks.Of(o.ObjectKind, o.ObjectId),
            debriefers.GetValueOrDefault(o.ObjectId)?.Post, groups.GetValueOrDefault(o.ObjectId)?.Name))];
    }

    private static DebrieferRow Row(Actor by, Round round, Debriefer d, PostLabel post, RoundSight sight)
    {
        var mayRead = round.State != RoundState.Draft && RoundSight.MayRead(by, round, d);
        if (!sight.IsWhole && !RoundSight.IsOwn(by, d)) return new(d.Id, post, d.Mode, d.Order, null, mayRead);
        var decision = sight.KnowsDecision(by, d, post.IsCollective) ? d.Decision : (DebrieferDecision?)null;
        return new(d.Id, post, d.Mode, d.Order, new(d.Report, d.PresentedAs, d.CommentCount, d.CountedGroups, decision, d.FedBackAt,
            decision is null && RoundSight.SeesCorrection(by, d), round.ReadsOpinions(by, d)), mayRead);
    }
}
