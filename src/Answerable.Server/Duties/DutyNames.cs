using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Names of duty lists, of a post's list by list and post, and of duties by their text.</summary>
internal sealed class DutyNames(Db db) : IObjectNames
{
    private const int Longest = 60;

    public IReadOnlyCollection<string> Kinds => ["duty-list", "charge", "duty-task"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        if (kind == "duty-list")
        {
            var lists = ids.Select(DutyListId.Of).ToList();
            return await db.Set<DutyList>().Where(l => lists.Contains(l.Id)).Select(l => new { l.Id, l.Title }).ToDictionaryAsync(l => l.Id.Value, l => l.Title);
        }
        if (kind == "duty-task")
        {
            var tasks = ids.Select(DutyTaskId.Of).ToList();
            return await db.Set<DutyTask>().Where(t => tasks.Contains(t.Id)).Select(t => new { t.Id, t.Content })
                .ToDictionaryAsync(t => t.Id.Value, t => t.Content.Length <= Longest ? t.Content : t.Content[..Longest] + "…");
        }
        var charges = ids.Select(DutyChargeId.Of).ToList();
        return await (
            from c in db.Set<DutyCharge>()
            join l in db.Set<DutyList>() on c.ListId equals l.Id
            join p in db.Set<Post>() on c.PostId equals p.Id
            join u in db.Set<Unit>() on c.UnitId equals u.Id
            where charges.Contains(c.Id)
            select new { c.Id, l.Title, Post = p.Name, Unit = u.Name }).ToDictionaryAsync(c => c.Id.Value, c => $"{c.Title} · {c.Unit} {c.Post}");
    }
}
