using Answerable.Domain.Difficulties;
using Answerable.Domain.Obligations;

namespace Answerable.Domain.Tests.Difficulties;

public sealed class DifficultyTests
{
    private readonly Desk asker = Town.InHarbour(), asked = Town.InHall(), other = Town.InMill();

    private static DateOnly Day(int day) => Town.Today.AddDays(day);

    [Fact]
    public void A_unit_asks_a_post_above_it_and_no_other()
    {
        Refusing.With("difficulties.not-above", () => Ask(other));
        Refusing.With("difficulties.not-above", () => Ask(Town.InHarbour()));
        Refusing.With("difficulties.own-post", () => Difficulty.Ask(asker.ActorHolding([asked.Id]), To(asked), Draft(), Town.Now));
        Refusing.With("difficulties.nothing-above", () => Difficulty.Ask(asked.Actor(), To(asked), Draft(), Town.Now));
        Refusing.With("difficulties.no-post", () => Difficulty.Ask(Actor.WithoutPost(asker.Person), To(asked), Draft(), Town.Now));
        Refusing.With("shell.empty", () => Difficulty.Ask(asker.Actor(), To(asked), Draft() with { Text = " " }, Town.Now));
        var one = Ask(asked);
        Assert.Equal((asker.Id, asked.Id, DifficultyState.Open), (one.PostId, one.AskedPostId, one.State));
        Assert.Equal("difficulty.asked", Assert.Single(one.Recorded).Act);
    }

    [Fact]
    public void An_office_beside_it_that_runs_the_unit_above_may_be_asked_but_none_within_the_unit() =>
        Assert.Multiple(
            () => Assert.Equal(Town.Root, Ask(new AskedPost(other.Id, Town.MillPath, Town.Root)).AskedOverPath),
            () => Refusing.With("difficulties.not-above", () => Ask(new AskedPost(other.Id, Town.HarbourPath + "9/", Town.Root))));

    [Fact]
    public void An_office_that_runs_only_the_unit_itself_or_another_tree_is_not_above_it() =>
        Assert.Multiple(
            () => Refusing.With("difficulties.not-above", () => Ask(new AskedPost(other.Id, Town.MillPath, Town.HarbourPath))),
            () => Refusing.With("difficulties.not-above", () => Ask(new AskedPost(other.Id, "2/", "2/"))));

    [Fact]
    public void What_a_member_does_for_a_leading_group_is_a_line_of_the_group()
    {
        var answered = Ask(asked);
        answered.Answer(Town.InHall().ActorSeated([], [asked.Id]), "A second clerk comes in March.", Town.Day(1));
        Assert.Equal(asked.Id, answered.Recorded[^1].ActingFor);
        var withdrawn = Ask(asked);
        withdrawn.Withdraw(Town.InHarbour().ActorSeated([], [asker.Id]), Town.Day(1));
        Assert.Equal(asker.Id, withdrawn.Recorded[^1].ActingFor);
    }

    [Fact]
    public void The_answer_is_owed_by_its_date_and_is_met_by_an_answer_or_a_reason()
    {
        var one = Ask(asked);
        Owes(one, asked, Day(Difficulty.AnswerDays));
        one.Answer(asked.Actor(), "A second clerk comes in March.", Town.Day(3));
        Over(one, done: true);
        var refused = Ask(asked);
        Refusing.With("shell.empty", () => refused.Refuse(asked.Actor(), "", Town.Day(1)));
        refused.Refuse(asked.Actor(), "No post is free.", Town.Day(1));
        Over(refused, done: true);
        Refusing.With("difficulties.not-open", () => refused.Answer(asked.Actor(), "After all", Town.Day(2)));
    }

    [Fact]
    public void Nobody_but_the_post_asked_answers_and_never_who_asked()
    {
        var one = Ask(asked);
        Refusing.With("difficulties.not-asked", () => one.Answer(other.Actor(Right.Organise), "Yes", Town.Day(1)));
        Refusing.With("difficulties.not-asked", () => one.Refuse(asker.Actor(), "No", Town.Day(1)));
        Refusing.With("difficulties.own-difficulty", () => one.Answer((asked with { Person = asker.Person }).Actor(), "Yes", Town.Day(1)));
        Refusing.With("difficulties.own-difficulty",
            () => one.PassOn((asked with { Person = asker.Person }).Actor(), To(other), "Theirs", Town.Day(1)));
    }

    [Fact]
    public void Passing_on_names_the_next_and_gains_no_time_but_the_least()
    {
        var one = Ask(asked);
        Refusing.With("difficulties.same-post", () => one.PassOn(asked.Actor(), To(asked), "Mine", Town.Day(1)));
        Refusing.With("difficulties.below", () => one.PassOn(asked.Actor(), To(Town.InHarbour()), "Do it", Town.Day(1)));
        one.PassOn(asked.Actor(), To(other), "The mill has the money.", Town.Day(1));
        Owes(one, other, Day(Difficulty.AnswerDays));
        Refusing.With("difficulties.not-asked", () => one.Answer(asked.Actor(), "Yes", Town.Day(2)));
        one.PassOn(other.Actor(), To(asked), "It has not.", Town.Day(Difficulty.AnswerDays - 1));
        Owes(one, asked, Day(Difficulty.AnswerDays - 1 + Difficulty.PassedDays));
    }

    [Fact]
    public void What_is_overdue_goes_higher_from_the_day_that_was_missed()
    {
        var (job, low) = (Actor.System(SystemVerbs.RaiseDifficulties), Town.HarbourPath + "7/");
        var one = Difficulty.Ask((asker with { Path = low }).Actor(), new(other.Id, Town.HarbourPath, Town.HarbourPath), Draft(), Town.Now);
        Refusing.With("difficulties.not-overdue", () => one.Raise(job, To(asked), Town.Day(Difficulty.AnswerDays), Town.Calendar));
        Refusing.With("difficulties.not-asked", () => one.Raise(asked.Actor(), To(asked), Town.Day(30), Town.Calendar));
        Refusing.With("difficulties.not-above",
            () => one.Raise(job, new(other.Id, Town.HarbourPath, Town.HarbourPath), Town.Day(30), Town.Calendar));
        one.Raise(job, To(asked), Town.Day(Difficulty.AnswerDays + 4), Town.Calendar);
        Owes(one, asked, Day(2 * Difficulty.AnswerDays));
        Assert.Null(one.Turns[^1].ByPersonId);
        one.Answer(asked.Actor(), "So be it.", Town.Day(15));
        Refusing.With("difficulties.not-open", () => one.Raise(job, To(asked), Town.Day(60), Town.Calendar));
    }

    [Fact]
    public void Only_who_asked_takes_it_back_and_then_nothing_was_done()
    {
        var one = Ask(asked);
        Refusing.With("difficulties.not-asker", () => one.Withdraw(asked.Actor(), Town.Day(1)));
        one.Withdraw(asker.Actor(), Town.Day(1));
        Over(one, done: false);
        Refusing.With("difficulties.not-open", () => one.Withdraw(asker.Actor(), Town.Day(2)));
        Assert.Equal(["difficulty.asked", "difficulty.withdrawn"], one.Recorded.Select(l => l.Act));
    }

    private static DifficultyDraft Draft() => new("A second clerk", "One keeps nine halls.", DifficultyNeed.People);

    private static AskedPost To(Desk desk) => new(desk.Id, desk.Path, desk.Path);

    private Difficulty Ask(Desk of) => Ask(To(of));

    private Difficulty Ask(AskedPost of) => Difficulty.Ask(asker.Actor(), of, Draft(), Town.Now);

    private void Owes(Difficulty one, Desk owner, DateOnly due)
    {
        var awaited = Assert.Single(one.Awaits(Town.Calendar).Awaited);
        Assert.Equal((DifficultyKinds.Answer, owner.Id, asker.Unit, new DueDate(due)),
            (awaited.Kind, awaited.Owner, awaited.OwedTo, awaited.Due));
    }

    private static void Over(Difficulty one, bool done)
    {
        var awaits = one.Awaits(Town.Calendar);
        Assert.Empty(awaits.Awaited);
        Assert.Equal(done, awaits.IsMet(DifficultyKinds.Answer.Code, one.AskedPostId));
    }
}
