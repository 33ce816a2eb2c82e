using System.Net;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Duties;

/// <summary>A city that hands duties down to its counties.</summary>
public abstract class CascadeWalk(House house)
{
    private protected House House => house;

    private protected static async Task Issue(Visitor by, string list)
    {
        await by.Get($"{list}/issue");
        await by.Submit("issue");
        Assert.Equal(HttpStatusCode.OK, by.Status);
    }

    /// <summary>A list of the city with one duty that must be taken up below, issued to the secretaries of a county.</summary>
    /// <returns>The duty of the county's own secretary.</returns>
    private protected async Task<string> Issued(Visitor olga, string title, string content, Source source, string unit)
    {
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("title", title), ("postKind", "secretary"), ("sourceKind", $"{source.Kind}"),
            ("source", source.Reference));
        var list = olga.Path.Split('#')[0];
        await olga.Submit("add-item", ("strand", "core-business"), ("content", content), ("takeUp", "true"));
        await olga.Get($"{list}/issue?unit={unit}");
        await olga.Submit("issue");
        return $"/duties/tasks/{(await Tasks(list)).OrderBy(t => t.Path.Length).First().Id}";
    }

    private protected Task<List<(Guid Id, string Path, string Content)>> Tasks(string list) => house.Read(async db =>
    {
        var id = new DutyListId(IdIn(list));
        return (await db.Set<DutyTask>().AsNoTracking().Where(t => t.ListId == id).ToListAsync())
            .ConvertAll(t => (t.Id.Value, t.UnitPath, t.Content));
    });

    private protected Task<List<ObligationState>> TakeUps(string duty) => house.Read(db =>
    {
        var id = IdIn(duty);
        return db.Set<Obligation>().Where(o => o.ObjectId == id && o.Kind == DutyKinds.TakeUp.Code).Select(o => o.State).ToListAsync();
    });

    private protected static Guid IdIn(string path) => Guid.Parse(path.Split('/')[^1]);
}
