using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>What becomes of a row.</summary>
internal enum PastFate { New, Known, Closed, Refused }

/// <summary>A row with the post that answers for it, and what becomes of it.</summary>
internal sealed record PastRow(LedgerRow Said, Post? Owner, string? OwnerName, PostId? Verifier, PastFate Fate,
    IReadOnlyList<Refusal> Problems);

/// <summary>Finds the posts that a ledger names, and what of it is known already.</summary>
internal sealed class PastPlan(Db db, OrganisationZone zone)
{
    /// <param name="path">Of the unit whose ledger it is: every post is of it or below.</param>
    public async Task<IReadOnlyList<PastRow>> Of(Actor by, LedgerFile file, string path, DateTimeOffset now)
    {
        var calendar = await zone.Calendar();
        var rows = new List<PastRow>();
        var keys = new HashSet<string>();
        foreach (var said in file.Rows)
        {
            var problems = said.Problems.Concat(said.Past.Faults(calendar.On(now))
                .Where(f => said.Problems.All(p => p.Field != f.Field))).ToList();
            var (owner, name) = said.IsClosed ? (null, null) : await Owner(said, path, now, problems);
            var verifier = said.VerifierCode is { } code && !said.IsClosed ? await Coded(code, "accepted_by_code", null, problems) : null;
            if (owner is not null && Finding.AgainstRaising(by, owner.Id, owner.UnitPath, FindingSource.Past).Any())
                problems.Add(RectificationRefusals.MayNotTakeOver.At("post_code"));
            if (verifier is not null && owner is not null && !await MayVerify(verifier.Id, owner.UnitPath, path, now))
                problems.Add(LedgerRefusals.CannotVerify(verifier.Code));
            var fate = said.IsClosed ? PastFate.Closed : problems.Count > 0 ? PastFate.Refused
                : await IsKnown(owner!.Id, said.Past, calendar) ? PastFate.Known : PastFate.New;
            if (fate == PastFate.New && !keys.Add(said.Past.KeyOf(owner!.Id)))
                (fate, problems) = (PastFate.Refused, [LedgerRefusals.TwiceInFile.At("problem")]);
            rows.Add(new(said, owner, name, verifier?.Id, fate, fate is PastFate.Closed ? [] : problems));
        }
        return rows;
    }

    private async Task<(Post? Owner, string? Name)> Owner(LedgerRow said, string path, DateTimeOffset now, List<Refusal> problems)
    {
        if (said.PostCode is { } code)
        {
            var coded = await Coded(code, "post_code", path, problems);
            return (coded, coded is null ? null : await NameOf(coded));
        }
        var posts = db.Set<Post>().AsNoTracking().Within(p => p.UnitPath, [path]);
        if (said.Department.Length > 0)
            posts = posts.Where(p => db.Set<Unit>().Any(u => u.Id == p.UnitId && (u.Name == said.Department || u.Code == said.Department)));
        if (said.Responsible.Length > 0)
            posts = posts.Where(p => p.Name == said.Responsible || db.Set<Appointment>().Any(a => a.PostId == p.Id && a.IsInForce(now)
                && a.Kind == AppointmentKind.Holder && db.Set<Person>().Any(x => x.Id == a.PersonId && x.Name == said.Responsible)));
        var found = said.Responsible.Length == 0 ? [] : await posts.OrderBy(p => p.Code).Take(6).ToListAsync();
        if (found.Count == 0) problems.Add(LedgerRefusals.NoPost(said.Department, said.Responsible));
        else if (found.Count > 1) problems.Add(LedgerRefusals.SeveralPosts(string.Join(", ", found.Select(p => p.Code))));
        return found.Count == 1 ? (found[0], await NameOf(found[0])) : (null, null);
    }

    private async Task<Post?> Coded(string code, string column, string? path, List<Refusal> problems)
    {
        var post = await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == code);
        if (post is not null && (path is null || UnitPath.IsWithin(post.UnitPath, path))) return post;
        problems.Add(LedgerRefusals.NoPostCode(code, column));
        return null;
    }

    private Task<bool> MayVerify(PostId post, string unitPath, string owedToPath, DateTimeOffset now)
    {
        var above = UnitPath.SelfAndAncestors(unitPath).Intersect(UnitPath.SelfAndAncestors(owedToPath)).ToList();
        return db.Set<StandingRight>().AnyAsync(r => r.PostId == post && above.Contains(r.UnitPath) && r.IsInForce(now)
            && (r.Right == Right.Verify || r.Right == Right.Organise));
    }

    private async Task<string> NameOf(Post post) =>
        await db.Set<Unit>().Where(u => u.Id == post.UnitId).Select(u => u.Name).FirstAsync() + " " + post.Name;

    // The same row of the same ledger, or what stands here anyway: an export that comes back brings nothing.
    private async Task<bool> IsKnown(PostId owner, PastFinding past, Calendar calendar)
    {
        var (key, text) = (past.KeyOf(owner), past.Problem.Trim());
        if (await db.Set<Finding>().AnyAsync(f => f.PastKey == key)) return true;
        var raised = await db.Set<Finding>().Where(f => f.OwnerPostId == owner && f.Text == text && f.PastKey == null)
            .Select(f => f.RaisedAt).ToListAsync();
        return raised.Any(at => calendar.On(at) == past.FoundOn);
    }
}
