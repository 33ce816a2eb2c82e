using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>What was said at a meeting, and what it raised, as one reader reads it.</summary>
internal sealed class Remarks(Db db, MeetingReader reader)
{
    /// <summary>Everything said about the debriefers of these turns that the reader may read, oldest first.</summary>
    public async Task<List<Remark>> About(MeetingRead at, IEnumerable<TurnRow> turns, DateTimeOffset now)
    {
        var (by, round) = (at.By, at.Round);
        var debriefers = Open(at, turns).ToDictionary(d => d.Id);
        var open = debriefers.Keys.ToList();
        var comments = await db.Set<Comment>().AsNoTracking().Where(c => open.Contains(c.DebrieferId)).OrderBy(c => c.At)
            .ThenBy(c => c.Id).ToListAsync();
        var seats = await reader.Seats([], comments.SelectMany(c => new[] { c.AuthorPostId, c.ActingForPostId, c.RecordedByPostId }), now);
        var people = comments.Select(c => c.AuthorPersonId).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Domain.People.Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        var strands = round.Policy.Strands.Value.ToDictionary(s => s.Code, s => s.Name);
        var ids = comments.ConvertAll(c => (Guid?)c.Id.Value);
        var raised = await db.Set<Finding>().Where(f => f.Source == FindingSource.Comment && ids.Contains(f.SourceId))
            .Select(f => new { f.SourceId, f.Id }).ToDictionaryAsync(f => f.SourceId!.Value, f => (Guid?)f.Id.Value);
        return comments.ConvertAll(c => new Remark(c.Id, c.DebrieferId, Author(c), Office(c.ActingForPostId),
            c.AuthorPersonId is null ? Office(c.RecordedByPostId) : null, c.Kind, strands[c.StrandCode], c.StrandCode,
            c.Text, c.At, c.RaisesFinding, c.WhyNot, c.SupersedesId, c.SupersededById, c.CorrectionReason,
            !c.AgainstCorrecting(by, round, at.Meeting.State).Any(),
            !c.AgainstWithdrawing(by, round, at.Meeting.State, debriefers[c.DebrieferId]).Any(),
            c.WithdrawalReason, raised.GetValueOrDefault(c.Id.Value), !c.AgainstAttaching(by).Any()));

        string? Office(PostId? post) => post is { } known ? seats[known].Office : null;

        string Author(Comment c)
        {
            var name = c.AuthorPersonId is { } person ? names[person] : c.AuthorName;
            return c.AuthorPostId is { } post ? $"{seats[post].Office} {name}".TrimEnd() : name;
        }
    }

    /// <summary>Findings that the meeting raised about those of them of whom the reader may read.</summary>
    public Task<List<Raised>> Findings(MeetingRead at, IEnumerable<TurnRow> turns)
    {
        var open = Open(at, turns).Select(d => (DebrieferId?)d.Id).ToList();
        return db.Set<Finding>().Where(f => f.RaisedInRoundId == at.Round.Id && f.Source == FindingSource.Comment
            && open.Contains(f.DebrieferId))
            .OrderBy(f => f.RaisedAt).ThenBy(f => f.Title).Select(f => new Raised(f.Id.Value, f.DebrieferId, f.Title)).ToListAsync();
    }

    private static IEnumerable<Debriefer> Open(MeetingRead at, IEnumerable<TurnRow> turns) =>
        turns.Select(t => t.Debriefer).Where(d => ReviewQueries.HearsAbout(at.By, at.Round, at.Meeting, d));
}
