using Answerable.Domain;
using Answerable.Domain.Desk;
using Answerable.Domain.Organisation;
using Answerable.Domain.Recordings;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Recordings;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>Whoever is named as signer says that it is not what they signed.</summary>
internal sealed class ObjectToRecording(Db db, RecordingQueries queries, Answerers answerers, Owed owed, OrganisationZone zone,
    TimeProvider clock)
{
    public async Task Run(Actor by, RecordingId id, string text, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var found = await queries.Load(by, id, version);
        Require.Allowed(found.AgainstObjecting(by, calendar.On(now), calendar));
        found.Object(by, text, await answerers.Find(found, now), calendar, now);
        await owed.Follow(RecordingAwaits.Of(found, calendar), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>Somebody above who did not record says whether the paper stands.</summary>
internal sealed class AnswerRecording(Db db, RecordingQueries queries, Tenures tenures, Owed owed, OrganisationZone zone,
    TimeProvider clock)
{
    public async Task Run(Actor by, RecordingId id, bool isUpheld, string answer, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var found = await queries.Load(by, id, version);
        var held = await tenures.Since([found.ClerkPostId, found.PostId], found.BegunAt);
        found.AnswerObjection(by, isUpheld, answer, held, now);
        await owed.Follow(RecordingAwaits.Of(found, calendar), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>Finds who answers an objection.</summary>
internal sealed class Answerers(Db db, PostDirectory directory)
{
    private const int Most = 50;

    private static readonly Right[] Answering = [Right.Organise, Right.SecurityAdministration, Right.Audit];

    /// <summary>
    /// The post nearest above that organises, else one that gives rights over the unit, else one that audits it; neither the clerk nor the
    /// signer is in it, and somebody is.
    /// </summary>
    /// <exception cref="Refused">There is none.</exception>
    public async Task<PostId> Find(Recording of, DateTimeOffset now)
    {
        var above = UnitPath.SelfAndAncestors(of.UnitPath).ToList();
        var found = await (from r in db.Set<StandingRight>()
                           join p in db.Set<Post>() on r.PostId equals p.Id
                           where above.Contains(r.UnitPath) && Answering.Contains(r.Right) && r.IsInForce(now) && p.ClosedAt == null
                               && p.Id != of.PostId && p.Id != of.ClerkPostId
                           orderby r.UnitPath descending, p.Code
                           select new { p.Id, r.Right, r.UnitPath, p.Code }).Take(Most).ToListAsync();
        var persons = await directory.Persons([.. found.Select(f => f.Id).Distinct()], now);
        return found.Where(f => persons[f.Id] is { Count: > 0 } there && !there.Contains(of.ClerkId) && !there.Contains(of.SignerId))
            .OrderBy(f => Array.IndexOf(Answering, f.Right)).ThenByDescending(f => f.UnitPath.Length)
            .ThenBy(f => f.Code, StringComparer.Ordinal).Select(f => (PostId?)f.Id).FirstOrDefault()
            ?? throw new Refused(RecordingRefusals.NobodyAnswers);
    }
}
