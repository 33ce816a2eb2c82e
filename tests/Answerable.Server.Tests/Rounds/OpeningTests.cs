using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rounds;

public sealed class OpeningTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Opening_makes_every_debriefer_owe_a_report_ten_days_before_the_meeting()
    {
        var arranged = await Arrange.Open(house);
        var round = await Arrange.Read(house, arranged.Id);
        Assert.Equal(RoundState.Open, round.State);
        Assert.Equal(round.MeetingOn.AddDays(-10), round.ReportDueOn);
        Assert.Equal(new DateOnly(2026, 1, 25), round.MeetingOn);
        var city = await house.UnitId("Y");
        foreach (var debriefer in round.Debriefers)
        {
            var owed = await house.Read(db => db.Set<Obligation>().SingleAsync(o => o.ObjectId == debriefer.Id.Value));
            Assert.Equal((DebriefKinds.File.Code, debriefer.PostId, city, round.ReportDueOn, round.Title, "debrief", ObligationState.Open),
                (owed.Kind, owed.OwnerId, owed.OwedToId, owed.DueOn, owed.Subject, owed.ObjectKind, owed.State));
        }
    }

    [Fact]
    public async Task A_round_from_a_preset_and_eight_fields_has_everything_else_prefilled()
    {
        var arranged = await Arrange.Draft(house);
        var round = await Arrange.Read(house, arranged.Id);
        Assert.Equal(("2025 round of Yunsample", "2025", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)),
            (round.Title, round.Period, round.PeriodFrom, round.PeriodUntil));
        Assert.Equal(DebriefMode.OnSite, round.RequireDebriefer(arranged.Alder).Mode);
        Assert.Equal(DebriefMode.OnSite, round.RequireDebriefer(arranged.Birch).Mode);
        Assert.Equal(DebriefMode.Written, round.RequireDebriefer(arranged.Education).Mode);
        Assert.Equal(3, round.Debriefers.Count);
        Assert.Equal([1, 2, 3], round.Debriefers.Select(d => d.Order).Order());
        Assert.Equal(9, round.RequireGroup(arranged.Groups["A"]).Entitled);
        var codes = await house.Read(db => db.Set<Post>().ToDictionaryAsync(p => p.Id, p => p.Code));
        string Officers(OfficerRole role) => string.Join(" ", round.PostsOf(role).Select(p => codes[p]).Order());
        Assert.Equal("Y-chair", Officers(OfficerRole.Chair));
        Assert.Equal("YE-teller YO-teller", Officers(OfficerRole.Teller));
        Assert.Equal("YO-organiser", Officers(OfficerRole.Vetter));
        Assert.Equal("YO-organiser", Officers(OfficerRole.Recorder));
        Assert.Equal("YO-organiser", Officers(OfficerRole.Enterer));
        Assert.Equal("YO-inspector", Officers(OfficerRole.Confirmer));
        Assert.Equal(World.Committee, Officers(OfficerRole.DecidingBody));
        Assert.Equal("YO-organiser", codes[round.OrganiserId]);
    }
}
