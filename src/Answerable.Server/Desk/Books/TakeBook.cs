using Answerable.Domain;
using Answerable.Domain.Desk;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Recordings;
using Answerable.Server.Organisation;
using Answerable.Server.Recordings;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>
/// Takes a workbook that came back: what was handed out must read as it did, each filled row is recorded from the paper that it names by
/// the action of its page, and all of them are taken or none.
/// </summary>
internal sealed class TakeBook(Db db, BeginRecording begin, FinishRecording finish, BookRows rows, TimeProvider clock)
{
    /// <summary>Those who may have signed in a post now.</summary>
    private sealed record Signers(PostId Post, IReadOnlyList<(PersonId Id, string Name, string Code)> Persons);

    /// <summary>Every filled row with what would become of it; nothing of it stays.</summary>
    public async Task<IReadOnlyList<BookOutcome>> Preview(Actor by, IReadOnlyList<ReturnedRow> file, Words words)
    {
        var outcomes = new List<BookOutcome>();
        var sent = db.Sent;
        try
        {
            db.Sent = null;
            await db.InTransaction(async () =>
            {
                outcomes.AddRange(await Record(by, await Load(by, file), file, words));
                throw new Undone();
            });
        }
        catch (Undone)
        {
            // Tried, and undone.
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.Sent = sent;
        }
        return outcomes;
    }

    /// <summary>Refuses a file that is no workbook of ours, or was taken.</summary>
    public Task Check(Actor by, IReadOnlyList<ReturnedRow> file) => Load(by, file);

    /// <returns>How many rows were taken.</returns>
    /// <exception cref="Refused">A row is refused: nothing is taken.</exception>
    public async Task<int> Run(Actor by, IReadOnlyList<ReturnedRow> file, Words words)
    {
        var taken = 0;
        await db.InTransaction(async () =>
        {
            var book = await Load(by, file);
            var outcomes = await Record(by, book, file, words);
            var bad = outcomes.Count(o => o.Problems.Count > 0);
            if (bad > 0) throw new Refused(LayoutRefusals.BadRows(bad, outcomes.Count).At("file"));
            book = await db.Set<UnitBook>().SingleAsync(b => b.Id == book.Id);
            book.Take(by, taken = outcomes.Count, clock.ReadNow());
            await db.SaveChangesAsync();
        });
        return taken;
    }

    /// <summary>The workbook that the file is; what was handed out in it must be whole.</summary>
    private async Task<UnitBook> Load(Actor by, IReadOnlyList<ReturnedRow> file)
    {
        Require.None(Recording.AgainstRecording(by));
        var id = BookFile.IdOf(file) ?? throw new Refused(BookRefusals.NotOurs);
        var book = await db.Set<UnitBook>().FirstOrDefaultAsync(b => b.Id == id) ?? throw new Refused(BookRefusals.NotOurs);
        Require.None(book.AgainstTaking(by));
        Require.That(file.Any(r => !r.Filled.IsEmpty), BookRefusals.NothingFilled);
        // Which row was changed is said beside it; that rows were left out or brought in, only of the whole.
        var changed = file.Any(r => Changed(r, book) is not null);
        Require.That(changed || (file.Count == book.Rows && BookMarks.OfAll(file.Select(r => r.Mark)) == book.Hash),
            BookRefusals.RowsChanged);
        return book;
    }

    private static Refusal? Changed(ReturnedRow row, UnitBook book) =>
        row.Handed is not { } handed || handed.Mark(book.Id) != row.Mark ? BookRefusals.RowChanged
        : row.Book != BookFile.Stamp(book) ? BookRefusals.OtherBook : null;

    private async Task<List<BookOutcome>> Record(Actor by, UnitBook book, IReadOnlyList<ReturnedRow> file, Words words)
    {
        var unit = await db.Set<Unit>().Where(u => u.Id == book.UnitId).Select(u => u.Code).SingleAsync();
        var signers = await Find(book.UnitId);
        var filled = file.Where(r => !r.Filled.IsEmpty || Changed(r, book) is not null).ToList();
        var problems = filled.ToDictionary(r => r, r => Faults(r, book, unit, signers, words).ToList());
        var sound = filled.Where(r => problems[r].Count == 0).ToList();
        // One recording for each paper; what belongs to one object is one act.
        foreach (var paper in sound.GroupBy(r => (r.PostCode, r.Filled.SignedBy, r.Filled.SignedOn, r.Filled.Paper)))
            await Record(by, [.. paper], signers[paper.Key.PostCode], problems, words);
        return [.. filled.Select(r => new BookOutcome(r, problems[r]))];
    }

    private async Task Record(Actor by, List<ReturnedRow> paper, Signers signers, Dictionary<ReturnedRow, List<Refusal>> problems,
        Words words)
    {
        var said = paper[0].Filled;
        var recorded = await Try(paper, problems, async () => await begin.Act(by, signers.Post, Signer(signers, said.SignedBy)!.Value,
            new(BookFile.Date(said.SignedOn)!.Value, said.Paper, null)));
        if (recorded is null) return;
        foreach (var act in paper.GroupBy(r => (r.Handed!.Key.Kind, r.Handed!.Key.Object)))
        {
            List<ReturnedRow> about = [.. act];
            await Try(about, problems, async () =>
            {
                await rows.Act(recorded, about, words);
                return recorded;
            });
        }
        await finish.Run(by, recorded.Recording!.Id);
    }

    /// <summary>What is refused is said beside each of the rows, and the rest goes on.</summary>
    private async Task<Actor?> Try(List<ReturnedRow> about, Dictionary<ReturnedRow, List<Refusal>> problems, Func<Task<Actor>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is Refused or Stale or NotVisible)
        {
            db.ChangeTracker.Clear();
            IReadOnlyList<Refusal> why = e is Refused refused ? refused.Refusals : [BookRefusals.Outdated];
            foreach (var row in about) problems[row].AddRange(why);
            return null;
        }
    }

    private static IEnumerable<Refusal> Faults(ReturnedRow row, UnitBook book, string unit, Dictionary<string, Signers> signers,
        Words words)
    {
        if (Changed(row, book) is { } changed)
        {
            yield return changed;
            yield break;
        }
        if (row.Handed!.UnitCode != unit || !signers.ContainsKey(row.PostCode)) yield return BookRefusals.OtherUnit;
        else if (row.Filled.SignedBy is { Length: > 0 } name && Signer(signers[row.PostCode], name) is null)
            yield return BookRefusals.NobodyOfThatName(name).At("signed_by");
        foreach (var missing in BookRows.Missing(row, words)) yield return missing;
    }

    private static PersonId? Signer(Signers of, string said) =>
        of.Persons.Where(p => p.Name == said || p.Code == said).Select(p => (PersonId?)p.Id).FirstOrDefault();

    private async Task<Dictionary<string, Signers>> Find(UnitId unit)
    {
        var now = clock.ReadNow();
        var posts = await db.Set<Post>().Where(p => p.UnitId == unit && p.ClosedAt == null).Select(p => new { p.Id, p.Code }).ToListAsync();
        var held = await (from a in db.Set<Appointment>()
                          join p in db.Set<Post>() on a.PostId equals p.Id
                          join x in db.Set<Person>() on a.PersonId equals x.Id
                          where p.UnitId == unit && a.IsInForce(now)
                          orderby a.Kind
                          select new { a.PostId, x.Id, x.Name, x.Code }).ToListAsync();
        var byPost = held.ToLookup(h => h.PostId, h => (h.Id, h.Name, h.Code));
        return posts.ToDictionary(p => p.Code, p => new Signers(p.Id, [.. byPost[p.Id]]), StringComparer.Ordinal);
    }

    /// <summary>Ends a trial.</summary>
    private sealed class Undone : Exception;
}
