using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Ledger;
using Answerable.Server.Records;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>What is open about something now, and who has it until when.</summary>
internal sealed record WaitingFor(string Kind, bool IsMine, string Post, string? Person, DateOnly DueOn, DateOnly? AnswerBy);

/// <summary>What somebody has just done, and who has it now.</summary>
/// <param name="More">How many more wait for the same.</param>
internal sealed record JustDone(IReadOnlyList<ShownLine> Lines, IReadOnlyList<WaitingFor> Waiting, int More);

/// <summary>Reads what an act did, for the page that follows it. Only to whoever did it, who so saw what it was done to.</summary>
internal sealed class WhatWasDone(Db db, LedgerQueries ledger)
{
    /// <summary>So many waiting ones are named.</summary>
    private const int Named = 2;

    /// <param name="lines">Those of the act; lines of others among them are left out.</param>
    public async Task<JustDone> Find(Actor by, IReadOnlyList<LineId> lines, DateTimeOffset now)
    {
        var done = await ledger.Own(by, lines);
        if (done.Count == 0) return new([], [], 0);
        var (ids, kinds) = (done.Select(l => l.ObjectId).ToList(), done.Select(l => l.ObjectKind).ToHashSet());
        var open = await (from o in db.Set<Obligation>()
                          join p in db.Set<Post>() on o.OwnerId equals p.Id
                          join u in db.Set<Unit>() on p.UnitId equals u.Id
                          where ids.Contains(o.ObjectId) && o.State == ObligationState.Open
                          orderby o.DueOn, o.Id
                          select new
                          {
                              o.ObjectKind, o.Kind, o.OwnerId, Post = u.Name + " " + p.Name, o.DueOn, o.AnswerBy,
                              Person = db.Set<Appointment>().Where(a => a.PostId == p.Id && a.IsInForce(now)).OrderBy(a => a.Kind)
                                  .Join(db.Set<Person>(), a => a.PersonId, x => x.Id, (_, x) => x.Name).FirstOrDefault(),
                          }).Take(Shell.Lists.Pages.Size).ToListAsync();
        // Objects of several rooms share an identifier: what waits in another one is not the reader's to know.
        var waiting = open.Where(o => kinds.Contains(o.ObjectKind))
            .Select(o => new WaitingFor(o.Kind, by.ActsAs(o.OwnerId), o.Post, o.Person, o.DueOn, o.AnswerBy)).ToList();
        return new(done, [.. waiting.Take(Named)], Math.Max(waiting.Count - Named, 0));
    }
}
