using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

/// <summary>Ids of an arranged round, by the world's codes of posts and the policy's codes of groups.</summary>
internal sealed record ArrangedRound(RoundId Id, IReadOnlyDictionary<string, DebrieferId> Debriefers, IReadOnlyDictionary<string,
    AssessorGroupId> Groups)
{
    /// <summary>Debriefer of <c>YA-head</c>, on site.</summary>
    public DebrieferId Alder => Debriefers["YA-head"];

    /// <summary>Debriefer of <c>YB-head</c>, on site.</summary>
    public DebrieferId Birch => Debriefers["YB-head"];

    /// <summary>Debriefer of <c>YE-head</c>, in writing.</summary>
    public DebrieferId Education => Debriefers["YE-head"];
}

/// <summary>
/// Arranges a round of the city Y by the actions that the pages use: Olga organises, vets, records and enters; Ivan
/// confirms; Chen chairs; Tess and Tom count; the standing committee decides; the meeting is 20 days ahead.
/// </summary>
internal static class Arrange
{
    /// <summary>An opened round under the A/B preset: A entitled 9, B entitled 12.</summary>
    public static Task<ArrangedRound> Open(House house) => Open(house, "party-60-40");

    /// <param name="preset">Code of a preset, or null for the policy in force for Y.</param>
    /// <param name="change">Other wishes about the proposal.</param>
    /// <param name="meetingInDays">Days from the house's today to the meeting.</param>
    public static async Task<ArrangedRound> Open(House house, string? preset, Func<RoundProposal, RoundProposal>? change = null,
        int meetingInDays = 20)
    {
        var round = await Draft(house, preset, change, meetingInDays);
        var olga = await house.Actor("olga");
        await house.Scope(s => s.GetRequiredService<OpenRound>().Run(olga, round.Id));
        return round;
    }

    /// <summary>The same round before it is opened.</summary>
    public static async Task<ArrangedRound> Draft(House house, string? preset = "party-60-40", Func<RoundProposal,
        RoundProposal>? change = null, int meetingInDays = 20)
    {
        var proposal = await Proposal(house, preset, meetingInDays);
        var olga = await house.Actor("olga");
        var id = await house.Scope(s => s.GetRequiredService<DraftRound>().Run(olga, change?.Invoke(proposal) ?? proposal));
        if (preset == "party-60-40") await Rule(house, id, Stricter);
        return await Ids(house, id);
    }

    /// <summary>The numbers that an organisation may add to the preset: a quota and larger groups.</summary>
    public static RoundPolicy Stricter(RoundPolicy policy) => policy with
    {
        Quota = new(new("good", 15, null), "percent", "default"),
        MinimumGroup = new(8, "assessors", "default"),
    };

    /// <summary>Gives a round another policy than it was drafted with; its groups stay as they are.</summary>
    public static Task Rule(House house, RoundId id, Func<RoundPolicy, RoundPolicy> change) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var policy = db.Entry(await db.Set<Round>().SingleAsync(r => r.Id == id)).Property(r => r.Policy);
        policy.CurrentValue = change(policy.CurrentValue);
        await db.SaveChangesAsync();
    });

    /// <summary>Changes the round as an action of a higher room would: loads it whole, changes it, saves once.</summary>
    public static Task Change(House house, RoundId id, Action<Round> change) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        change(await RoundQueries.Whole(db.Set<Round>()).SingleAsync(r => r.Id == id));
        await db.SaveChangesAsync();
    });

    /// <summary>The eight fields that an organiser fills in.</summary>
    public static async Task<RoundProposal> Proposal(House house, string? preset = "party-60-40", int meetingInDays = 20) => new(
        await house.UnitId("Y"), preset, DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddHours(8)).AddDays(meetingInDays),
        await house.PostId("Y-chair"), [await house.PostId("YO-teller"), await house.PostId("YE-teller")],
            await house.PostId(World.Committee),
        new Dictionary<string, int> { ["A"] = 9, ["B"] = 12, ["all"] = 15 })
    {
        Confirmed = Defaults(preset), Title = "2025 round of Yunsample",
        Period = RoundPeriod.Yearly(DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime)),
    };

    /// <summary>The preset's default numbers, as an organiser confirms them; none for the policy in force.</summary>
    public static string[] Defaults(string? preset) => preset is null ? []
        : [.. PolicyChecks.Unconfirmed(RoundPolicies.Preset(preset)).Select(s => s.Name)];

    /// <summary>The round as stored.</summary>
    public static Task<Round> Read(House house, RoundId id) =>
        house.Read(db => RoundQueries.Whole(db.Set<Round>().AsNoTracking()).SingleAsync(r => r.Id == id));

    private static Task<ArrangedRound> Ids(House house, RoundId id) => house.Read(async db =>
    {
        var round = await RoundQueries.Whole(db.Set<Round>().AsNoTracking()).SingleAsync(r => r.Id == id);
        var posts = round.Debriefers.Select(d => d.PostId).ToList();
        var codes = await db.Set<Post>().Where(p => posts.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Code);
        return new ArrangedRound(id, round.Debriefers.ToDictionary(d => codes[d.PostId] + (d.IsFormer ? "/former" : ""), d => d.Id),
            round.Groups.ToDictionary(g => g.Code, g => g.Id));
    });
}
