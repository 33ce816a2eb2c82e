using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>One rectification with everything that its page and the API show of it.</summary>
internal sealed class RectificationDetails(Db db, RectificationQueries queries, RepairFacts facts, PostDirectory directory)
{
    /// <summary>Null when the actor may not see it.</summary>
    public async Task<ShownRectification?> Find(Actor by, RectificationId id, DateTimeOffset now)
    {
        var r = await queries.VisibleTo(by).AsNoTracking().Include(x => x.Measures).Include(x => x.Steps).AsSplitQuery()
            .FirstOrDefaultAsync(x => x.Id == id);
        if (r is null) return null;
        var finding = await db.Set<Finding>().AsNoTracking().FirstAsync(f => f.Id == r.FindingId);
        var measures = r.MeasuresInForce().OrderBy(m => m.Number).ToList();
        var steps = r.Steps.OrderBy(s => s.Number).ToList();
        var tenures = await facts.Tenures(r);
        var calendar = await facts.Calendar();
        var bars =
            (r.State is RectificationState.Raised or RectificationState.PlanDrafted or RectificationState.ExtensionRequested
                ? r.ApproverIndependence() : r.VerifierIndependence()).Bars(tenures, now);
        var posts =
            await Posts(
                [r.OwnerPostId, r.ApproverPostId, r.VerifierPostId, .. measures.Select(m => m.ResponsiblePostId).OfType<PostId>(),
                    .. steps.Select(s => s.ByPostId).OfType<PostId>(), .. bars.Select(b => b.PostId).OfType<PostId>(),
                        .. finding.RaisedByPostId is { } raiser ? new[] { raiser } : []], now);
        var people = await People([.. steps.Select(s => s.ByPersonId), .. bars.Select(b => b.PersonId), finding.RaisedByPersonId]);
        List<ShownStep> shown = [.. steps.Select(
            s => new ShownStep(s.Number, s.Kind, s.Text, s.Evidence, s.DueOn, Name(s.ByPersonId), Post(s.ByPostId), s.At))];
        return new()
        {
            Id = r.Id, Version = r.Version, Title = finding.Title, Text = finding.Text, CorrectedText = finding.CorrectedText,
            CorrectionReason = finding.CorrectionReason, WithdrawalReason = finding.WithdrawalReason, StrandCode = finding.StrandCode,
            Source = finding.Source, FoundOn = finding.FoundOn, Goal = finding.Goal, Leader = finding.Leader,
            RoundId = finding.RaisedInRoundId,
            RaisedBy = Name(finding.RaisedByPersonId), RaisedByPost = Post(finding.RaisedByPostId), RaisedAt = finding.RaisedAt,
            State = r.State, Kind = r.Kind, CloseCondition = r.CloseCondition, DueOn = r.DueOn,
            OwedOn = r.RepairDue(calendar).On, LatestDueOn = r.LatestDueOn(calendar), ClosedAt = r.ClosedAt,
            OwedTo = await db.Set<Unit>().Where(u => u.Id == r.OwedToUnitId).Select(u => u.Name).FirstAsync(),
            Owner = posts[r.OwnerPostId], Approver = posts[r.ApproverPostId], Verifier = posts[r.VerifierPostId],
            Waits = Waiting(r.Awaits(finding.Title, calendar)), PlanNumber = r.PlanNumber,
            Measures = [.. measures.Select(m => new ShownMeasure(m.Number, m.Text, Post(m.ResponsiblePostId), m.DueOn, r.StateOf(m),
                shown.Find(s => s.Number == m.DoneStep), r.MayReport(by, m)))],
            Steps = shown,
            Results = await Results(r.FindingId),
            Bars = [.. Named(bars)
                .Select(b => new ShownBar(Post(b.PostId) is { } post ? $"{post.UnitName} {post.Name}" : null, Name(b.PersonId), b.Reason))],
            Acts = r.Acts(by, tenures, calendar, now), AgainstSketching = [.. r.AgainstSketching(by)], Bar = r.Bar(by, tenures, now),
            IsTooLow = r.IsTooLow(by),
        };

        ShownPost? Post(PostId? post) => post is { } known ? posts.GetValueOrDefault(known) : null;
        string? Name(PersonId? person) => person is { } known ? people.GetValueOrDefault(known) : null;
    }

    // A post is listed once with each person barred because of it, and alone when there is nobody.
    private static IEnumerable<Barred> Named(IReadOnlyList<Barred> bars) =>
        bars.Where(b => b.PersonId is not null || !bars.Any(o => o.PersonId is not null && o.PostId == b.PostId));

    // While more time is asked for the repair is owed as well: what the page shows is the decision.
    private static ShownWait? Waiting(Awaits awaits) =>
        awaits.Awaited.OrderBy(a => a.Kind == RectificationKinds.Repair).Select(a => new ShownWait(a.Kind.Code, a.Owner, a.Due))
            .FirstOrDefault();

    private Task<List<ShownResult>> Results(FindingId finding) =>
        db.Set<FindingResult>().Where(x => x.FindingId == finding).OrderBy(x => x.At)
            .Select(x => new ShownResult(x.RoundId, x.Result, x.Sentence, x.At, x.SupersededById != null)).ToListAsync();

    private async Task<Dictionary<PostId, ShownPost>> Posts(IEnumerable<PostId> wanted, DateTimeOffset now) =>
        (await directory.Posts(wanted, now)).Values.ToDictionary(p => p.Id, p => new ShownPost(p.Id, p.Name, p.UnitId, p.Unit, p.Holders));

    private Task<Dictionary<PersonId, string>> People(IEnumerable<PersonId?> wanted)
    {
        var ids = wanted.OfType<PersonId>().Distinct().ToList();
        return db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
    }
}
