using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Projections of rounds for pages: none reads more than a page of those who debrief.</summary>
internal sealed class RoundPages(Db db, RoundQueries rounds, RoundPersons persons, AskedFindings findings, PostLabels labels)
{
    /// <summary>Rows of an extract.</summary>
    public const int Some = 20;

    /// <summary>The round as this reader may see it, or null.</summary>
    /// <param name="calendar">The organisation's.</param>
    public async Task<RoundModel?> Find(Actor by, RoundId id, DateTimeOffset now, Calendar calendar)
    {
        if (await RoundQueries.Frames(rounds.VisibleTo(by).Where(r => r.Id == id)).FirstOrDefaultAsync() is not { } round) return null;
        var more = await db.Set<Round>().Where(r => r.Id == id).Select(r => new
        {
            Period = new RoundPeriod(r.Period, r.PeriodFrom, r.PeriodUntil),
            Unit = db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), r.Version,
            Level = db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Level).First(),
        }).FirstAsync();
        var groups = (await db.Set<AssessorGroup>().AsNoTracking().Where(g => g.RoundId == id).ToListAsync())
            .OrderByDescending(g => g.WeightPercent).ThenBy(g => g.Code, StringComparer.Ordinal).ToList();
        var previous = round.PreviousRoundId is { } before
            ? await rounds.VisibleTo(by).Where(r => r.Id == before).Select(r => new RoundLink(r.Id, r.Title)).FirstOrDefaultAsync() : null;
        var (all, own) = (await rounds.Counts(id, groups.Count), await rounds.Own(by, id));
        var left = await Left(by, round);
        var posts = await labels.Labels([round.OrganiserId, .. round.Officers.Select(o => o.PostId), .. own.Select(d => d.PostId)], now);
        var leavers = await labels.Labels(left.Rows, now);
        var sight = new RoundSight(by, round, own);
        var leaving = left.Rows.Select(d => new LeftOpen(d.Id, Round.AgainstLeaving(d, leavers[d.Id].Words))).ToList();
        var hidden = own.Count(d => d.Decision is not (DebrieferDecision.None or DebrieferDecision.ReportOnly) && !sight.KnowsDecision(d,
            posts[d.PostId].IsCollective));
        return new(round, more.Unit, more.Period, posts[round.OrganiserId], previous, all, all.Decided - hidden,
            [.. round.Officers.OrderBy(o => o.Role).ThenBy(o => posts[o.PostId].UnitPath, StringComparer.Ordinal)
                .Select(o => new OfficerRow(o.Role, posts[o.PostId]))],
            [.. groups.Select(g => new GroupRow(g.Id, g.Code, g.Name, g.WeightPercent, g.Entitled, g.IsSigned))],
            RoundStages.Of(StageFacts.Of(round, all), calendar), sight,
            round.Acts(by, await Opening(by, round, groups, all.All, now), own, calendar.On(now),
                await WithoutResult(by, round), leaving.Select(l => l.Why)),
            new(leaving, left.Count))
        { Version = more.Version, UnitLevel = more.Level };
    }

    /// <summary>What the reader's post owes on this round, the earliest first.</summary>
    public async Task<Extract<RoundNeed>> Needs(Actor by, RoundModel round, DateTimeOffset now)
    {
        var (posts, id) = (RoundQueries.PostsOf(by), round.Id.Value);
        var debriefers = db.Set<Debriefer>().Where(d => d.RoundId == round.Id);
        // Found by their owners: the index by state and due date would be read through whatever is open anywhere.
        var owed = db.Set<Obligation>().AsNoTracking()
            .Where(o => posts.Contains(o.OwnerId) && o.State != ObligationState.Discharged && o.State != ObligationState.Waived
                && (o.ObjectId == id
                || debriefers.Any(d => (Guid)(object)d.Id == o.ObjectId)
                || db.Set<AssessorGroup>().Any(g => g.RoundId == round.Id && (Guid)(object)g.Id == o.ObjectId)));
        var first = await owed.OrderBy(o => o.DueOn).ThenBy(o => o.Id).Select(o => new { o.Kind, o.DueOn, o.ObjectKind, o.ObjectId })
            .Take(Some).ToListAsync();
        var about = first.ConvertAll(o => new DebrieferId(o.ObjectId));
        var names = (await labels.Labels(await debriefers.Where(d => about.Contains(d.Id)).AsNoTracking().ToListAsync(), now))
            .ToDictionary(d => d.Key.Value, d => d.Value);
        var groups = round.Groups.ToDictionary(g => g.Id.Value);
        return new([.. first.Select(o => new RoundNeed(o.Kind, o.DueOn, Shell.ObjectLinks.Of(o.ObjectKind, o.ObjectId),
                names.GetValueOrDefault(o.ObjectId), groups.GetValueOrDefault(o.ObjectId)?.Name))],
            first.Count < Some ? first.Count : await owed.CountAsync());
    }

    // Facts are read only for acts that turn on them now.
    private Task<OpeningFacts> Opening(Actor by, RoundFrame round, IReadOnlyList<AssessorGroup> groups, int debriefers,
        DateTimeOffset now) =>
        round.AgainstChanging(by).Any() ? Task.FromResult(OpeningFacts.None) : persons.Opening(round, groups, debriefers, now);

    private async Task<int> WithoutResult(Actor by, RoundFrame round) =>
        round.State == RoundState.Published && !Round.AgainstDrafting(by, round.UnitPath).Any()
            ? await findings.WithoutResult(round.PreviousRoundId, round.Id) : 0;

    private async Task<Extract<Debriefer>> Left(Actor by, RoundFrame round)
    {
        if (round.State != RoundState.Published || Round.AgainstDrafting(by, round.UnitPath).Any()) return Extract<Debriefer>.None;
        var left = db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == round.Id).Where(Debriefer.LeftOpen);
        var first = await left.OrderBy(d => d.Order).Take(Some).ToListAsync();
        return new(first, first.Count < Some ? first.Count : await left.CountAsync());
    }
}
