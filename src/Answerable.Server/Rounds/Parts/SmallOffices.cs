using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;

namespace Answerable.Server.Rounds;

/// <summary>A proposal for who serves in a draft.</summary>
/// <param name="Body">The leading group that decides: the draft's, else the unit's own; null where there is none, or nobody sits in
/// it.</param>
internal sealed record SmallOfficeModel(IReadOnlyList<ProposedOffice> Offices, bool NeedsBody, PostId? Body,
    IReadOnlyDictionary<PostId, PostLabel> Labels)
{
    public bool IsWhole => SmallOffice.IsWhole(Offices) && (!NeedsBody || Body is not null);

    /// <summary>As it is appointed.</summary>
    public IReadOnlyDictionary<OfficerRole, IReadOnlyList<PostId>> Wanted()
    {
        var wanted = Offices.GroupBy(o => o.Role)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<PostId>)[.. g.OrderBy(o => o.Place).Select(o => o.Post!.Value)]);
        if (Body is { } body) wanted[OfficerRole.DecidingBody] = [body];
        return wanted;
    }
}

/// <summary>Shares the offices of a draft among three posts, as <see cref="SmallOffice"/> says.</summary>
internal sealed class SmallOffices(RoundQueries rounds, RoundPersons persons, RoundDefaults defaults, PostLabels labels)
{
    /// <param name="version">As read by whoever appoints them; null does not compare.</param>
    public async Task<SmallOfficeModel> Propose(Actor by, RoundId id, IReadOnlyList<PostId> posts, DateTimeOffset now, int? version = null)
    {
        var round = await rounds.Load(by, id);
        round.ReadAs(version);
        round.RequireNone(round.AgainstChanging(by));
        var body = round.Appointed(OfficerRole.DecidingBody) ?? (await defaults.OwnGroup(round.UnitId))?.Id;
        var who = await persons.Persons([.. posts, .. round.Debriefers.Select(d => d.PostId),
            .. body is { } own ? [own] : (PostId[])[]], now);
        var debriefing = round.Debriefers.SelectMany(d => d.Answering(who)).ToHashSet();
        var offices = SmallOffice.Propose(round.Policy, [.. posts.Select(p => new OfficePost(p, who[p],
            round.Debriefers.Any(d => d.IsOf(p)) || who[p].Overlaps(debriefing)))]);
        var needsBody = round.Policy.Grade.Value;
        var sits = needsBody && body is { } group && who[group].Count > 0 ? body : null;
        return new(offices, needsBody, sits, await labels.Labels([.. posts, .. sits is { } shown ? [shown] : (PostId[])[]], now));
    }
}

/// <summary>Appoints three posts to every office of a draft, as proposed.</summary>
internal sealed class AppointSmallOffice(SmallOffices offices, AppointOfficers appoint, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id, IReadOnlyList<PostId> posts, int? version = null)
    {
        var proposal = await offices.Propose(by, id, posts, clock.ReadNow(), version);
        Require.That(proposal.IsWhole, RoundRefusals.OfficeLacking);
        await appoint.Run(by, id, proposal.Wanted(), version);
    }
}
