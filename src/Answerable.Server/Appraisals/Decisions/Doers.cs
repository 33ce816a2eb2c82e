using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Entries and decisions with the names of those who made them.</summary>
internal sealed class Doers(Db db, DebrieferNames names)
{
    public async Task<Func<ComponentEntry, ShownEntry>> Entries(IReadOnlyCollection<ComponentEntry> entries)
    {
        var by = await Named([.. entries.SelectMany(e => new[] { (e.EnteredByPost, e.EnteredBy), (e.ConfirmedByPost, e.ConfirmedBy) })]);
        return e => new(e.Id, e.Hundredths, e.DocumentReference, by(e.EnteredByPost, e.EnteredBy), e.EnteredAt, e.ConfirmedAt is null
            ? null : by(e.ConfirmedByPost, e.ConfirmedBy), e.ConfirmedAt,
            e.ReturnReason, e.ReturnedAt, e.CorrectionReason, e.SupersededById is not null);
    }

    public async Task<IReadOnlyDictionary<GradeDecisionId, ShownDecision>> Decisions(RoundFrame round,
        IReadOnlyCollection<GradeDecision> decisions)
    {
        var by = await Named([.. decisions.SelectMany(d => new[] { (d.RecordedByPost, d.RecordedBy), (d.FedBackByPost, d.FedBackBy) })]);
        var posts = await names.Posts(decisions.SelectMany(d =>
            d.Presences.Select(p => p.PostId).Concat(d.Recusals.Select(r => r.PostId)).Append(d.BodyPostId)));
        LocalText? Grade(string? code) => round.Policy.Grades.Value.FirstOrDefault(g => g.Code == code)?.Name;
        return decisions.ToDictionary(d => d.Id, d => new ShownDecision(d.Id, d.Kind, Grade(d.GradeCode), Grade(d.ComputedGradeCode),
            d.Reason, d.DecidedOn, d.DocumentReference, posts[d.BodyPostId].Name,
            d.Entitled, d.Present, d.VotesFor, d.VotesAgainst, d.Abstentions,
                [.. d.Presences.Select(p => posts[p.PostId].Name).Order(StringComparer.Ordinal)],
            by(d.RecordedByPost, d.RecordedBy), d.RecordedAt, d.FedBackAt is null ? null : by(d.FedBackByPost, d.FedBackBy), d.FedBackAt,
                d.PublishedAt, d.ChairVote,
                [.. d.Recusals.Select(r => new ShownRecusal(posts[r.PostId].Name, r.Reason)).OrderBy(r => r.Post,
                    StringComparer.Ordinal)]));
    }

    private async Task<Func<PostId?, PersonId?, Doer>> Named(IReadOnlyCollection<(PostId? Post, PersonId? Person)> all)
    {
        var posts = await names.Posts(all.Where(a => a.Post is not null).Select(a => a.Post!.Value));
        var ids = all.Where(a => a.Person is not null).Select(a => a.Person!.Value).Distinct().ToList();
        var persons = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return (post, person) => new(post is { } p ? posts[p].Name : null, person is { } q ? persons.GetValueOrDefault(q) : null, post,
            person);
    }
}
