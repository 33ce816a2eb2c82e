using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>What the meeting's pages show to one reader.</summary>
internal sealed class ReviewPages(Db db, ReviewQueries reviews, ConveneMeeting convene, AskedFindings findings, PostLabels labels,
    OrganisationZone zone)
{
    /// <summary>The meeting of a round, or null. Before its first act it is read off the round.</summary>
    public async Task<MeetingSheet?> Find(Actor by, RoundId id, DateTimeOffset now)
    {
        var whole = await RoundQueries.Whole(reviews.VisibleTo(by).AsNoTracking()).FirstOrDefaultAsync(r => r.Id == id);
        if (whole is null) return null;
        var (round, all) = (whole.Frame, whole.Debriefers);
        var stored = await ReviewQueries.Whole(db.Set<ReviewMeeting>().AsNoTracking()).FirstOrDefaultAsync(m => m.RoundId == id);
        if (stored is null && round.Appointed(OfficerRole.Chair) is null) return null;
        var meeting = stored ?? ReviewMeeting.Expected(round, all, now);
        var votingSeats = await convene.VotingSeats(round, now);
        var acts = meeting.Acts(by, round, all, votingSeats, await zone.On(now));
        var candidates = acts.IsDenied(ReviewActs.Presence) ? [] : await Candidates(round, all, now);
        var hearsAll = ReviewQueries.HearsAll(by, round, meeting);
        var present = hearsAll ? meeting.Presences : [];
        var seats = await Seats([meeting.ChairId, meeting.ActingChairId, .. all.Select(d => (PostId?)d.PostId),
            .. present.SelectMany(p => new[] { p.PostId, p.ActingForPostId }), .. candidates.Select(c => (PostId?)c)], now);
        var unit = await db.Set<Unit>().Where(u => u.Id == round.UnitId).Select(u => u.Name).FirstAsync();
        var sight = RoundSight.Of(by, whole);
        return new(round.Id, round.Title, unit, meeting.Place, meeting.HeldOn, meeting.State, round.ReportDueOn,
            seats[meeting.ChairId], SeatOf(meeting.ActingChairId), meeting.ConvenedAt, meeting.ClosedAt, round.Policy.SpeakingMinutes.Value,
            [.. all.Select(d => (Debriefer: d, Item: meeting.TurnOf(d.Id))).OrderBy(t => t.Item.Order)
                .Select(t => TurnOf(t.Debriefer, t.Item))],
            [.. present.Select(p => new Attendee(p.Id, p.Name, SeatOf(p.PostId), p.Role, SeatOf(p.ActingForPostId)))],
            ReviewMeeting.Quorum(votingSeats), hearsAll, by.ActsAs(meeting.ChairId),
            [.. candidates.Where(c => present.All(p => p.PostId != c)).Select(c => seats[c])],
            sight.Papers && round.Policy.Assessment.Value, sight.Grades && round.Policy.Grade.Value, acts);

        Seat? SeatOf(PostId? post) => post is { } known ? seats[known] : null;

        Turn TurnOf(Debriefer d, AgendaItem item) => new(d.Id, item.Order, seats[d.PostId], d.Mode, d.Report, item.Outcome, item.ByName,
            d.CommentCount, ReviewQueries.HearsAbout(by, round, meeting, d), stored is null ? null : item.Id,
            meeting.IsSilentOn(d), meeting.Acts(by, d),
            d.Decision == DebrieferDecision.Withdrawn && sight.KnowsDecision(by, d, false));
    }

    /// <summary>A debriefer at its meeting, or null.</summary>
    public async Task<TurnSheet?> Find(Actor by, DebrieferId id, DateTimeOffset now)
    {
        var of = await db.Set<Debriefer>().Where(d => d.Id == id).Select(d => (RoundId?)d.RoundId).FirstOrDefaultAsync();
        if (of is not { } roundId || await Find(by, roundId, now) is not { } sheet) return null;
        if (sheet.Turns.First(t => t.Id == id) is not { IsOpen: true } turn) return null;
        var round = await RoundQueries.Frames(db.Set<Round>().Where(r => r.Id == roundId)).FirstAsync();
        var last = round.PreviousRoundId is { } previous ? await findings.OpenFindingsOf(turn.Seat.Id, previous, round.Id) : [];
        return new(sheet, turn, await Remarks(by, sheet, id, now),
            last.ConvertAll(f => new LastFinding(f.Id.Value, f.Title, f.State, f.Result, f.Sentence)),
            [.. round.Policy.Strands.Value.Select(s => (s.Code, s.Name))]);
    }

    /// <summary>Everything said at the meeting that the reader may read, or about one debriefer, oldest first.</summary>
    public async Task<List<Remark>> Remarks(Actor by, MeetingSheet sheet, DebrieferId? only, DateTimeOffset now)
    {
        var open = sheet.Turns.Where(t => t.IsOpen && (only is null || t.Id == only)).Select(t => t.Id).ToList();
        var comments = await db.Set<Comment>().AsNoTracking().Where(c => open.Contains(c.DebrieferId)).OrderBy(c => c.At)
            .ThenBy(c => c.Id).ToListAsync();
        var seats = await Seats(comments.SelectMany(c => new[] { c.AuthorPostId, c.ActingForPostId, c.RecordedByPostId }), now);
        var people = comments.Select(c => c.AuthorPersonId).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Domain.People.Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        var round = await RoundQueries.Frames(db.Set<Round>().Where(r => r.Id == sheet.Id)).FirstAsync();
        var debriefers = await db.Set<Debriefer>().AsNoTracking().Where(d => open.Contains(d.Id)).ToDictionaryAsync(d => d.Id);
        var strands = round.Policy.Strands.Value.ToDictionary(s => s.Code, s => s.Name);
        var ids = comments.ConvertAll(c => (Guid?)c.Id.Value);
        var raised = await db.Set<Finding>().Where(f => f.Source == FindingSource.Comment && ids.Contains(f.SourceId))
            .Select(f => new { f.SourceId, f.Id }).ToDictionaryAsync(f => f.SourceId!.Value, f => (Guid?)f.Id.Value);
        return comments.ConvertAll(c => new Remark(c.Id, c.DebrieferId, Author(c), Office(c.ActingForPostId),
            c.AuthorPersonId is null ? Office(c.RecordedByPostId) : null, c.Kind, strands[c.StrandCode], c.StrandCode,
            c.Text, c.At, c.RaisesFinding, c.WhyNot, c.SupersedesId, c.SupersededById, c.CorrectionReason,
            !c.AgainstCorrecting(by, round, sheet.State).Any(),
            !c.AgainstWithdrawing(by, round, sheet.State, debriefers[c.DebrieferId]).Any(),
            c.WithdrawalReason, raised.GetValueOrDefault(c.Id.Value)));

        string? Office(PostId? post) => post is { } known ? seats[known].Office : null;

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
        return db.Set<Finding>().Where(f => f.RaisedInRoundId == sheet.Id && f.Source == FindingSource.Comment
            && open.Contains(f.DebrieferId))
            .OrderBy(f => f.RaisedAt).ThenBy(f => f.Title).Select(f => new Raised(f.Id.Value, f.DebrieferId, f.Title)).ToListAsync();
    }

    private async Task<IReadOnlyDictionary<PostId, Seat>> Seats(IEnumerable<PostId?> posts, DateTimeOffset now) =>
        (await labels.Of(posts.OfType<PostId>(), now)).Values.ToDictionary(l => l.Id,
            l => new Seat(l.Id, l.Unit, l.Name, l.Persons.Count == 0 ? null : string.Join(" / ", l.Persons)));

    /// <summary>Officers, debriefers, the organiser and the members of the round's leading groups.</summary>
    private async Task<IReadOnlyList<PostId>> Candidates(RoundFrame round, IEnumerable<Debriefer> all, DateTimeOffset now)
    {
        List<PostId> posts = [.. round.PostsOf(OfficerRole.Chair), round.OrganiserId, .. round.Officers.Select(o => o.PostId),
            .. all.OrderBy(d => d.Order).Select(d => d.PostId)];
        var members = await db.Set<Membership>().Where(m => posts.Contains(m.CollectiveId) && m.IsInForce(now))
            .OrderBy(m => m.From).Select(m => m.MemberId).ToListAsync();
        var groups = await db.Set<Post>().Where(p => posts.Contains(p.Id) && p.IsCollective).Select(p => p.Id).ToListAsync();
        return [.. posts.Take(1).Concat(members).Concat(posts).Except(groups).Distinct()];
    }
}
