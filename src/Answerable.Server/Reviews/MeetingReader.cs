using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>A debriefer with its turn; before the meeting is called there is none, and the round's order counts.</summary>
internal sealed class TurnRow
{
    public required Debriefer Debriefer { get; init; }

    public required AgendaItem? Item { get; init; }

    public required int Order { get; init; }
}

/// <summary>A meeting as one reader finds it, with the turns that were asked for and no others; of those present likewise.</summary>
/// <param name="IsCalled">Whether it is stored; before its first act it is read off the round.</param>
/// <param name="Told">Who is known to the reader to have left the round, of the reader's own posts.</param>
/// <param name="Untold">Who has left it and does not know yet, of the reader's own posts.</param>
internal sealed record MeetingRead(Actor By, RoundFrame Round, string Unit, ReviewMeeting Meeting, bool IsCalled,
    IReadOnlyList<TurnRow> Turns, RoundSight Sight, IReadOnlyCollection<DebrieferId> Told, IReadOnlyCollection<DebrieferId> Untold)
{
    public bool HearsAll { get; } = ReviewQueries.HearsAll(By, Round, Meeting);
}

/// <summary>Seats by the post, and of debriefers by the part for which they answer.</summary>
internal sealed record Seats(IReadOnlyDictionary<PostId, Seat> Posts, IReadOnlyDictionary<DebrieferId, Seat> Debriefers)
{
    public Seat this[PostId post] => Posts[post];

    public Seat this[DebrieferId debriefer] => Debriefers[debriefer];
}

/// <summary>Reads meetings by the turns that a page shows, with the same number of statements however many debrief.</summary>
internal sealed class MeetingReader(Db db, ReviewQueries reviews, RoundQueries rounds, PostLabels labels)
{
    /// <summary>The meeting of a round, or null.</summary>
    /// <param name="which">Of all turns in their order, those that are looked at.</param>
    /// <param name="withPresent">Whether everybody present is asked for; else only the reader is among them.</param>
    public async Task<MeetingRead?> Find(Actor by, RoundId id, Func<IQueryable<TurnRow>, IQueryable<TurnRow>> which, DateTimeOffset now,
        bool withPresent = false)
    {
        if (await RoundQueries.Frames(reviews.VisibleTo(by).Where(r => r.Id == id)).FirstOrDefaultAsync() is not { } round) return null;
        var turns = await which(Turns(id).OrderBy(t => t.Order).ThenBy(t => t.Debriefer.Id)).AsNoTracking().ToListAsync();
        var ids = turns.ConvertAll(t => t.Debriefer.Id);
        var posts = RoundQueries.PostsOf(by);
        var meetings = db.Set<ReviewMeeting>().AsNoTracking();
        meetings = withPresent ? meetings.Include(m => m.Presences.OrderBy(p => p.At).ThenBy(p => p.Id))
            : meetings.Include(m => m.Presences.Where(p => p.PostId != null && posts.Contains(p.PostId.Value)));
        var called = await meetings.Include(m => m.Agenda.Where(a => ids.Contains(a.DebrieferId))).AsSplitQuery()
            .FirstOrDefaultAsync(m => m.RoundId == id);
        if (called is null && round.Appointed(OfficerRole.Chair) is null) return null;
        var meeting = called ?? ReviewMeeting.Expected(round, turns.Select(t => t.Debriefer), now);
        var own = await rounds.Own(by, id);
        var sight = new RoundSight(by, round, own);
        var left = own.Where(d => d.Decision == DebrieferDecision.Withdrawn).ToLookup(d => sight.KnowsDecision(d, false), d => d.Id);
        var unit = await db.Set<Unit>().Where(u => u.Id == round.UnitId).Select(u => u.Name).FirstAsync();
        return new(by, round, unit, meeting, called is not null, turns, sight, [.. left[true]], [.. left[false]]);
    }

    /// <summary>Every turn of a round's meeting.</summary>
    public IQueryable<TurnRow> Turns(RoundId id)
    {
        var meeting = ReviewMeetingId.For(id);
        return from d in db.Set<Debriefer>().Where(d => d.RoundId == id)
               join a in db.Set<AgendaItem>().Where(a => a.MeetingId == meeting) on d.Id equals a.DebrieferId into items
               from a in items.DefaultIfEmpty()
               select new TurnRow { Debriefer = d, Item = a, Order = a == null ? d.Order : a.Order };
    }

    /// <summary>Turns that wait, of those who have not left the round as far as the reader knows.</summary>
    public static IQueryable<TurnRow> Waiting(MeetingRead at, IQueryable<TurnRow> turns)
    {
        var (official, told, untold) = (at.Sight.IsOfficial, at.Told, at.Untold);
        return turns.Where(t => (t.Item == null || t.Item.Outcome == AgendaOutcome.Waiting) && !told.Contains(t.Debriefer.Id)
            && !(official && t.Debriefer.Decision == DebrieferDecision.Withdrawn && !untold.Contains(t.Debriefer.Id)));
    }

    /// <summary>Turns that were heard or taken as written and lack a comment; <see cref="ReviewMeeting.IsSilentOn"/> for a query.</summary>
    public static IQueryable<TurnRow> Silent(IQueryable<TurnRow> turns) => turns.Where(t => t.Debriefer.CommentCount == 0
        && t.Debriefer.Decision != DebrieferDecision.Withdrawn && t.Item != null
        && (t.Item.Outcome == AgendaOutcome.Presented || t.Item.Outcome == AgendaOutcome.TakenAsWritten));

    /// <summary>The turn that comes next at the meeting itself, or null.</summary>
    public Task<TurnRow?> Next(MeetingRead at) => Waiting(at, Turns(at.Round.Id)).Where(t => t.Debriefer.Mode == DebriefMode.OnSite)
        .OrderBy(t => t.Order).ThenBy(t => t.Debriefer.Id).AsNoTracking().FirstOrDefaultAsync();

    /// <summary>What every page of the meeting shows.</summary>
    public static MeetingHead Head(MeetingRead at, Seats seats)
    {
        var (round, meeting) = (at.Round, at.Meeting);
        return new(round.Id, round.Title, at.Unit, meeting.Title, meeting.Place, meeting.HeldOn, meeting.State, round.ReportDueOn,
            seats[meeting.ChairNow(round)], meeting.ActingChairId is { } acting ? seats[acting] : null, meeting.ConvenedAt,
            meeting.ClosedAt, round.Policy.SpeakingMinutes.Value, at.HearsAll);
    }

    public static Turn Turn(MeetingRead at, TurnRow row, Seats seats)
    {
        var (d, item) = (row.Debriefer, at.Meeting.TurnOf(row.Debriefer.Id));
        return new(d.Id, row.Order, seats[d.Id], d.Mode, d.Report, item.Outcome, item.ByName, d.CommentCount,
            ReviewQueries.HearsAbout(at.By, at.Round, at.Meeting, d), at.IsCalled ? item.Id : null, at.Meeting.IsSilentOn(d),
            at.Meeting.Acts(at.By, d), d.Decision == DebrieferDecision.Withdrawn && at.Sight.KnowsDecision(d, false));
    }

    public static Attendee Attendee(Presence p, Seats seats) => new(p.Id, p.Name,
        p.PostId is { } post ? seats[post] : null, p.Role, p.ActingForPostId is { } other ? seats[other] : null);

    /// <summary>Names of the posts of the head, of these turns and presences, and of others.</summary>
    public Task<Seats> Seats(MeetingRead at, IEnumerable<TurnRow> turns, IEnumerable<Presence> present,
        DateTimeOffset now, params IEnumerable<PostId> others) => Seats(turns, [at.Meeting.ChairNow(at.Round), at.Meeting.ActingChairId,
            .. present.SelectMany(p => new[] { p.PostId, p.ActingForPostId }), .. others.Select(p => (PostId?)p)], now);

    public async Task<Seats> Seats(IEnumerable<TurnRow> turns, IEnumerable<PostId?> posts, DateTimeOffset now) =>
        new((await labels.Labels(posts.OfType<PostId>(), now)).ToDictionary(l => l.Key, l => SeatOf(l.Value)),
            (await labels.Labels([.. turns.Select(t => t.Debriefer)], now)).ToDictionary(l => l.Key, l => SeatOf(l.Value)));

    private static Seat SeatOf(PostLabel l) => new(l.Id, l.Unit, l.Name, l.Persons.Count == 0 ? null : string.Join(" / ", l.Persons));

    /// <summary>The turns after one of them.</summary>
    public static IQueryable<TurnRow> After(IQueryable<TurnRow> turns, string? after)
    {
        if (PageKey.Read<int, Guid>(after) is not var (order, last)) return turns;
        var from = new DebrieferId(last);
        return turns.Where(t => t.Order > order || (t.Order == order && t.Debriefer.Id > from));
    }

    /// <summary>The key of a turn in the meeting's order.</summary>
    public static string Key(TurnRow turn) => PageKey.Write(turn.Order, turn.Debriefer.Id.Value);
}
