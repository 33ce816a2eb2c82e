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
internal sealed class AppraisalQueries(Db db, RoundQueries rounds, FactsReader reader, DebrieferNames names)
{
    /// <summary>Rows that a file is read by.</summary>
    private const int Chunk = 200;

    /// <summary>A page of them; null when the actor sees nothing of the round.</summary>
    /// <param name="after">Key of the last debriefer of the page before.</param>
    public async Task<RoundAppraisals?> Find(Actor by, RoundId id, string? after = null)
    {
        if (await Seen(by, id) is not { } at) return null;
        var (round, official) = (at.Round, at.Sight.IsOfficial);
        var left = await StartAppraisals.Left(db, id).CountAsync();
        return new(id, round.Title, round.State, round.Policy, official, await Rows(at, after, Pages.Size),
            official ? await reader.Quota(by, round) : null,
            new()
            {
                { AppraisalActs.Start, AppraisalStart.AgainstStarting(by, round, left) },
                {
                    AppraisalActs.Publication,
                    GradePublication.AgainstPublishing(by, round, official ? await reader.ToPublish(round) : PublicationFacts.None)
                },
            });
    }

    /// <summary>All rows, for a file.</summary>
    public async IAsyncEnumerable<AppraisalRow> All(Actor by, RoundId id)
    {
        if (await Seen(by, id) is not { } at) yield break;
        for (string? after = null; ;)
        {
            var page = await Rows(at, after, Chunk);
            foreach (var row in page.Rows) yield return row;
            if ((after = page.Next) is null) yield break;
        }
    }

    // Whoever sees only their own looks at no other row.
    private async Task<Reading?> Seen(Actor by, RoundId id)
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

    private async Task<PageOf<AppraisalRow>> Rows(Reading at, string? after, int size)
    {
        var (by, round, official) = (at.By, at.Round, at.Sight.IsOfficial);
        var named = await names.Page(round.Id, after, size, at.Only);
        var ids = named.Rows.Select(d => d.Id).ToList();
        var debriefers = await db.Set<Debriefer>().AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id);
        var facts = await reader.Of(round, ids);
        var seen = named.Rows
            .Select(d => (Debriefer: d, Sight: at.Sight.Into(debriefers[d.Id], d.Post.IsCollective)))
            .Where(d => official || d.Sight != Sight.None);
        // Who judges the round is shown what stands, except about themselves.
        return new([.. seen.Select(d => Row(facts, d.Debriefer, d.Sight,
            official && !RoundSight.IsSelf(by, d.Debriefer.Post.Id, d.Debriefer.Post.IsCollective)))], named.Count, named.Next);
    }

    /// <summary>A round of which the actor sees something.</summary>
    /// <param name="Only">Of these alone; null for whoever sees more than their own.</param>
    private sealed record Reading(Actor By, RoundFrame Round, RoundSight Sight, IReadOnlyCollection<DebrieferId>? Only);

    private static AppraisalRow Row(RoundFacts facts, NamedDebriefer named, Sight sight, bool official)
    {
        var (policy, standing) = (facts.Round.Policy, facts.DecisionOf(named.Id));
        LocalText? Grade(string? code) => policy.Grades.Value.FirstOrDefault(g => g.Code == code)?.Name;
        if (sight is Sight.None or Sight.Entering) return new(named, sight, [], null, null, null, null, false, false, [], null);
        // Officials see what stands; the person what they were told, other readers what was published, though it be corrected since.
        var open = sight == Sight.Grade ? facts.PublishedOf(named.Id) : facts.ToldOf(named.Id);
        var shown = official ? standing : open.FirstOrDefault();
        var superseded = open.Where(d => d != shown).Select(d => (d.Kind, Grade(d.GradeCode))).ToList();
        var correcting = shown != standing || superseded.Count > 0 ? new Correcting(shown != standing, superseded) : null;
        if (sight == Sight.Grade)
            return new(named, sight, [], null, null, shown?.Kind, Grade(shown?.GradeCode), false, shown is not null, [], shown is null
                ? null : correcting);
        var rating = facts.RatingOf(named.Id);
        return new(named, sight, [.. rating.Components.Select(c => c.ScoreHundredths)], rating.TotalHundredths, Grade(rating.GradeCode),
            shown?.Kind,
            Grade(shown?.GradeCode), shown?.FedBackAt is not null, shown?.PublishedAt is not null,
            [.. rating.Components.Where(c => c.Missing is not null).Select(c => (c.Name, c.Missing!.Value))], correcting,
            shown is { Kind: not DebrieferDecision.Graded } ? shown.Reason : null);
    }
}
