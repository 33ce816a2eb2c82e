using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Organisation;

/// <summary>Units are entered and renamed in a shape that every list can show.</summary>
public sealed class UnitTests
{
    private readonly Roster at = new();

    private static string[] Faults(string code = "A", string name = "Name", string level = "city") =>
        [.. UnitShape.Check(code, name, level).Select(r => $"{r.Code} {r.Field}")];

    [Fact]
    public void A_unit_has_a_code_of_plain_characters_a_name_and_perhaps_a_level_none_of_them_too_long()
    {
        Assert.Empty(Faults(new('c', Unit.MaxCode), Town.Long(Unit.MaxName), Town.Long(Unit.MaxLevel)));
        Assert.Empty(Faults("aZ-9._", " " + Town.Long(Unit.MaxName) + " ", ""));
        Assert.Equal(["organisation.no-code code"], Faults(code: ""));
        Assert.Equal(["shell.too-long code"], Faults(code: new('c', Unit.MaxCode + 1)));
        foreach (var bad in new[] { "a b", "a/b", "é", "/" }) Assert.Equal(["organisation.bad-code code"], Faults(code: bad));
        Assert.Equal(["organisation.no-name name"], Faults(name: " "));
        Assert.Equal(["shell.too-long name"], Faults(name: Town.Long(Unit.MaxName + 1)));
        Assert.Equal(["shell.odd-character name"], Faults(name: "a\u0001"));
        Assert.Equal(["shell.odd-character level"], Faults(level: "a\u0001"));
        Assert.Equal(["shell.too-long level"], Faults(level: Town.Long(Unit.MaxLevel + 1)));
    }

    [Fact]
    public void The_root_is_entered_by_set_up_alone_and_no_unit_lies_too_deep()
    {
        Refusing.With("organisation.not-administrator",
            () => Unit.Create(at.With(Right.SystemAdministration), null, "D", "Other", "city", Town.Now));
        Refusing.With("organisation.no-name", () => Unit.Create(Roster.Setting, at.City, "D", "", "town", Town.Now));
        Assert.Equal(at.City.Id, Unit.Create(at.With(Right.SystemAdministration), at.City, "D", "Down", "town", Town.Now).ParentId);
        var deep = at.City;
        while (deep.Path.Length + 20 < Unit.MaxPath) deep = Unit.Create(Roster.Setting, deep, new('d', 19), "Deep", "town", Town.Now);
        var last = Unit.MaxPath - deep.Path.Length - 1;
        Refusing.With("organisation.too-deep", () => Unit.Create(Roster.Setting, deep, new('e', last + 1), "Deeper", "town", Town.Now));
        Assert.Equal(Unit.MaxPath, Unit.Create(Roster.Setting, deep, new('e', last), "Deepest", "town", Town.Now).Path.Length);
    }

    [Fact]
    public void Closing_and_merging_each_leave_a_line_on_the_unit_they_end()
    {
        var by = at.With(Right.SystemAdministration);
        var closed = Unit.Create(Roster.Setting, at.City, "X", "Ends", "town", Town.Now);
        closed.Close(by, new(0, 0, 0), Town.Day(1));
        Assert.Equal("unit.closed", closed.Recorded[^1].Act);
        var merged = Unit.Create(Roster.Setting, at.City, "Z", "Goes up", "town", Town.Now);
        merged.MergeInto(by, at.County, Town.Day(1));
        Assert.Equal(("unit.merged", "unit.took-in"), (merged.Recorded[^1].Act, at.County.Recorded[^1].Act));
        Assert.All(new[] { closed, merged }, u => Assert.Equal(Town.Day(1), u.ClosedAt));
    }

    [Fact]
    public void A_rename_keeps_the_old_name_with_its_time_and_says_another()
    {
        var past = at.County.Rename(Roster.Setting, " North Shore ", Town.Day(1));
        Assert.Equal(("North", Town.Now, Town.Day(1)), (past.Name, past.From, past.Until));
        Assert.Equal((at.County.Id, at.City.Id, "county", at.County.Path), (past.UnitId, past.ParentId!.Value, past.Level, past.Path));
        Assert.Equal(("North Shore", Town.Day(1)), (at.County.Name, at.County.From));
        Refusing.With("organisation.same-name", () => at.County.Rename(Roster.Setting, "North Shore ", Town.Day(2)));
        Refusing.With("organisation.no-name", () => at.County.Rename(Roster.Setting, " ", Town.Day(2)));
    }

    [Fact]
    public void A_level_that_set_up_left_open_is_filled_once_by_who_administers_the_system()
    {
        var open = Unit.Create(Roster.Setting, at.City, "O", "Open", "", Town.Now);
        Refusing.With("organisation.not-administrator", () => open.FillLevel(at.With(Right.Organise), "town"));
        open.FillLevel(at.With(Right.SystemAdministration), " town ");
        open.FillLevel(at.With(Right.SystemAdministration), "village");
        Assert.Equal("town", open.Level);
    }

    [Fact]
    public void What_holds_from_an_instant_to_another_holds_at_the_first_and_no_longer_at_the_last()
    {
        var it = at.Head.Appoint(Roster.Setting, at.Other, AppointmentKind.Holder, Town.Day(1), Town.Now);
        Assert.Equal((false, true, true), (it.IsInForce(Town.Now), it.IsInForce(Town.Day(1)), it.IsInForce(Town.Day(99))));
        Assert.False(it.IsOver(Town.Day(99)));
        at.Head.Vacate(Roster.Setting, it, Town.Day(5));
        Assert.Equal((true, false), (it.IsInForce(Town.Day(4)), it.IsInForce(Town.Day(5))));
        Assert.Equal((false, true, true), (it.IsOver(Town.Day(4)), it.IsOver(Town.Day(5)), it.IsOver(Town.Day(6))));
    }
}
