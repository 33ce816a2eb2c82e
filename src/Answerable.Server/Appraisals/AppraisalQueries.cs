using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The appraisals of a round in the round's own order: never by score.</summary>
internal sealed class AppraisalQueries(Db db, RoundQueries rounds, FactsReader reader, DebrieferNames names, SheetCopies copies)
{
    /// <summary>Rows that a file is read by.</summary>
    private const int Chunk = 200;

    /// <summary>A round whose appraisals are looked at, without them; null when the actor sees nothing of it.</summary>
    public async Task<RoundAppraisals?> Find(Actor by, RoundId id)
    {
        if (await Seen(by, id) is not { } at) return null;
        var (round, official) = (at.Round, at.Sight.IsOfficial);
        var left = await StartAppraisals.Left(db, id).CountAsync();
        return new(at, official ? await reader.Quota(by, round) : null,
            new()
            {
                { AppraisalActs.Start, AppraisalStart.AgainstStarting(by, round, left) },
                {
                    AppraisalActs.Publication,
                    GradePublication.AgainstPublishing(by, round, official ? await reader.ToPublish(round) : PublicationFacts.None)
                },
            });
    }

    /// <summary>A page of them.</summary>
    /// <param name="after">Key of the last debriefer of the page before.</param>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public Task<PageOf<AppraisalRow>> Page(RoundAppraisals round, string? after, IReadOnlySet<string> unread) =>
        Rows(round.At, after, Pages.Size, unread);

    /// <summary>All rows, for a file.</summary>
    public async IAsyncEnumerable<AppraisalRow> All(RoundAppraisals round, IReadOnlySet<string> unread)
    {
        for (string? after = null; ;)
        {
            var page = await Rows(round.At, after, Chunk, unread);
            foreach (var row in page.Rows) yield return row;
            if ((after = page.Next) is null) yield break;
        }
    }

    // Whoever sees only their own looks at no other row.
    private async Task<AppraisalReading?> Seen(Actor by, RoundId id)
    {
        if (await RoundQueries.Frames(db.Set<Round>().Where(r => r.Id == id && r.State != RoundState.Draft))
            .FirstOrDefaultAsync() is not { } round) return null;
        var own = await rounds.Own(by, id);
        var sight = new RoundSight(by, round, own);
        if (sight.SeesGrades) return new(by, round, sight, null);
        var named = await names.Page(id, null, only: [.. own.Select(d => d.Id)]);
        var shown = own.Where(d => named.Rows.Any(n => n.Id == d.Id
            && sight.Into(d, n.Post.IsCollective) != Sight.None)).Select(d => d.Id).ToList();
        return shown.Count == 0 ? null : new(by, round, sight, shown);
    }

    private async Task<PageOf<AppraisalRow>> Rows(AppraisalReading at, string? after, int size, IReadOnlySet<string> unread)
    {
        // What ratings are computed from is read for the columns that show them, and for no other.
        var rated = !unread.Contains(nameof(AppraisalRow.Scores)) || !unread.Contains(nameof(AppraisalRow.TotalHundredths));
        var (by, round, official) = (at.By, at.Round, at.Sight.IsOfficial);
        var named = await names.Page(round.Id, after, size, at.Only);
        var ids = named.Rows.Select(d => d.Id).ToList();
        var debriefers = await db.Set<Debriefer>().AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id);
        var facts = await reader.Read(round, ids, rated);
        var seen = named.Rows
            .Select(d => (Debriefer: d, Sight: at.Sight.Into(debriefers[d.Id], d.Post.IsCollective)))
            .Where(d => official || d.Sight != Sight.None);
        // Who judges the round is shown what stands, except about themselves.
        var rows = seen.Select(d => (d.Debriefer, d.Sight, Decisions: Decisions(facts, d.Debriefer.Id, d.Sight,
            official && !d.Debriefer.IsAbout(by)))).ToList();
        var published = rows.Select(r => r.Decisions.Shown).OfType<GradeDecision>().Where(d => d.PublishedAt is not null);
        var kept = await copies.Copies([.. published.Select(d => d.Id)]);
        return new([.. rows.Select(r => Row(facts, rated, r.Debriefer, r.Sight, r.Decisions,
            r.Decisions.Shown is { } shown ? kept.GetValueOrDefault(shown.Id) : null))], named.Count, named.Next);
    }

    // Officials see what stands; the person what they were told, other readers what was published, though it be corrected since.
    private static (GradeDecision? Shown, IReadOnlyList<GradeDecision> Open) Decisions(RoundFacts facts, DebrieferId id, Sight sight,
        bool official)
    {
        if (sight is Sight.None or Sight.Entering) return (null, []);
        var open = sight == Sight.Grade ? facts.PublishedOf(id) : facts.ToldOf(id);
        return (official ? facts.DecisionOf(id) : open.FirstOrDefault(), open);
    }

    /// <param name="copy">The sheet as it was published, where what is shown was published with one.</param>
    private static AppraisalRow Row(RoundFacts facts, bool rated, NamedDebriefer debriefer, Sight sight,
        (GradeDecision? Shown, IReadOnlyList<GradeDecision> Open) decisions, SheetCopy? copy)
    {
        var named = copy is null ? debriefer : debriefer with { Post = copy.Post };
        if (sight is Sight.None or Sight.Entering) return new(named, sight, [], null, null, null, null, false, false, [], null);
        var (policy, standing, (shown, open)) = (facts.Round.Policy, facts.DecisionOf(named.Id), decisions);
        LocalText? Grade(string? code) => policy.Grades.Value.FirstOrDefault(g => g.Code == code)?.Name;
        var superseded = open.Where(d => d != shown).Select(d => (d.Kind, Grade(d.GradeCode))).ToList();
        var correcting = shown != standing || superseded.Count > 0 ? new Correcting(shown != standing, superseded) : null;
        if (sight == Sight.Grade)
            return new(named, sight, [], null, null, shown?.Kind, Grade(shown?.GradeCode), false, shown is not null, [], shown is null
                ? null : correcting);
        var (scores, total, computed) = copy is null ? Now() : (copy.Components.Select(c => (c.Name, c.ScoreHundredths, c.Missing)),
            copy.TotalHundredths, copy.Computed?.Name);
        return new(named, sight, [.. scores.Select(c => c.ScoreHundredths)], total, computed, shown?.Kind,
            Grade(shown?.GradeCode), shown?.FedBackAt is not null, shown?.PublishedAt is not null,
            [.. scores.Where(c => c.Missing is not null).Select(c => (c.Name, c.Missing!.Value))], correcting,
            shown is { Kind: not DebrieferDecision.Graded } ? shown.Reason : null);

        (IEnumerable<(LocalText Name, int? ScoreHundredths, MissingReason? Missing)>, int?, LocalText?) Now()
        {
            if (!rated) return ([], null, null);
            var rating = facts.RatingOf(named.Id);
            return (rating.Components.Select(c => (c.Name, c.ScoreHundredths, c.Missing)), rating.TotalHundredths, Grade(rating.GradeCode));
        }
    }
}
