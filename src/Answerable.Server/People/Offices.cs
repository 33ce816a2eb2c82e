using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>A post with its unit and who holds it now.</summary>
/// <param name="Holder">Null for a vacant post and for a leading group.</param>
public sealed record Office(PostId Id, string Post, string Unit, string? Holder, bool IsCollective)
{
    /// <summary>Who it is for a reader: the person if there is one, else the post.</summary>
    public string Name => Holder ?? Post;
}

/// <summary>Posts by their names, for other rooms' pages.</summary>
internal sealed class Offices(Db db)
{
    public async Task<IReadOnlyDictionary<PostId, Office>> Of(IEnumerable<PostId?> posts)
    {
        var ids = posts.OfType<PostId>().Distinct().ToList();
        var found = await (from p in db.Set<Post>()
                           join u in db.Set<Unit>() on p.UnitId equals u.Id
                           join a in db.Set<Appointment>().Where(a => a.Until == null && a.Kind == AppointmentKind.Holder) on p.Id equals a.PostId into held
                           from a in held.DefaultIfEmpty()
                           join person in db.Set<Person>() on a.PersonId equals person.Id into persons
                           from person in persons.DefaultIfEmpty()
                           where ids.Contains(p.Id)
                           select new Office(p.Id, p.Name, u.Name, person.Name, p.IsCollective)).ToListAsync();
        return found.ToDictionary(o => o.Id);
    }

    public async Task<Office> Of(PostId post) => (await Of([post]))[post];
}
