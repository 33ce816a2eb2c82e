using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Organisation;

/// <summary>A year's calendar as it is taken in.</summary>
public sealed class YearCalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 1, 0, 0, TimeSpan.Zero);
    private static readonly Actor System = Actor.System(SystemVerbs.SetUp);
    private static readonly LocalText Notice = new("Notice", "通知");

    private readonly Unit root = Unit.Create(System, null, "C", "Lantern City", "city", Now);

    private static YearDraft Year(params SpecialDayDraft[] days) => new(2027, Notice, days);

    private static SpecialDayDraft Off(int month, int day, int year = 2027) =>
        new(new(year, month, day), SpecialDayKind.Holiday, new("New Year's Day", "元旦"));

    private static SpecialDayDraft On(int month, int day) => Off(month, day) with { Kind = SpecialDayKind.WorkingDay };

    [Fact]
    public void Only_the_system_administration_takes_one_in()
    {
        foreach (var right in Enum.GetValues<Right>().Where(r => r != Right.SystemAdministration))
            Refusing.With("organisation.may-not-take-calendar", () => root.TakeYear(By(right), Year(Off(1, 1)), null, Now, Now));
        Refusing.With("organisation.may-not-take-calendar",
            () => root.TakeYear(By(Right.SystemAdministration, "C/N/"), Year(Off(1, 1)), null, Now, Now));
        var taken = root.TakeYear(By(Right.SystemAdministration), Year(On(1, 2), Off(1, 1)), null, Now, Now);
        Assert.Equal((2027, Now, 2), (taken.Year, taken.From, taken.Days.Count));
        Assert.Equal("unit.calendar-taken", root.Recorded[^1].Act);
    }

    [Fact]
    public void The_same_again_is_refused_and_another_counts_from_its_own_instant()
    {
        var first = root.TakeYear(System, Year(Off(1, 1)), null, Now, Now);
        Refusing.With("organisation.calendar-same", () => root.TakeYear(System, Year(Off(1, 1)), first, Now.AddDays(1), Now));
        var second = root.TakeYear(System, Year(Off(1, 1), Off(1, 4)), first, Now.AddDays(1), Now);
        var known = new SpecialDays([first.Known(), second.Known()]);
        Assert.Equal((true, false), (known.IsWorkingDay(new(2027, 1, 4), Now), known.IsWorkingDay(new(2027, 1, 4), Now.AddDays(1))));
        Assert.Null(known.Of(2027, Now.AddTicks(-1)));
        // Of two that count from one instant, the one that was brought later.
        var third = root.TakeYear(System, Year(Off(1, 1)), second, Now.AddDays(1), Now.AddHours(1));
        Assert.True(new SpecialDays([third.Known(), second.Known()]).IsWorkingDay(new(2027, 1, 4), Now.AddDays(1)));
        Assert.Null(known.Of(2028, Now));
    }

    public static TheoryData<string, YearDraft> Broken => new()
    {
        { "organisation.calendar-no-day", Year() },
        { "organisation.calendar-other-year", Year(Off(1, 1, 2026)) },
        { "organisation.calendar-day-twice", Year(Off(1, 1), Off(1, 1)) },
        // 4 January 2027 is a Monday.
        { "organisation.calendar-works-anyway", Year(On(1, 4)) },
        { "organisation.calendar-bad-year", Year() with { Year = 1999, Days = [Off(1, 1, 1999)] } },
        { "shell.empty", Year(Off(1, 1)) with { Source = new("", "") } },
        { "shell.empty", Year(Off(1, 1) with { Name = new("", " ") }) },
        { "shell.too-long", Year(Off(1, 1) with { Name = new("One", new('字', YearDraft.MaxName + 1)) }) },
    };

    [Theory, MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void One_that_is_wrong_is_refused_with_its_reason(string code, YearDraft year) =>
        Assert.Contains(code, Assert.Throws<Refused>(() => root.TakeYear(System, year, null, Now, Now)).Refusals.Select(r => r.Code));

    private static Actor By(Right right, string path = "C/") => Actor.In(new(Ids.Random()), new(Ids.Random()), new(Ids.Random()), path,
        [new(right, path)], new HashSet<PostId>(), new HashSet<PostId>());
}
