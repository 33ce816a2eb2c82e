using System.Net;
using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Ballots;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

/// <summary>Where a post changed hands within the period, both holders report, each for the own days.</summary>
public sealed class TwoHoldersReportTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Both_holders_debrief_each_for_the_own_days_and_neither_sees_or_files_the_others_report()
    {
        await TwoHolders.Arrange(house);
        var round = await Arrange.Open(house);
        var part = TwoHolders.Part(round);
        var stored = (await Arrange.Read(house, round.Id)).RequireDebriefer(part);
        Assert.Equal((new DateOnly(2025, 1, 1), (DateOnly?)new DateOnly(2025, 8, 31)), (stored.PartFrom!.Value, stored.PartUntil));
        // Each owes it on the list of the post that they hold now.
        Assert.Equal(await house.PostId("YB1-head"), await TwoHolders.Owner(house, part));
        Assert.Equal(await house.PostId("YB-head"), await TwoHolders.Owner(house, round.Birch));

        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}");
        Assert.Contains(TwoHolders.Former, olga.Text);
        Assert.Contains(TwoHolders.Present, olga.Text);
        Assert.Contains($"Birch County,{TwoHolders.Former},Boris Birch,On site,not filed",
            await olga.Client.GetStringAsync($"/rounds/{round.Id.Value}/debriefers.csv"));

        var boris = await house.SignedIn("boris");
        await boris.Get("/");
        Assert.Contains(TwoHolders.Former, boris.Text);
        await boris.Get($"/debriefs/{part.Value}/write");
        Assert.Equal(HttpStatusCode.OK, boris.Status);
        Assert.Contains(TwoHolders.Former, boris.Text);
        await boris.Get($"/debriefs/{round.Birch.Value}");
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);

        var (bruno, carl) = (await house.Actor("bruno"), await house.Actor("carl"));
        foreach (var other in new[] { bruno, carl })
            await Assert.ThrowsAsync<NotVisible>(() => house.Scope(s =>
                s.GetRequiredService<Server.Debriefs.FileDebrief>().Run(other, part, Reports.Good(), 0)));
        await Assert.ThrowsAsync<NotVisible>(() => Reports.File(house, "boris", round.Birch, Reports.Good()));
        await Reports.File(house, "boris", part, Reports.Good());
        await Reports.Accept(house, part);
        await Reports.File(house, "bruno", round.Birch, Reports.Good());
        Assert.Equal(2, await house.Read(db => db.Set<Obligation>().CountAsync(o => o.Kind == DebriefKinds.File.Code
            && o.State == ObligationState.Discharged && (o.ObjectId == part.Value || o.ObjectId == round.Birch.Value))));
        Assert.False(await house.Scope(s => s.GetRequiredService<Server.Debriefs.DebriefQueries>().Sees(bruno, part)));
    }
}
