using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>
/// The page of a subtree that is asked for most: the first one, of any kind, with every column. Its rows come with their count in one
/// statement that is translated once; every other page is composed by <see cref="ObligationQueries"/> as it is asked for.
/// </summary>
internal static class SubtreePage
{
    private sealed record Counted(OwedRow Row, int Count);

    private delegate IAsyncEnumerable<Counted> Ask(DbContext db, ObligationState state, string start, string end, DateOnly from,
        DateOnly until, int most);

    private static readonly HotQuery<Ask> First = new(() => new Ask(EF.CompileAsyncQuery(
        (DbContext db, ObligationState state, string start, string end, DateOnly from, DateOnly until, int most) =>
            db.Set<Obligation>()
                .Where(o => o.State == state && o.DueOn >= from && o.DueOn <= until
                    && string.Compare(o.UnitPath, start) >= 0 && string.Compare(o.UnitPath, end) < 0)
                .OrderBy(o => o.UnitPath).ThenBy(o => o.DueOn).ThenBy(o => o.Id)
                .Select(o => new Counted(
                    new OwedRow(o.Id, o.Kind, o.Subject, o.DueOn, o.AnswerBy, o.State,
                        db.Set<Post>().Where(p => p.Id == o.OwnerId).Select(p => p.Name).First(),
                        db.Set<Unit>().Where(u => u.Id == o.UnitId).Select(u => u.Name).First(), o.UnitPath,
                        db.Set<Unit>().Where(u => u.Id == o.OwedToId).Select(u => u.Name).First(), o.ObjectKind, o.ObjectId, o.Minutes,
        db.Set<Post>().Where(p => p.Id == o.AskedByPostId).Select(p => p.Name).FirstOrDefault()),
                    db.Set<Obligation>().Where(c => c.State == state && c.DueOn >= from && c.DueOn <= until
                        && string.Compare(c.UnitPath, start) >= 0 && string.Compare(c.UnitPath, end) < 0)
                        .Select(c => 1).Take(most).Count()))
                .Take(Pages.Size + 1))));

    /// <summary>From which row the next page begins.</summary>
    public static string Key(OwedRow row) => PageKey.Write(row.UnitPath, row.DueOn, row.Id.Value);

    /// <param name="trio">What the tally says of the subtree, where it has been asked.</param>
    public static async Task<PageOf<OwedRow>> Read(DbContext db, string path, Standing standing, DateOnly today, Trio? trio)
    {
        var (from, until) = standing switch
        {
            Standing.Late => (DateOnly.MinValue, today.AddDays(-1)),
            Standing.Near => (today, today.AddDays(ObligationFilter.NearDays)),
            _ => (DateOnly.MinValue, DateOnly.MaxValue),
        };
        var state = standing == Standing.Done ? ObligationState.Discharged : ObligationState.Open;
        var (rows, count) = (new List<OwedRow>(), 0);
        // What the tally has counted is not counted again.
        var most = trio is null ? Pages.CountLimit + 1 : 0;
        await foreach (var found in First.On(db)(db, state, path, UnitPath.End(path), from, until, most))
        {
            rows.Add(found.Row);
            count = found.Count;
        }
        return Pages.Of(rows, trio?.Count(standing) ?? count, Key);
    }
}
