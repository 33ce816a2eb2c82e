using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Ledger;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
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
    public const int Named = 2;

    /// <summary>What the save at hand has done: its lines, and what it opened, moved or reopened.</summary>
    /// <param name="inBulk">What was opened beside the save.</param>
    public static ActDone Of(Db db, Extract<ObligationId> inBulk)
    {
        var lines = db.Held<Line>().OrderBy(l => l.Id.Value).ToList();
        var times = lines.Select(l => l.At).ToHashSet();
        var owed = db.Held<Obligation>()
            .Where(o => o.State == ObligationState.Open && o.Spans.Any(s => times.Contains(s.From)))
            .OrderBy(o => o.DueOn).ThenBy(o => o.Id.Value).Select(o => o.Id).ToList();
        return new([.. lines.Take(ActDone.Most).Select(l => l.Id)],
            new([.. owed.Concat(inBulk.Rows).Take(ActDone.Most)], owed.Count + inBulk.Count));
    }

    /// <summary>What was done, and what waits because of it: what the act opened, moved or reopened, and what else waits on the objects of
    /// its lines.</summary>
    /// <param name="act">Lines of others among its lines are left out, and what was opened at another time than any of the rest.</param>
    public async Task<JustDone> Find(Actor by, ActDone act, DateTimeOffset now)
    {
        var done = await ledger.Own(by, act.Lines);
        if (done.Count == 0) return new([], [], 0);
        var (ids, kinds) = (done.Select(l => l.ObjectId).ToList(), done.Select(l => l.ObjectKind).ToHashSet());
        var (owed, times) = (act.Owed.Rows, done.Select(l => l.At).ToList());
        var open = await (from o in db.Set<Obligation>()
                          join p in db.Set<Post>() on o.OwnerId equals p.Id
                          join u in db.Set<Unit>() on p.UnitId equals u.Id
                          where o.State == ObligationState.Open && (ids.Contains(o.ObjectId)
                              || (owed.Contains(o.Id) && o.Spans.Any(s => times.Contains(s.From))))
                          orderby o.DueOn, o.Id
                          select new
                          {
                              o.Id, o.ObjectKind, o.Kind, o.OwnerId, Post = u.Name + " " + p.Name, o.DueOn, o.AnswerBy,
                              Person = db.Set<Appointment>().Where(a => a.PostId == p.Id && a.IsInForce(now)).OrderBy(a => a.Kind)
                                  .Join(db.Set<Person>(), a => a.PersonId, x => x.Id, (_, x) => x.Name).FirstOrDefault(),
                          }).Take(Shell.Lists.Pages.Size).ToListAsync();
        // Objects of several rooms share an identifier: what waits in another one is not the reader's to know.
        var waiting = open.Where(o => owed.Contains(o.Id) || kinds.Contains(o.ObjectKind))
            .Select(o => new WaitingFor(o.Kind, by.ActsAs(o.OwnerId), o.Post, o.Person, o.DueOn, o.AnswerBy)).ToList();
        var all = open.Any(o => owed.Contains(o.Id)) ? Math.Max(waiting.Count, act.Owed.Count) : waiting.Count;
        return new(done, [.. waiting.Take(Named)], Math.Max(all - Named, 0));
    }
}
