using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Gives a post a right over a unit's subtree, unless that would join two administrations in one person.</summary>
internal sealed class GrantRight(Db db, PostQueries posts, RightsHeld rights, WaitingActQueries waiting, TimeProvider clock)
{
    public Task Run(Actor by, PostId id, Right right, string unitCode) => db.InTransaction(async () =>
    {
        var now = clock.ReadNow();
        await rights.Hold();
        var post = await posts.Load(by, id) ?? throw new NotVisible();
        Require.None(Post.AgainstGranting(by, id, await waiting.AsksFor(by, id)));
        var code = unitCode.Trim();
        var over = await db.Set<Unit>().FirstOrDefaultAsync(u => u.Code == code);
        if (over is null) throw new Refused(RosterRefusals.UnknownUnit(code).At("unit_code"));
        db.Add(post.Grant(by, right, over, now, await Facts(id, right, over.Id, now)));
        await db.SaveChangesAsync();
    });

    private async Task<GrantFacts> Facts(PostId id, Right right, UnitId over, DateTimeOffset now)
    {
        var held = db.Set<StandingRight>().Where(r => r.PostId == id && r.Right == right && r.UnitId == over && !r.IsOver(now));
        var together = new List<IReadOnlyCollection<Right>> { await rights.Rights(id, now) };
        foreach (var person in await rights.In(id, now)) together.Add(await rights.Rights(person, now));
        return new(await held.AnyAsync(), together);
    }
}

/// <summary>Takes a right back.</summary>
internal sealed class WithdrawRight(Db db, PostQueries posts, TimeProvider clock)
{
    public async Task Run(Actor by, PostId id, StandingRightId rightId)
    {
        var post = await posts.Load(by, id) ?? throw new NotVisible();
        var right = await db.Set<StandingRight>().FirstOrDefaultAsync(r => r.Id == rightId && r.PostId == id) ?? throw new NotVisible();
        post.Withdraw(by, right, clock.ReadNow());
        await db.SaveChangesAsync();
    }
}
