using System.Linq.Expressions;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>
/// Readings of duties. A list is seen by those who may oversee its unit and by the posts charged with it;
/// a charge and its tasks by their post, the issuing post and those who may oversee the post's unit.
/// </summary>
internal sealed class DutyQueries(Db db, KindsInUse kinds)
{
    public IQueryable<DutyList> ListsVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        var charged = db.Set<DutyCharge>().Where(c => owners.Contains(c.PostId)).Select(c => c.ListId);
        var seen = Overseen<DutyList>(by, l => l.UnitPath).Or(l => charged.Contains(l.Id));
        if (Guided(by) is not { Count: > 0 } guided) return db.Set<DutyList>().Where(seen);
        var beside = db.Set<DutyCharge>().Where(c => guided.Contains(c.UnitId)).Select(c => c.ListId);
        return db.Set<DutyList>().Where(seen.Or(l => beside.Contains(l.Id)));
    }

    /// <exception cref="NotVisible">The actor may not see the list.</exception>
    public async Task RequireSeen(Actor by, DutyListId id)
    {
        if (!await ListsVisibleTo(by).AnyAsync(l => l.Id == id)) throw new NotVisible();
    }

    public IQueryable<DutyCharge> ChargesVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        var seen = Overseen<DutyCharge>(by, c => c.UnitPath).Or(c => owners.Contains(c.PostId) || owners.Contains(c.IssuerPostId));
        return db.Set<DutyCharge>().Where(Guided(by) is { Count: > 0 } guided ? seen.Or(c => guided.Contains(c.UnitId)) : seen);
    }

    public IQueryable<DutyTask> TasksVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        var seen = Overseen<DutyTask>(by, t => t.UnitPath).Or(t => owners.Contains(t.PostId) || owners.Contains(t.IssuerPostId));
        return db.Set<DutyTask>().Where(Guided(by) is { Count: > 0 } guided ? seen.Or(t => guided.Contains(t.UnitId)) : seen);
    }

    /// <summary>Those whose letter was signed by somebody who is in the post no more.</summary>
    public IQueryable<DutyCharge> SignerLeft(IQueryable<DutyCharge> charges, DateTimeOffset now) => charges.Where(c => c.SignedAt != null
        && !db.Set<Appointment>().Any(a => a.PostId == c.SignedByPostId && a.PersonId == c.SignedByPersonId && a.IsInForce(now)));

    /// <summary>Whether whoever signed the letter of this charge is in the post no more.</summary>
    public Task<bool> SignerLeft(DutyChargeId id, DateTimeOffset now) =>
        SignerLeft(db.Set<DutyCharge>().Where(c => c.Id == id), now).AnyAsync();

    /// <summary>A list with its items, to be changed or issued.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public Task<DutyList> List(Actor by, DutyListId id, int? version = null) =>
        Load(ListsVisibleTo(by).Include(l => l.Items.OrderBy(i => i.Number)).Where(l => l.Id == id), version);

    public Task<DutyCharge> Charge(Actor by, DutyChargeId id, int? version = null) =>
        Load(ChargesVisibleTo(by).Where(c => c.Id == id), version);

    /// <summary>A dated duty of one post with everything reported on it.</summary>
    public Task<DutyTask> Task(Actor by, DutyTaskId id, int? version = null) =>
        Load(TasksVisibleTo(by).Include(t => t.Reports.OrderBy(r => r.Number)).Where(t => t.Id == id), version);

    /// <summary>All duties of a post's list, each with its reports; whoever asks has seen the list.</summary>
    public IQueryable<DutyTask> TasksOf(DutyChargeId id) =>
        db.Set<DutyTask>().Include(t => t.Reports.OrderBy(r => r.Number)).Where(t => t.ChargeId == id);

    /// <summary>The same duty of other posts, and this one: what one judge reads beside each other.</summary>
    public IQueryable<DutyTask> Alike(Actor by, DutyTask task) =>
        TasksVisibleTo(by).Where(t => t.ListId == task.ListId && t.ItemId == task.ItemId && t.IssuerPostId == task.IssuerPostId);

    /// <summary>The list's title, under which what is owed about it is listed.</summary>
    public Task<string> TitleOf(DutyListId id) => db.Set<DutyList>().Where(l => l.Id == id).Select(l => l.Title).SingleAsync();

    /// <summary>
    /// Posts in a subtree to which a list would be issued, in order of unit: those of its kind of post and of unit, where an item is for
    /// all of them, and those for which single items are meant.
    /// </summary>
    public IQueryable<Post> Reached(DutyList list, string path)
    {
        var named = list.Items.Select(i => i.ForPostId).OfType<PostId>().Distinct().ToList();
        var (kind, level, forAll) = (list.PostKind, list.Level, named.Count == 0 || list.Items.Any(i => i.ForPostId is null));
        // A post takes up no duty from itself: where it is charged with nothing else, the list does not reach it.
        var above = list.Items.Where(i => i.ForPostId is null).Select(i => i.AbovePostId).Distinct().ToList();
        var holder = above is [{ } one] ? one : default;
        // By guidance it goes to the unit itself and nothing beneath.
        var posts = PostsOfKind.Open(db.Set<Post>().AsNoTracking(), path, list.IsGuiding)
            .Where(p => p.Id != holder || named.Contains(p.Id));
        var ofKind = PostsOfKind.Is(db, kind, level);
        Expression<Func<Post, bool>> isNamed = p => named.Contains(p.Id);
        return posts.Where(named.Count == 0 ? ofKind : forAll ? ofKind.Or(isNamed) : isNamed).OrderBy(p => p.UnitPath).ThenBy(p => p.Code);
    }

    /// <summary>What issuing the list to these posts asks of them.</summary>
    /// <param name="asked">Which of the list's items they would report on.</param>
    /// <param name="already">What is owed there already, in both lines.</param>
    public async Task<Burden> Burden(Unit to, IQueryable<Post> posts, DutyList list, Func<DutyItem, bool> asked, BothLines already)
    {
        const int few = 5;
        var names = posts.Take(few).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => u.Name + " " + p.Name);
        return new(to.Code, to.Name, await posts.CountAsync(), list.Items.Count, list.Items.Count(asked), await names.ToListAsync(),
            already);
    }

    /// <summary>The posts, and as the rule takes them.</summary>
    public async Task<(List<Post> Posts, List<DutyPost> Charged)> ToCharge(IQueryable<Post> posts)
    {
        var found = await posts.Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new
        { Post = p, u.Level, Below = db.Set<Unit>().Any(b => b.ParentId == u.Id && b.ClosedAt == null) }).ToListAsync();
        return (found.ConvertAll(f => f.Post),
            found.ConvertAll(f => new DutyPost(f.Post.Id, f.Post.UnitId, f.Post.UnitPath, f.Post.Kind, f.Level, f.Below)));
    }

    /// <summary>Kinds of posts and of units in the subtrees where the actor organises.</summary>
    public async Task<(List<string> Posts, List<string> Units)> Kinds(Actor by)
    {
        var over = by.Over(Right.Organise);
        return (await kinds.OfPosts(over), await kinds.OfUnits(over));
    }

    /// <summary>Units whose lists the actor may begin.</summary>
    public Task<List<Unit>> Units(Actor by)
    {
        var paths = by.Over(Right.Organise);
        return db.Set<Unit>().AsNoTracking().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path).ToListAsync();
    }

    /// <summary>Charges that nobody has acknowledged in time, of posts that still answer for them.</summary>
    public static IQueryable<DutyCharge> Silent(IQueryable<DutyCharge> charges, DateOnly today) => charges.Where(c =>
        c.AcknowledgedAt == null && c.AcknowledgeBy < today && c.Objection != DutyObjectionState.Upheld);

    /// <summary>Units whose duties the actor reads since their own unit guides them.</summary>
    private static List<UnitId> Guided(Actor by) => [.. by.Guided.Where(g => g.SeesDuties).Select(g => g.Unit)];

    /// <summary>What lies in the subtrees that the actor oversees.</summary>
    public static Expression<Func<T, bool>> Overseen<T>(Actor by, Expression<Func<T, string>> path) =>
        SubtreeFilter.IsWithin(path, by.Over(RightSets.Overseeing));

    private static async Task<T> Load<T>(IQueryable<T> found, int? version) where T : Aggregate
    {
        var one = await found.FirstOrDefaultAsync() ?? throw new NotVisible();
        one.ReadAs(version);
        return one;
    }
}
