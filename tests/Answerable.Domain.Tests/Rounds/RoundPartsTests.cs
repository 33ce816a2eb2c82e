using Answerable.Domain.Ballots;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

/// <summary>A post that changed hands: each who held it answers for the own days.</summary>
public sealed class RoundPartsTests
{
    private static readonly DateOnly First = new(2030, 1, 1), Last = new(2030, 12, 31), August = new(2030, 8, 31), September = new(2030,
        9, 1);

    private readonly RoundCast cast = new RoundCast().Filled();
    private readonly PersonId former = new(Ids.New(RoundCast.Now)), holder = new(Ids.New(RoundCast.Now)),
        third = new(Ids.New(RoundCast.Now));

    private PostId North => cast.Northern.Id;

    private IReadOnlyList<HeldPart> Parts(params (PersonId Person, DateOnly From, DateOnly? LastDay)[] terms) =>
        HeldPart.Of(terms.Select(t => (North, t.Person, t.From, t.LastDay)), First, Last, _ => cast.Enterer);

    private Debriefer Taken()
    {
        cast.Round.TakeParts(cast.Organising, Parts((former, new(2027, 3, 1), August), (holder, September, null)), null, RoundCast.Now);
        return cast.Round.Debriefers.Single(d => d.IsFormer);
    }

    private Actor Former(Post? acting = null) => Actor.In(former, (acting ?? cast.Enterer).Id, cast.City.Id, cast.City.Path, [],
        new HashSet<PostId> { (acting ?? cast.Enterer).Id }, new HashSet<PostId>());

    [Fact]
    public void One_holder_has_no_part_and_two_have_one_each_within_the_period()
    {
        Assert.Empty(Parts((holder, new(2027, 3, 1), null)));
        Assert.Empty(Parts((holder, new(2030, 5, 1), null)));
        Assert.Equal([new(North, former, First, August, cast.Enterer), new(North, holder, September, null, null)],
            Parts((former, new(2027, 3, 1), August), (holder, September, null)));
    }

    [Fact]
    public void Who_left_after_the_period_answers_for_all_of_it_and_who_left_before_for_nothing()
    {
        Assert.Equal([new(North, former, First, Last, cast.Enterer), new(North, holder, new(2031, 1, 4), null, null)],
            Parts((former, new(2027, 3, 1), new(2031, 1, 3)), (holder, new(2031, 1, 4), null)));
        Assert.DoesNotContain(Parts((former, new(2027, 3, 1), new(2029, 12, 31)), (holder, First, null)), p => p.LastDay is not null);
        Assert.Equal([new(North, former, First, August, cast.Enterer)], Parts((former, First, August)));
    }

    [Fact]
    public void Who_holds_the_post_again_answers_from_the_newest_term_and_whoever_held_it_twice_once()
    {
        Assert.Equal([(third, new(2030, 4, 1), (DateOnly?)August), (holder, September, null)],
            Parts((holder, First, new(2030, 3, 31)), (third, new(2030, 4, 1), August), (holder, September, null))
                .Select(p => (p.PersonId, p.From!.Value, p.LastDay)));
        Assert.Equal((new DateOnly(2030, 2, 1), (DateOnly?)new DateOnly(2030, 10, 31)),
            Parts((former, new(2030, 2, 1), new(2030, 3, 31)), (former, new(2030, 10, 1), new(2030, 10, 31)), (holder, new(2030, 11, 1),
                null))
                .Where(p => p.PersonId == former).Select(p => (p.From!.Value, p.LastDay)).Single());
    }

    [Fact]
    public void The_former_holder_debriefs_before_the_one_who_holds_the_post_and_is_asked_once()
    {
        var part = Taken();
        Assert.Equal((North, former, cast.Enterer.Id, First, August),
            (part.PostId, part.HolderId!.Value, part.AnswersInPostId!.Value, part.PartFrom!.Value, part.PartUntil!.Value));
        Assert.Equal((cast.Enterer.Id, 1), (part.OwedByPostId, part.Order));
        var present = cast.Round.Debriefers.Single(d => d.IsOf(North));
        Assert.Equal((2, (DateOnly?)September, (DateOnly?)null), (present.Order, present.PartFrom, present.PartUntil));
        Assert.Equal([1, 2, 3], cast.Round.Debriefers.Select(d => d.Order).Order());
        Taken();
        Assert.Equal(3, cast.Round.Debriefers.Count);
        Refusing.With("rounds.already-debriefer",
            () => cast.Round.AddDebriefer(cast.Organising, cast.Northern, DebriefMode.OnSite, RoundCast.Now));
        cast.Round.RemoveDebriefer(cast.Organising, present.Id);
        Assert.DoesNotContain(cast.Round.Debriefers, d => d.PostId == North);
    }

    [Fact]
    public void Only_one_post_is_asked_where_one_is_named_and_nobody_who_holds_no_post()
    {
        cast.Round.TakeParts(cast.Organising, Parts((former, First, August), (holder, September, null)), cast.Southern.Id, RoundCast.Now);
        Assert.DoesNotContain(cast.Round.Debriefers, d => d.IsFormer);
        cast.Round.TakeParts(cast.Organising, HeldPart.Of([(North, former, First, August), (North, holder, September, null)], First, Last,
            _ => null), null, RoundCast.Now);
        Assert.DoesNotContain(cast.Round.Debriefers, d => d.IsFormer);
    }

    [Fact]
    public void Other_dates_of_a_draft_give_other_days_and_end_a_part_outside_of_them()
    {
        Taken();
        cast.Round.SetParts(Parts((former, First, new(2030, 7, 31)), (holder, new(2030, 8, 1), null)));
        Assert.Equal(new DateOnly(2030, 7, 31), cast.Round.Debriefers.Single(d => d.IsFormer).PartUntil);
        cast.Round.SetParts(HeldPart.Of([(North, former, First, August), (North, holder, September, null)], September, Last, _ => null));
        Assert.DoesNotContain(cast.Round.Debriefers, d => d.IsFormer);
        Assert.Equal([1, 2], cast.Round.Debriefers.Select(d => d.Order).Order());
    }

    [Fact]
    public void Who_left_the_post_that_owes_the_report_owes_it_in_a_post_that_they_hold_now()
    {
        var part = Taken();
        IReadOnlyList<HeldPart> now = HeldPart.Of([(North, former, First, August), (North, holder, September, null)], First, Last,
            _ => cast.Southern);
        Assert.Equal([part], cast.Round.TakeParts(cast.Organising, now, null, RoundCast.Now));
        Assert.Equal((cast.Southern.Id, North, former), (part.OwedByPostId, part.PostId, part.HolderId!.Value));
        Assert.Empty(cast.Round.TakeParts(cast.Organising, now, null, RoundCast.Now));
        Assert.DoesNotContain(cast.Round.Recorded, l => l.Act == "round.part-moved");
        cast.Open();
        Taken();
        Assert.Equal(cast.Enterer.Id, part.OwedByPostId);
        Assert.Single(cast.Round.Recorded, l => l.Act == "round.part-moved");
    }

    [Fact]
    public void The_organiser_asks_until_the_meeting_and_the_ledger_says_so_once_the_round_is_open()
    {
        Refusing.With("rounds.not-organiser", () => cast.Round.TakeParts(cast.As(cast.Chair), [], null, RoundCast.Now));
        cast.Open();
        Taken();
        Assert.Contains(cast.Round.Recorded, l => l.Act == "round.part-asked");
        cast.Round.EnterSession(cast.As(cast.Chair), null, RoundCast.Now);
        Refusing.With("rounds.parts-fixed", () => cast.Round.TakeParts(cast.Organising, [], null, RoundCast.Now));
    }

    [Fact]
    public void The_report_is_the_former_holders_alone_whatever_post_they_act_in()
    {
        var part = Taken();
        cast.Open();
        var debrief = Debrief.Begin(part, []);
        Assert.Empty(debrief.AgainstFiling(Former(), cast.Frame));
        Assert.Empty(debrief.AgainstFiling(Former(cast.Confirmer), cast.Frame));
        Assert.Empty(debrief.AgainstFiling(Actor.WithoutPost(former), cast.Frame));
        foreach (var other in new[]
        {
            cast.As(cast.Northern), cast.As(cast.Enterer), cast.As(cast.Chair, new HeldRight(Right.Draft, cast.City.Path)),
        })
        {
            Assert.Equal([DebriefRefusals.NotHolder], debrief.AgainstFiling(other, cast.Frame));
            Assert.Equal([DebriefRefusals.MayNotDraft], debrief.AgainstDrafting(other));
        }
        Assert.Equal([DebriefRefusals.NotHolder], Debrief.Begin(cast.Round.Debriefers.Single(d => d.IsOf(North)), [])
            .AgainstFiling(Former(), cast.Frame));
        var owed = DebriefAwaits.Of(cast.Frame, part, null, RoundCast.Calendar).Awaited.Single();
        Assert.Equal(cast.Enterer.Id, owed.Owner);
    }

    [Fact]
    public void The_former_holder_neither_vets_comments_rates_nor_counts_the_own_part()
    {
        var part = Taken();
        cast.Open();
        var vetter = Actor.In(former, cast.Organiser.Id, cast.City.Id, cast.City.Path, [new(Right.Vet, cast.City.Path)],
            new HashSet<PostId> { cast.Organiser.Id }, new HashSet<PostId>());
        var barred = Debrief.Begin(part, []).AgainstVetting(vetter, cast.Frame, [], RoundCast.Now).First();
        Assert.Equal(DebriefRefusals.VetterBarred(new(North, former, BarReasons.HeldSince)).Code, barred.Code);
        Assert.True(part.IsAbout(Former()));
        Assert.False(part.IsAbout(cast.As(cast.Northern)));
        var counted = cast.Counted with
        {
            Subjects = [.. cast.Round.Debriefers.Select(d => new CountSubject(new(d.Id.Value), d.PostId, false, d.HolderId))],
        };
        var teller = cast.Persons.ToDictionary();
        teller[cast.TellerOne.Id] = new HashSet<PersonId> { former };
        Assert.Contains(BallotRefusals.SubjectIsTeller, HandOut.AgainstHandingOut(cast.As(cast.Chair), counted with { IsOn = true },
            teller, isHandedOut: false));
        Assert.DoesNotContain(BallotRefusals.SubjectIsTeller,
            HandOut.AgainstHandingOut(cast.As(cast.Chair), counted with { IsOn = true }, cast.Persons, isHandedOut: false));
    }

    [Fact]
    public void A_teller_who_held_a_post_within_the_period_keeps_the_round_from_opening()
    {
        Taken();
        var persons = cast.Persons.ToDictionary();
        Assert.DoesNotContain(RoundRefusals.TellerIsDebriefer, cast.Round.AgainstOpening(cast.Organising, persons, RoundCast.Today));
        persons[cast.TellerTwo.Id] = new HashSet<PersonId> { former };
        Assert.Contains(RoundRefusals.TellerIsDebriefer, cast.Round.AgainstOpening(cast.Organising, persons, RoundCast.Today));
    }

    [Fact]
    public void A_former_holder_answers_for_what_was_due_in_the_own_days_and_the_holder_for_all()
    {
        var part = Taken();
        Assert.Equal([true, true, false, false],
            new[] { First, August, September, new(2029, 12, 31) }.Select(part.IsAnsweredFor));
        Assert.True(cast.Round.Debriefers.Single(d => d.IsOf(North)).IsAnsweredFor(First));
    }
}
