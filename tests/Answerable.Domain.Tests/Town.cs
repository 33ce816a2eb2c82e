namespace Answerable.Domain.Tests;

/// <summary>A post of a made-up town, and who sits in it.</summary>
internal sealed record Desk(PostId Id, UnitId Unit, string Path, PersonId Person)
{
    /// <summary>The person at this desk, acting in it.</summary>
    public Actor Actor(params Right[] rights) => ActorHolding([], rights);

    /// <summary>The same, when the person also holds other posts.</summary>
    public Actor ActorHolding(IEnumerable<PostId> others, params Right[] rights) => ActorSeated(others, [], rights);

    /// <summary>The same, when the post has a seat in leading groups.</summary>
    public Actor ActorSeated(IEnumerable<PostId> others, IEnumerable<PostId> seats, params Right[] rights) =>
        Domain.Actor.In(Person, Id, Unit, Path,
        [.. rights.Select(r => new HeldRight(r, Town.Root))], new HashSet<PostId>([Id, .. others, .. seats]), seats.ToHashSet());

    public Tenure Tenure(DateTimeOffset? from = null, DateTimeOffset? until = null, PersonId? person = null,
        AppointmentKind kind = AppointmentKind.Holder) =>
        new(Id, Unit, Path, person ?? Person, kind, from ?? Town.Founded, until);
}

/// <summary>Units, desks and days for tests of rules.</summary>
internal static class Town
{
    public const string Root = "1/", HarbourPath = "1/11/", MillPath = "1/12/";

    public static readonly DateTimeOffset Founded = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 1, 12, 1, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 1, 12);

    public static readonly UnitId Hall = new(Ids.Random()), Harbour = new(Ids.Random()), Mill = new(Ids.Random());

    public static Desk InHall() => new(new(Ids.Random()), Hall, Root, new(Ids.Random()));

    public static Desk InHarbour() => new(new(Ids.Random()), Harbour, HarbourPath, new(Ids.Random()));

    public static Desk InMill() => new(new(Ids.Random()), Mill, MillPath, new(Ids.Random()));

    public static DateTimeOffset Day(int day) => Now.AddDays(day);

    public static readonly Calendar Calendar = new(TimeZoneInfo.Utc);

    public static string Long(int length) => new('字', length);

    public static readonly IReadOnlySet<string> Strands = new HashSet<string> { "core", "integrity" };
}
