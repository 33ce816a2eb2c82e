using Answerable.Domain.People;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

/// <summary>Somebody without a post counts for a day by a code that is given, used and taken back by the rules of every teller.</summary>
public sealed class DayTellerTests
{
    private readonly RoundCast cast = new RoundCast().Filled();
    private readonly Person fetched = Person.Create(Actor.System(SystemVerbs.Demo), "day", "Fetched Person", RoundCast.Now);

    private Round Round => cast.Round;

    private static DateOnly Day(int day) => RoundCast.Today.AddDays(day);

    private DayTeller Give(Actor? by = null, PostId? teller = null, DateOnly? on = null, params string[] barred) =>
        Round.GiveDayCode(by ?? cast.Organising, teller ?? cast.TellerOne.Id, fetched, "hash", on ?? Day(1), RoundCast.Today, barred,
            RoundCast.Now);

    private static void Refused(string reason, Action act) => Assert.Equal(["rounds." + reason], Refusing.Codes(act));

    [Fact]
    public void A_code_is_given_in_the_place_of_a_teller_for_today_or_later_to_nobody_who_is_barred()
    {
        Refused("not-organiser", () => Give(cast.As(cast.Chair)));
        Refused("not-tellers-post", () => Give(teller: cast.Chair.Id));
        Refused("day-past", () => Give(on: Day(-1)));
        Refused("day-teller-barred", () => Give(barred: ["Somebody", "FETCHED person"]));
        var given = Give(on: RoundCast.Today, barred: ["Somebody"]);
        Assert.Equal((cast.TellerOne.Id, fetched.Id, "Fetched Person", RoundCast.Today),
            (given.PostId, given.PersonId, given.Name, given.On));
        Assert.Equal("round.day-code-given", Round.Recorded[^1].Act);
    }

    [Fact]
    public void Nobody_gives_a_code_who_could_use_it_themselves()
    {
        Actor Organising(Domain.Organisation.Post post, params PostId[] others) => Actor.In(new(Ids.Random()), post.Id, post.UnitId,
            post.UnitPath, [new(Right.Organise, cast.City.Path)], others.ToHashSet(), new HashSet<PostId>());
        foreach (var by in new[]
        {
            Organising(cast.Northern), Organising(cast.TellerTwo), Organising(cast.Organiser, cast.Southern.Id),
            Organising(cast.Organiser, cast.TellerOne.Id),
        })
            Refused("could-use-day-code", () => Give(by));
        Assert.Empty(Round.AgainstGivingDayCodes(Organising(cast.Organiser, cast.Chair.Id)));
        Assert.Empty(Round.AgainstGivingDayCodes(Actor.System(SystemVerbs.Demo)));
    }

    [Fact]
    public void No_code_is_given_where_no_papers_are_counted()
    {
        var policy = StricterPolicy.Party;
        var plain = new RoundCast(policy with
        {
            Assessment = policy.Assessment with { Value = false },
            Groups = policy.Groups with { Value = [] },
            Components = policy.Components with { Value = [] },
        });
        Assert.Equal(["rounds.nothing-counted"], plain.Round.AgainstGivingDayCodes(plain.Organising).Select(r => r.Code));
    }

    [Fact]
    public void A_code_lets_in_on_its_day_alone_until_it_is_ended()
    {
        var given = Give(on: Day(1));
        Assert.Equal([false, true, false], new[] { 0, 1, 2 }.Select(d => given.LetsIn(Day(d))));
        Assert.Equal([true, true, false], new[] { 0, 1, 2 }.Select(d => given.Counts(Day(d))));
        given.End(RoundCast.Now);
        given.End(RoundCast.Now.AddDays(1));
        Assert.Equal((RoundCast.Now, false, false), (given.EndedAt, given.LetsIn(Day(1)), given.Counts(Day(1))));
    }

    [Fact]
    public void A_code_is_taken_back_once_by_who_gives_them_in_its_own_round()
    {
        var given = Give();
        Refused("not-organiser", () => Round.WithdrawDayCode(cast.As(cast.Chair), given, RoundCast.Now));
        var other = new RoundCast().Filled();
        Refused("no-such-part", () => other.Round.WithdrawDayCode(other.Organising, given, RoundCast.Now));
        Round.WithdrawDayCode(cast.Organising, given, RoundCast.Now);
        Assert.Equal((RoundCast.Now, "round.day-code-withdrawn"), (given.EndedAt, Round.Recorded[^1].Act));
        Refused("no-such-part", () => Round.WithdrawDayCode(cast.Organising, given, RoundCast.Now));
    }

    [Fact]
    public void Only_the_first_time_somebody_comes_in_has_a_line()
    {
        var given = Give();
        var lines = Round.Recorded.Count;
        foreach (var hour in new[] { 1, 2 }) Round.UseDayCode(Actor.WithoutPost(fetched.Id), given, RoundCast.Now.AddHours(hour));
        Assert.Equal((lines + 1, "round.day-code-used"), (Round.Recorded.Count, Round.Recorded[^1].Act));
        Assert.Equal(RoundCast.Now.AddHours(1), given.UsedAt);
    }
}
