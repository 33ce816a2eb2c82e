using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Puts a post, known by its code, into a leading group; for a post of their own, an administrator only asks for it.</summary>
internal sealed class SeatMember(Db db, PostQueries posts, WaitingActQueries waiting, TimeProvider clock)
{
    public async Task Run(Actor by, PostId id, string memberCode)
    {
        var now = clock.ReadNow();
        var body = await posts.Load(by, id) ?? throw new NotVisible();
        Require.None(body.AgainstSeating(by));
        var code = TextRules.Needed(memberCode, "post_code", Post.MaxCode);
        var member = await db.Set<Post>().FirstOrDefaultAsync(p => p.Code == code);
        if (member is null) throw new Refused(OrganisationRefusals.UnknownPost.At("post_code"));
        var isSeated = await db.Set<Membership>().AnyAsync(m => m.CollectiveId == id && m.MemberId == member.Id && !m.IsOver(now));
        if (Administrations.IsOwn(by, member.Id, await waiting.AsksFor(by, member.Id))) db.Add(body.AskForSeat(by, member, isSeated, now));
        else db.Add(body.Seat(by, member, now, isSeated));
        await db.SaveChangesAsync();
    }
}

/// <summary>A post leaves a leading group.</summary>
internal sealed class UnseatMember(Db db, PostQueries posts, TimeProvider clock)
{
    public async Task Run(Actor by, PostId id, MembershipId seatId)
    {
        var body = await posts.Load(by, id) ?? throw new NotVisible();
        var seat = await db.Set<Membership>().FirstOrDefaultAsync(m => m.Id == seatId && m.CollectiveId == id) ?? throw new NotVisible();
        var code = await db.Set<Post>().Where(p => p.Id == seat.MemberId).Select(p => p.Code).SingleAsync();
        body.Unseat(by, seat, code, clock.ReadNow());
        await db.SaveChangesAsync();
    }
}
