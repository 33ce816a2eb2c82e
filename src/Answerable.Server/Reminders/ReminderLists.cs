using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>A reminder as its post reads it.</summary>
/// <param name="Step">As <see cref="Domain.Policies.ReminderStep.Number"/> has it.</param>
/// <param name="Subject">What it is about; empty where the reader may not see that.</param>
/// <param name="Owner">Post and unit that owe it.</param>
public sealed record ReminderRow(Guid Id, DateOnly Day, int Step, string Kind, string Subject, DateOnly DueOn, ObligationState State,
    string Owner, string Unit, string ObjectKind, Guid ObjectId)
{
    public ObjectRef Object => new(ObjectKind, ObjectId);

    /// <summary>Whether the reader may see the object.</summary>
    public bool IsSeen { get; private init; } = true;

    /// <summary>Its page; null where the reader may not see it.</summary>
    public string? Link => IsSeen ? ObjectLinks.Find(ObjectKind, ObjectId) : null;

    /// <summary>For whoever may not see the object.</summary>
    public ReminderRow Hidden() => this with { Subject = "", Owner = "", Unit = "", ObjectId = default, IsSeen = false };
}

/// <summary>What the actor's post was reminded of, with the leading groups in which it sits: a post reads its own alone.</summary>
internal sealed class ReminderLists(Db db, ObjectReader objects)
{
    public const string Path = "/reminders";

    /// <summary>A page, the newest day first.</summary>
    public async Task<PageOf<ReminderRow>> Page(Actor by, string? after, IReadOnlySet<string>? unread = null)
    {
        var all = Own(by);
        var rest = all;
        if (PageKey.Read<DateOnly, Guid>(after) is var (day, last))
            rest = all.Where(r => r.Day <= day && (r.Day < day || r.Id < last));
        var page = await Rows(rest, unread ?? Projection.Whole).Page(await all.CountToLimit(), r => PageKey.Write(r.Day, r.Id));
        var seen = await objects.Seen(by, page.Rows.Select(r => r.Object));
        return page with { Rows = [.. page.Rows.Select(r => seen.Contains(r.Object) ? r : r.Hidden())] };
    }

    /// <summary>How many reminders of a day the post has.</summary>
    public Task<int> On(Actor by, DateOnly day) => Own(by).Where(r => r.Day == day).CountToLimit();

    private IQueryable<Reminder> Own(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<Reminder>().AsNoTracking().Where(r => owners.Contains(r.PostId));
    }

    private IQueryable<ReminderRow> Rows(IQueryable<Reminder> all, IReadOnlySet<string> unread) =>
        (from r in all.OrderByDescending(r => r.Day).ThenByDescending(r => r.Id)
         from o in db.Set<Obligation>().Where(o => o.Id == r.ObligationId)
         select new { r, o }).SelectWithout(x => new ReminderRow(x.r.Id, x.r.Day, x.r.Step, x.o.Kind, x.o.Subject, x.r.DueOn, x.o.State,
            db.Set<Post>().Where(p => p.Id == x.o.OwnerId).Select(p => p.Name).First(),
            db.Set<Unit>().Where(u => u.Id == x.o.UnitId).Select(u => u.Name).First(), x.o.ObjectKind, x.o.ObjectId), unread);
}
