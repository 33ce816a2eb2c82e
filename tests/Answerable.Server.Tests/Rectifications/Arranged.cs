using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>Findings as a meeting would raise them, in the terms of the shipped preset.</summary>
internal static class Arranged
{
    public static readonly RectificationTerms Terms = new(PlanDays: 30, ApproveDays: 5, RepairDays: 180, RepairMaxDays: 365, VerifyDays: 5, ReturnDays: 3, VerifierOutsideOwnersUnit: true);

    /// <summary>A finding about a post, raised by the city's organiser, verified by the inspector.</summary>
    public static async Task<RectificationId> Finding(this House house, string owner = "YA-head", string title = "Three village halls stand idle",
        RectificationKind kind = RectificationKind.StagedFix, string? closeCondition = null, RoundId? round = null, string? verifier = null)
    {
        var by = await house.Actor("olga");
        var ownerPost = await house.PostId(owner);
        var organiser = await house.PostId("YO-organiser");
        PostId? named = verifier is null ? null : await house.PostId(verifier);
        var city = await house.UnitId("Y");
        return await house.Scope(async s =>
        {
            var what = new NewFinding(ownerPost, title, $"{title}. One of them is used as a store.", "party-building",
                new(FindingSource.Comment, RoundId: round), Terms, city, organiser, named, kind, closeCondition);
            var finding = await s.GetRequiredService<RaiseFinding>().Run(by, what, s.GetRequiredService<TimeProvider>().ReadNow());
            await s.GetRequiredService<Db>().SaveChangesAsync();
            return RectificationId.For(finding.Id);
        });
    }
}
