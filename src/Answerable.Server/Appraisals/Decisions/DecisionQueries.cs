using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>A member of the deciding body; barred from their own decision, by person.</summary>
/// <param name="IsChair">Chairs the round: votes after all others.</param>
public sealed record BodyMember(NamedPost Post, bool IsBarred, bool IsChair);

/// <summary>Who may have decided.</summary>
public sealed record DecidingBody(string Name, IReadOnlyList<BodyMember> Members);

/// <summary>The deciding body of a sheet that the caller sees.</summary>
internal sealed class DecisionQueries(Db db, RoundPersons persons, DebrieferNames names)
{
    public async Task<DecidingBody?> Find(Sheet sheet, DateTimeOffset now)
    {
        if (await db.Set<RoundOfficer>().Where(o => o.RoundId == sheet.RoundId && o.Role == OfficerRole.DecidingBody)
            .Select(o => (PostId?)o.PostId).FirstOrDefaultAsync() is not { } body)
            return null;
        var chair = await db.Set<RoundOfficer>().Where(o => o.RoundId == sheet.RoundId && o.Role == OfficerRole.Chair)
            .Select(o => (PostId?)o.PostId).FirstOrDefaultAsync();
        var own = sheet.Debriefer.Post.Id;
        var (members, holders) = await Members(body, own, now);
        var posts = await names.Posts([body, .. members]);
        return new(posts[body].Name, [.. members
            .Select(m => new BodyMember(posts[m], own != body && (m == own || holders[m].Overlaps(holders[own])), m == chair))
            .OrderBy(m => m.Post.Name, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// The next one on whom nothing is decided, in the round's order and then from its beginning; null where the actor may not decide, or
    /// all are decided on.
    /// </summary>
    public async Task<NamedDebriefer?> Next(Actor by, Sheet sheet)
    {
        if (sheet.Acts.IsDenied(AppraisalActs.Decision) || sheet.RoundState is < RoundState.Deciding or > RoundState.Published) return null;
        var id = sheet.Debriefer.Id;
        var mine = db.Set<Debriefer>().Where(Debriefer.AnsweredBy(by.AllPosts, by.Person));
        var at = db.Set<Debriefer>().Where(d => d.Id == id).Select(d => d.Order);
        var next = await db.Set<Debriefer>()
            .Where(d => d.RoundId == sheet.RoundId && d.Id != id && d.Decision == DebrieferDecision.None && !mine.Any(m => m.Id == d.Id))
            .OrderBy(d => d.Order > at.First() || (d.Order == at.First() && d.Id > id) ? 0 : 1).ThenBy(d => d.Order).ThenBy(d => d.Id)
            .AsNoTracking().FirstOrDefaultAsync();
        return next is null ? null : (await names.Of([next]))[next.Id];
    }

    /// <summary>Posts with a seat in the body now, and who holds, sits in or stands in for them and for the debriefer's post.</summary>
    public async Task<(IReadOnlyList<PostId> Members, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> Persons)> Members(PostId? body,
        PostId debriefer, DateTimeOffset now)
    {
        var members = await db.Set<Membership>().Where(m => m.CollectiveId == body && m.IsInForce(now)).Select(m => m.MemberId)
            .ToListAsync();
        return (members, await persons.Persons([debriefer, .. members], now));
    }
}
