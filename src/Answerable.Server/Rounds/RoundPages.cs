using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Projections of rounds for pages.</summary>
internal sealed class RoundPages(Db db, RoundQueries rounds, RoundPersons persons, PostLabels labels)
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
        var posts = await labels.Of([round.OrganiserId, .. round.Debriefers.Select(d => d.PostId), .. round.Officers.Select(o => o.PostId), .. round.Groups.SelectMany(g => g.Members).Select(m => m.PostId)], now);
        var sight = RoundSight.Of(by, round);
        return new(round.Id, round.Title, round.State, round.UnitId, unit, round.UnitPath, round.Period, round.PeriodFrom, round.PeriodUntil, round.MeetingOn, round.ReportDueOn,
            round.OpenedAt, posts[round.OrganiserId], round.Policy, previous,
            [.. round.Debriefers.OrderBy(d => d.Order).Select(d => Row(by, round, d, posts[d.PostId], sight))],
            [.. round.Officers.OrderBy(o => o.Role).ThenBy(o => posts[o.PostId].UnitPath, StringComparer.Ordinal).Select(o => new OfficerRow(o.Role, posts[o.PostId]))],
            [.. round.Groups.OrderByDescending(g => g.WeightPercent).ThenBy(g => g.Code, StringComparer.Ordinal).Select(g =>
                new GroupRow(g.Id, g.Code, g.Name, g.WeightPercent, g.Entitled, g.IsSigned, [.. g.Members.Select(m => posts[m.PostId])]))],
            RoundStages.Of(StageFacts.Of(round), dateOf), sight);
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

    /// <summary>What stands against opening the draft now; empty for readers who may not open it.</summary>
    public async Task<IReadOnlyList<Refusal>> StandsAgainstOpening(Actor by, RoundModel model, DateOnly today, DateTimeOffset now)
    {
        if (!model.MayChange) return [];
        var round = await RoundQueries.Whole(rounds.VisibleTo(by).AsNoTracking()).FirstAsync(r => r.Id == model.Id);
        return round.OpeningRefusals(await persons.Of(round, now), today);
    }

    /// <summary>Who keeps a published round from its archive, for whoever may archive it.</summary>
    public async Task<IReadOnlyList<LeftOpen>> StandsAgainstArchiving(Actor by, RoundModel model, DateTimeOffset now)
    {
        if (model.State != RoundState.Published || !model.Sight.MayOrganise) return [];
        var round = await RoundQueries.Whole(rounds.VisibleTo(by).AsNoTracking()).FirstAsync(r => r.Id == model.Id);
        var posts = await labels.Of(round.LeftOpen().Select(d => d.PostId), now);
        return [.. round.LeftOpen().Select(d => new LeftOpen(d.Id, d.Decision == DebrieferDecision.Deferred ? RoundRefusals.StillDeferred(posts[d.PostId].Words)
            : d.AwaitsFeedBack ? RoundRefusals.StillUntold(posts[d.PostId].Words) : RoundRefusals.StillUnpublished(posts[d.PostId].Words)))];
    }

    private static DebrieferRow Row(Actor by, Round round, Debriefer d, PostLabel post, RoundSight sight)
    {
        var decision = sight.KnowsDecision(by, d, post.IsCollective) ? d.Decision : (DebrieferDecision?)null;
        var progress = sight.IsWhole || RoundSight.IsOwn(by, d) ? new DebrieferProgress(d.Report, d.PresentedAs, d.CommentCount, d.CountedGroups, decision, d.FedBackAt, decision is null && d is { FedBackAt: null, FirstFedBackAt: not null } && (by.ActsAs(d.PostId) || by.AllPosts.Contains(d.PostId)),
            round.Groups.Count > 0 && d.CountedGroups >= round.Groups.Count && (by.ActsAs(d.PostId) || round.PostsOf(OfficerRole.Chair).Any(by.ActsAs))) : null;
        return new(d.Id, post, d.Mode, d.Order, progress, round.State != RoundState.Draft && RoundSight.MayRead(by, round, d));
    }
}
