using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>What the meeting's pages show to one reader.</summary>
internal sealed class ReviewPages(Db db, ReviewQueries reviews, ConveneMeeting convene, FindingQueries findings, PostLabels labels)
{
    public const int PageSize = 50;

    /// <summary>Meetings that the actor may know of, the newest date first.</summary>
    /// <param name="before">Date of the last row of the page before, and its round.</param>
    public Task<List<MeetingRow>> List(Actor by, DateOnly? before, RoundId last)
    {
        var rounds = reviews.VisibleTo(by).AsNoTracking();
        if (before is { } date) rounds = rounds.Where(r => r.MeetingOn < date || (r.MeetingOn == date && r.Id < last));
        return (from r in rounds
                join u in db.Set<Unit>() on r.UnitId equals u.Id
                join m in db.Set<ReviewMeeting>() on r.Id equals m.RoundId into called
                from m in called.DefaultIfEmpty()
                orderby r.MeetingOn descending, r.Id descending
                select new MeetingRow(r.Id, r.Title, u.Name, r.MeetingOn, m == null ? ReviewState.Called : m.State, r.Debriefers.Count, r.Debriefers.Count(d => d.CommentCount > 0)))
            .Take(PageSize + 1).ToListAsync();
    }

    /// <summary>The meeting of a round, or null. Before its first act it is read off the round.</summary>
    public async Task<MeetingSheet?> Find(Actor by, RoundId id, DateTimeOffset now)
    {
        if (await RoundQueries.Whole(reviews.VisibleTo(by).AsNoTracking()).FirstOrDefaultAsync(r => r.Id == id) is not { } round) return null;
        var meeting = await ReviewQueries.Whole(db.Set<ReviewMeeting>().AsNoTracking()).FirstOrDefaultAsync(m => m.RoundId == id);
        if ((meeting?.ChairId ?? round.Appointed(OfficerRole.Chair)) is not { } chair) return null;
        var unit = await db.Set<Unit>().Where(u => u.Id == round.UnitId).Select(u => u.Name).FirstAsync();
        var hearsAll = ReviewQueries.HearsAll(by, round, meeting);
        var mayRun = meeting?.IsRunBy(by) ?? (by.ActsAs(chair) || by.Has(Right.Organise, round.UnitPath));
        var sight = RoundSight.Of(by, round);
        var candidates = mayRun ? await Candidates(round, now) : [];
        var present = hearsAll ? meeting?.Presences ?? [] : [];
        var seats = await Seats([chair, meeting?.ActingChairId, .. round.Debriefers.Select(d => (PostId?)d.PostId), .. present.SelectMany(p => new[] { p.PostId, p.ActingForPostId }), .. candidates.Select(c => (PostId?)c)], now);
        Seat? SeatOf(PostId? post) => post is { } known ? seats[known] : null;
        var agenda = meeting?.Agenda.ToDictionary(a => a.DebrieferId);
        var turns = round.Debriefers.Select(d => (Debriefer: d, Item: agenda?.GetValueOrDefault(d.Id))).OrderBy(t => t.Item?.Order ?? t.Debriefer.Order)
            .Select(t => new Turn(t.Debriefer.Id, t.Item?.Order ?? t.Debriefer.Order, seats[t.Debriefer.PostId], t.Debriefer.Mode, t.Debriefer.Report,
                t.Item?.Outcome ?? AgendaOutcome.Waiting, t.Item?.ByName, t.Debriefer.CommentCount, ReviewQueries.HearsAbout(by, round, meeting, t.Debriefer),
                t.Item?.Id, meeting?.IsSilentOn(t.Debriefer) ?? true, meeting?.MayStillHear(t.Debriefer) ?? false, meeting?.MayStillComment(t.Debriefer) ?? false,
                t.Debriefer.Decision == DebrieferDecision.Withdrawn && sight.KnowsDecision(by, t.Debriefer, false)));
        return new(round.Id, round.Title, unit, meeting?.Place ?? "", meeting?.HeldOn ?? round.MeetingOn, meeting?.State ?? ReviewState.Called, round.State, round.ReportDueOn,
            seats[chair], SeatOf(meeting?.ActingChairId), meeting?.ConvenedAt, meeting?.ClosedAt, round.Policy.SpeakingMinutes.Value, [.. turns],
            [.. present.Select(p => new Attendee(p.Id, p.Name, SeatOf(p.PostId), p.Role, SeatOf(p.ActingForPostId)))],
            (await convene.VotingSeats(round, now) + 1) / 2, hearsAll, mayRun, by.ActsAs(chair), [.. candidates.Where(c => present.All(p => p.PostId != c)).Select(c => seats[c])],
            sight.Papers && round.Policy.Assessment.Value, sight.Grades && round.Policy.Grade.Value);
    }

    /// <summary>A debriefer at its meeting, or null.</summary>
    public async Task<TurnSheet?> Find(Actor by, DebrieferId id, DateTimeOffset now)
    {
        var found = await db.Set<Debriefer>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id);
        if (found is null || await Find(by, found.RoundId, now) is not { } sheet || sheet.Turns.First(t => t.Id == id) is not { IsOpen: true } turn) return null;
        var round = await db.Set<Round>().AsNoTracking().FirstAsync(r => r.Id == found.RoundId);
        var speaks = (by.Post is { } post && (post == sheet.Chair.Id || post == sheet.Acting?.Id || sheet.Present.Any(p => p.Seat?.Id == post && p.Speaks)))
            || by.Has(Right.Comment, round.UnitPath) || by.Has(Right.Comment, found.UnitPath);
        var own = by.AllPosts.Contains(turn.Seat.Id) && !by.Seats.Contains(turn.Seat.Id);
        var last = round.PreviousRoundId is { } previous ? await findings.OpenFindingsOf(found.PostId, previous, round.Id) : [];
        return new(sheet, turn, await Remarks(by, sheet, id, now), last.ConvertAll(f => new LastFinding(f.Id.Value, f.Title, f.State, f.Result, f.Sentence)),
            [.. round.Policy.Strands.Value.Select(s => (s.Code, s.Name))], speaks && !own);
    }

    /// <summary>Everything said at the meeting that the reader may read, or about one debriefer, oldest first.</summary>
    public async Task<List<Remark>> Remarks(Actor by, MeetingSheet sheet, DebrieferId? only, DateTimeOffset now)
    {
        var open = sheet.Turns.Where(t => t.IsOpen && (only is null || t.Id == only)).Select(t => t.Id).ToList();
        var comments = await db.Set<Comment>().AsNoTracking().Where(c => open.Contains(c.DebrieferId)).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync();
        var seats = await Seats(comments.SelectMany(c => new[] { c.AuthorPostId, c.ActingForPostId, c.RecordedByPostId }), now);
        var people = comments.Select(c => c.AuthorPersonId).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Domain.People.Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        var policy = await db.Set<Round>().Where(r => r.Id == sheet.Id).Select(r => r.Policy).FirstAsync();
        var strands = policy.Strands.Value.ToDictionary(s => s.Code, s => s.Name);
        var ids = comments.ConvertAll(c => (Guid?)c.Id.Value);
        var raised = await db.Set<Finding>().Where(f => f.Source == FindingSource.Comment && ids.Contains(f.SourceId)).ToDictionaryAsync(f => f.SourceId!.Value, f => (Guid?)f.Id.Value);
        return comments.ConvertAll(c => new Remark(c.Id, c.DebrieferId, Author(c), c.ActingForPostId is { } other ? seats[other].Office : null,
            c.AuthorPersonId is null && c.RecordedByPostId is { } recorder ? seats[recorder].Office : null, c.Kind, strands[c.StrandCode], c.StrandCode, c.Text, c.At,
            c.RaisesFinding, c.WhyNot, c.SupersedesId, c.SupersededById, c.CorrectionReason,
            sheet.State != ReviewState.Called && sheet.RoundState != RoundState.Archived && c.Stands && c.MayBeCorrectedBy(by), c.WithdrawalReason,
            raised.TryGetValue(c.Id.Value, out var finding) ? finding : null));

        string Author(Comment c)
        {
            var name = c.AuthorPersonId is { } person ? names[person] : c.AuthorName;
            return c.AuthorPostId is { } post ? $"{seats[post].Office} {name}".TrimEnd() : name;
        }
    }

    /// <summary>Findings that the meeting raised about debriefers that the reader may read about.</summary>
    public Task<List<Raised>> FindingsOf(MeetingSheet sheet)
    {
        var open = sheet.Turns.Where(t => t.IsOpen).Select(t => (DebrieferId?)t.Id).ToList();
        return db.Set<Finding>().Where(f => f.RaisedInRoundId == sheet.Id && f.Source == FindingSource.Comment && open.Contains(f.DebrieferId))
            .OrderBy(f => f.RaisedAt).ThenBy(f => f.Title).Select(f => new Raised(f.Id.Value, f.DebrieferId, f.Title)).ToListAsync();
    }

    private async Task<IReadOnlyDictionary<PostId, Seat>> Seats(IEnumerable<PostId?> posts, DateTimeOffset now) =>
        (await labels.Of(posts.OfType<PostId>(), now)).Values.ToDictionary(l => l.Id, l => new Seat(l.Id, l.Unit, l.Name, l.Persons.Count == 0 ? null : string.Join(" / ", l.Persons)));

    /// <summary>Officers, debriefers, the organiser and the members of the round's leading groups.</summary>
    private async Task<IReadOnlyList<PostId>> Candidates(Round round, DateTimeOffset now)
    {
        List<PostId> posts = [.. round.PostsOf(OfficerRole.Chair), round.OrganiserId, .. round.Officers.Select(o => o.PostId), .. round.Debriefers.OrderBy(d => d.Order).Select(d => d.PostId)];
        var members = await db.Set<Membership>().Where(m => posts.Contains(m.CollectiveId) && m.IsInForce(now)).OrderBy(m => m.From).Select(m => m.MemberId).ToListAsync();
        var groups = await db.Set<Post>().Where(p => posts.Contains(p.Id) && p.IsCollective).Select(p => p.Id).ToListAsync();
        return [.. posts.Take(1).Concat(members).Concat(posts).Except(groups).Distinct()];
    }
}
