using Answerable.Domain.Ballots;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Ballots;

public sealed class BallotAwaitsTests
{
    private static readonly Calendar Calendar = new(TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(8), null, null));

    private readonly RoundCast cast = new RoundCast().InSession();

    private Awaits Awaits(DateTimeOffset? recountedAt = null, bool isCounted = false) =>
        cast.HandOut().Awaits(cast.Counted, cast.Voting(), recountedAt, isCounted, Calendar);

    [Fact]
    public void Both_tellers_owe_their_entries_two_days_after_the_meeting()
    {
        var awaits = Awaits();
        Assert.Equal("Round of 2030 · A", awaits.Subject);
        Assert.Equal([cast.TellerOne.Id, cast.TellerTwo.Id], awaits.Awaited.Select(a => a.Owner));
        Assert.All(awaits.Awaited, a => Assert.Equal((BallotKinds.EnterPapers, cast.City.Id, new DueDate(RoundCast.MeetingOn.AddDays(2)),
            false), (a.Kind, a.OwedTo, a.Due, a.Again)));
    }

    [Fact]
    public void A_group_counted_again_is_owed_anew_two_days_after_it_was_ordered_in_the_organisations_zone()
    {
        var late = new DateTimeOffset(2031, 1, 23, 17, 0, 0, TimeSpan.Zero);
        Assert.All(Awaits(late).Awaited, a => Assert.Equal((new DueDate(new(2031, 1, 26)), false), (a.Due, a.Again)));
    }

    [Fact]
    public void Once_the_count_stands_both_have_done_what_they_owed()
    {
        var awaits = Awaits(isCounted: true);
        Assert.Empty(awaits.Awaited);
        Assert.True(awaits.IsMet(BallotKinds.EnterPapers.Code, cast.TellerOne.Id));
    }

    [Fact]
    public void Who_comes_into_a_tellers_office_owes_what_was_owed_and_the_other_goes_on_owing()
    {
        cast.Round.Dismiss(cast.Organising, OfficerRole.Teller, cast.TellerTwo.Id, RoundCast.Now);
        cast.Appoint(OfficerRole.Teller, cast.Confirmer);
        Assert.Equal([cast.TellerOne.Id, cast.Confirmer.Id], Awaits().Awaited.Select(a => a.Owner));
    }
}
