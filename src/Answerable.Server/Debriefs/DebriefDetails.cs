using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;

namespace Answerable.Server.Debriefs;

/// <summary>One debrief with what its reader may see of it and do with it.</summary>
internal sealed class DebriefDetails(DebriefQueries debriefs, PostLabels labels, Tenures tenures, OrganisationZone zone)
{
    /// <summary>Null when the actor sees nothing of it.</summary>
    public async Task<ShownDebrief?> Find(Actor by, DebrieferId id, DateTimeOffset now)
    {
        if (await debriefs.Find(by, id) is not { } writing) return null;
        var (debrief, round, debriefer, findings) = writing;
        var sight = DebriefQueries.SightOf(by, round, debriefer);
        var readable = debrief.Versions.Reverse()
            .Where(v => sight > DebriefSight.Accepted || v.Outcome == VetOutcome.Accepted || v.ReopenedAt is not null).ToList();
        var held = round.Serves(by, OfficerRole.Vetter) ? await tenures.Since([debrief.PostId], debrief.BarredSince(now)) : [];
        var own = (await labels.Labels([debriefer], now))[id];
        var posts = await labels.Labels([.. readable.Select(v => v.VettedByPostId).OfType<PostId>()], now);
        return new()
        {
            Id = id, RoundId = round.Id, RoundTitle = round.Title, Policy = round.Policy, Post = own, PostId = debrief.PostId,
            State = debrief.State, Report = debriefer.Report,
            Due = DebriefAwaits.FilingDue(round, debrief.Newest()?.Facts, await zone.Calendar()),
            Versions = [.. readable.Select(v => new ShownVersion(v.Number, v.FiledAt, v.FiledOn, v.DueOn, v.Characters, v.Content,
                v.Outcome, v.Reasons, v.VettedAt, Named(v.VettedByPostId), v.ReopenedAt, v.ReopenReason))],
            NewestNumber = debrief.Newest()?.Number ?? 0, Version = debrief.Version,
            Draft = debrief.IsBegunByAnother(by) ? DebriefContent.Empty : debrief.Draft,
            DraftVersion = debrief.DraftVersion, DraftSavedAt = debrief.DraftSavedAt,
            Findings = [.. findings.Select(AskedFinding.Of)], Acts = debrief.Acts(by, round, held, now),
        };

        string? Named(PostId? post) => post is { } known ? $"{posts[known].Unit} {posts[known].Name}" : null;
    }
}
