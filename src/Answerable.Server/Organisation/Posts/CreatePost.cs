using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Organisation;

/// <summary>Enters a post of a unit; it is vacant until somebody is appointed.</summary>
internal sealed class CreatePost(Db db, UnitQueries units, TimeProvider clock)
{
    public async Task<PostId> Run(Actor by, UnitId unitId, string code, string name, string kind, bool collective)
    {
        var unit = await units.Load(by, unitId) ?? throw new NotVisible();
        var post = Post.Create(by, unit, code, name, kind, collective, clock.ReadNow());
        db.Add(post);
        await db.SaveChangesAsync();
        return post.Id;
    }
}
