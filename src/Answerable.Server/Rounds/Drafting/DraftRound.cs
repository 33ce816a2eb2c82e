using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Drafts a round for a unit from a preset or the policy in force there, with debriefers, groups and officers prefilled.</summary>
internal sealed class DraftRound(Db db, PolicyQueries policies, RoundDefaults defaults, RoundPersons persons, HeldParts parts,
    OrganisationZone zone,
    TimeProvider clock)
{
    public async Task<RoundId> Run(Actor by, RoundProposal proposal)
    {
        var now = clock.ReadNow();
        var unit = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == proposal.Unit) ?? throw new NotVisible();
        Require.None(Round.AgainstDrafting(by, unit.Path));
        Round.RequireDistinct(proposal.Tellers);
        var policy = RoundPolicies.Confirm(await PolicyFor(proposal.Policy, unit, now), proposal.Confirmed);
        var organiser = by.Post ?? proposal.Chair;
        var (words, from, until) = proposal.Period;
        var round = Round.Draft(by, organiser, unit, new(proposal.Title, words, from, until, proposal.MeetingOn), policy,
            await defaults.Previous(unit.Id), await zone.Calendar(), now);
        await AddDebriefers(by, round, proposal, now);
        round.TakeParts(by, await parts.Of(round, now), null, now);
        foreach (var group in round.Groups)
            round.SizeGroup(by, group.Id, proposal.Entitled.GetValueOrDefault(group.Code), proposal.Signed.Contains(group.Code), []);
        await Appoint(by, round, proposal, organiser, now);
        db.Add(round);
        await db.SaveChangesAsync();
        return round.Id;
    }

    private async Task<RoundPolicy> PolicyFor(string? code, Unit unit, DateTimeOffset now) =>
        code is not null ? RoundPolicies.Preset(code) : (await policies.InForce(unit.Path, now))?.Policy
            ?? throw new Refused(PolicyRefusals.NoSuchPreset(""));

    private async Task AddDebriefers(Actor by, Round round, RoundProposal proposal, DateTimeOffset now)
    {
        foreach (var (post, mode) in await defaults.Debriefers(round.UnitId, proposal.DebrieferKind))
            round.AddDebriefer(by, post, mode, now);
        if (proposal.OwnGroupDebriefs && await defaults.OwnGroup(round.UnitId) is { } group)
            round.AddDebriefer(by, group, DebriefMode.OnSite, now);
    }

    private async Task Appoint(Actor by, Round round, RoundProposal proposal, PostId organiser, DateTimeOffset now)
    {
        var wanted = new List<(OfficerRole Role, PostId Post)> { (OfficerRole.Chair, proposal.Chair) };
        if (round.Policy.Assessment.Value) wanted.AddRange(proposal.Tellers.Select(t => (OfficerRole.Teller, t)));
        if (round.Policy.Grade.Value && proposal.DecidingBody is { } decides) wanted.Add((OfficerRole.DecidingBody, decides));
        wanted.AddRange(await defaults.Officers(round, organiser, proposal.Chair, now));
        var ids = wanted.Select(w => w.Post).Distinct().ToList();
        var posts = await db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        var who = await persons.Persons(ids, now);
        foreach (var (role, post) in wanted)
            round.Appoint(by, role, posts.GetValueOrDefault(post) ?? throw new NotVisible(), who, now);
    }
}
