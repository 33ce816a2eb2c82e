using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Recordings;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Recordings;

/// <summary>A clerk takes up a signed paper: from now on they act as who signed it, until it is finished.</summary>
internal sealed class BeginRecording(Db db, SessionReads reads, IPaperDays days, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="signer">Who signed: the holder of the post, or who stands in.</param>
    public async Task<RecordingId> Run(Actor by, PostId post, PersonId signer, PaperDraft paper) =>
        (await Act(by, post, signer, paper)).Recording!.Id;

    /// <summary>The same for who records at once: the signer, as the clerk records them.</summary>
    public async Task<Actor> Act(Actor by, PostId post, PersonId signer, PaperDraft paper)
    {
        Require.None(Recording.AgainstRecording(by));
        var now = clock.ReadNow();
        var signed = await Signer(post, signer, now);
        var (start, end) = (await zone.StartOf(paper.SignedOn), OrganisationZone.EndOf(paper.SignedOn, (await zone.Calendar()).Zone));
        var terms = await db.Set<Appointment>().AsNoTracking().Where(a => a.PostId == post && a.PersonId == signer).ToListAsync();
        var wasInPost = terms.Any(a => a.IsInForce(start) || (a.From >= start && a.From < end));
        var stamp = (await reads.Person(db, by.Person!.Value, now)).Value?.Stamp;
        var made = Recording.Begin(by, signed, paper, wasInPost, SignIn.Told(stamp),
            await days.At(signed.UnitPath, now), await zone.On(now), now);
        db.Add(made);
        await db.SaveChangesAsync();
        return signed.RecordedBy(by, made.Id);
    }

    /// <summary>As they would act themselves now.</summary>
    private async Task<Actor> Signer(PostId post, PersonId signer, DateTimeOffset now)
    {
        var own = (await reads.Person(db, signer, now)).Value?.Posts ?? [];
        var held = own.FirstOrDefault(p => p.Id == post) ?? throw new Refused(RecordingRefusals.NotInPost);
        return (await reads.Actor(db, signer, held, own, now)).Value;
    }
}

/// <summary>The clerk has recorded what the paper says, and acts for themselves again.</summary>
internal sealed class FinishRecording(Db db, RecordingQueries queries, IPaperDays days, TimeProvider clock)
{
    public async Task Run(Actor by, RecordingId id)
    {
        var (found, now) = (await queries.Load(by, id), clock.ReadNow());
        found.Finish(by, await days.At(found.UnitPath, now), now);
        await db.SaveChangesAsync();
    }
}
