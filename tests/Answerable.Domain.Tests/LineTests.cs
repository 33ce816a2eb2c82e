using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests;

/// <summary>What stands in the ledger of an act, and what the version of its object tells.</summary>
public sealed class LineTests
{
    private static readonly Actor Setting = Actor.System(SystemVerbs.SetUp);
    private readonly Unit unit = Unit.Create(Setting, null, "R", "Root", "city", Town.Now);

    [Fact]
    public void Each_line_names_the_one_before_it_the_unit_it_is_about_and_the_verb_under_which_it_was_done()
    {
        unit.Rename(Setting, "Trunk", Town.Day(1));
        var (first, second) = (unit.Recorded[0], unit.Recorded[1]);
        Assert.Equal(("unit.created", null, Town.Now), (first.Act, first.Previous, first.At));
        Assert.Equal(("unit.renamed", first.Id, Town.Day(1)), (second.Act, second.Previous, second.At));
        Assert.Equal(second.Id, unit.LastLine);
        Assert.All(unit.Recorded, l => Assert.Equal((unit.Id, SystemVerbs.SetUp, unit.Ref), (l.Unit!.Value, l.Verb, l.Object)));
    }

    [Fact]
    public void A_line_that_says_no_unit_is_of_the_unit_of_whoever_acted()
    {
        var person = Answerable.Domain.People.Person.Create(Town.InMill().Actor(), "p", "Pat", Town.Now);
        Assert.Equal(Town.Mill, Assert.Single(person.Recorded).Unit);
        var renamed = Unit.Create(Setting, null, "S", "Shore", "city", Town.Now);
        renamed.Rename(RootAdministrator(), "Coast", Town.Now);
        Assert.Equal(renamed.Id, renamed.Recorded[^1].Unit);
    }

    [Fact]
    public void Once_stored_the_lines_are_gone_and_the_version_is_the_next()
    {
        unit.TakeRecorded();
        Assert.Empty(unit.Recorded);
        Assert.Equal(1, unit.Version);
        Assert.NotNull(unit.LastLine);
    }

    [Fact]
    public void A_text_goes_on_from_what_its_own_page_saved_last_and_is_refused_from_anything_older()
    {
        var page = Ids.Random();
        new DraftBase(3).Check(3, null, 0);
        Assert.Throws<Stale>(() => new DraftBase(2).Check(3, null, 0));
        Assert.Throws<Stale>(() => new DraftBase(2).Check(3, page, 0));
        new DraftBase(2, page, 5).Check(3, page, 4);
        new DraftBase(2, page, 5).Check(3, page, 5);
        Assert.Throws<Stale>(() => new DraftBase(3, page, 5).Check(3, page, 6));
        Assert.Throws<Stale>(() => new DraftBase(2, page, 5).Check(3, Ids.Random(), 4));
        new DraftBase(3, page).Check(3, Ids.Random(), 4);
    }

    private static Actor RootAdministrator()
    {
        var desk = Town.InHall();
        return Actor.In(desk.Person, desk.Id, desk.Unit, desk.Path, [new(Right.SystemAdministration, "")], new HashSet<PostId>(),
            new HashSet<PostId>());
    }
}
