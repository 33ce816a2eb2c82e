using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

/// <summary>Which posts may be named to judge a repair, and what is told to whom judges.</summary>
public sealed class ChosenJudgesTests
{
    private readonly Repair repair = Repair.At(RectificationState.PlanDrafted);

    private Actor Organiser => repair.Organiser.Actor(Right.Organise);

    private static Actor Over(string path, Right right)
    {
        var desk = Town.InMill();
        return Actor.In(desk.Person, desk.Id, desk.Unit, desk.Path, [new(right, path)], new HashSet<PostId> { desk.Id },
            new HashSet<PostId>());
    }

    private (string, string?)[] Naming(Judges judges, JudgeFacts facts)
    {
        var refusals = Assert.Throws<Refused>(() => repair.Reassign(Organiser, judges, facts: facts)).Refusals;
        // Whoever names somebody barred may name others.
        Assert.All(refusals, r => Assert.False(r.IsDenial));
        return [.. refusals.Select(r => (r.Code["rectifications.".Length..], r.Field))];
    }

    [Fact]
    public void A_new_judge_has_the_right_and_one_who_stays_keeps_that_by_which_they_were_chosen()
    {
        var (other, third) = (Town.InHall(), Town.InHall());
        JudgeFacts nobody = new(new HashSet<PostId>(), new Dictionary<PostId, IReadOnlySet<PersonId>>());
        Assert.Equal([("no-right-to-judge", "approver")], Naming(repair.Judges with { ApproverPostId = other.Id }, nobody));
        Assert.Equal([("no-right-to-judge", "verifier")], Naming(repair.Judges with { VerifierPostId = third.Id }, nobody));
        Assert.Equal([("no-right-to-judge", "approver"), ("no-right-to-judge", "verifier")],
            Naming(repair.Judges with { ApproverPostId = other.Id, VerifierPostId = third.Id }, nobody));
        repair.Reassign(Organiser, repair.Judges, facts: nobody, day: 4);
        Assert.Equal((null, null), (repair.It.ApproverSince, repair.It.VerifierSince));
        repair.Reassign(Organiser, repair.Judges with { ApproverPostId = other.Id }, day: 5);
        Assert.Equal((Town.Today.AddDays(5), null), (repair.It.ApproverSince, repair.It.VerifierSince));
    }

    [Fact]
    public void A_post_whose_holder_answers_for_the_repair_is_not_named()
    {
        var (other, third) = (Town.InHall(), Town.InHall());
        JudgeFacts HeldBy(Desk one, PersonId person) => new(new HashSet<PostId> { other.Id, third.Id },
            new Dictionary<PostId, IReadOnlySet<PersonId>> { [one.Id] = new HashSet<PersonId> { new(Ids.Random()), person } });
        var approver = repair.Judges with { ApproverPostId = other.Id, ApproverUnitId = other.Unit };
        var verifier = repair.Judges with { VerifierPostId = third.Id, VerifierUnitId = third.Unit };
        Assert.Equal([("approver-barred", "approver")], Naming(approver, HeldBy(other, repair.Owner.Person)));
        Assert.Equal([("verifier-barred", "verifier")], Naming(verifier, HeldBy(third, repair.Owner.Person)));
        // Who carries out a measure may approve, and not verify.
        Assert.Equal([("verifier-barred", "verifier")], Naming(verifier, HeldBy(third, repair.Mason.Person)));
        repair.Reassign(Organiser, approver, facts: HeldBy(other, repair.Mason.Person));
        Assert.Equal(other.Id, repair.It.ApproverPostId);
    }

    [Fact]
    public void Naming_reaches_as_far_as_the_unit_to_which_the_repair_is_owed()
    {
        string[] Against(Actor by) => [.. repair.It.AgainstReassigning(by, repair.Tenures, Town.Day(2)).Select(r => r.Code)];
        Assert.Empty(Against(Over(Town.Root, Right.Organise)));
        Assert.Empty(Against(Over(Town.Root, Right.Verify)));
        Assert.Equal(["rectifications.may-not-reassign"], Against(Over(Town.HarbourPath, Right.Organise)));
        Assert.Equal(["rectifications.may-not-reassign"], Against(Over(Town.Root, Right.Vet)));
        foreach (var over in new[] { RectificationState.Closed, RectificationState.Withdrawn })
            Assert.Equal(["rectifications.already-closed"], Repair.At(over).It.AgainstReassigning(Organiser, repair.Tenures, Town.Day(6))
                .Select(r => r.Code));
    }

    [Fact]
    public void Whoever_might_judge_hears_what_bars_them_and_nobody_else_hears_of_it()
    {
        string? Bar(Repair of, Actor by) => of.It.Bar(by, of.Tenures, Town.Day(5))?.Reason;
        var claimed = Repair.At(RectificationState.ClaimedDone);
        Assert.Null(Bar(repair, repair.Approver.Actor()));
        Assert.Null(Bar(repair, repair.Owner.Actor()));
        Assert.Equal(BarReasons.Owner, Bar(repair, repair.Owner.Actor(Right.Verify)));
        // A measure bars from verifying and not from approving.
        Assert.Null(Bar(repair, repair.Mason.Actor(Right.Verify)));
        Assert.Equal(BarReasons.MeasureOwner, Bar(claimed, claimed.Mason.Actor(Right.Verify)));
        Assert.Null(Bar(claimed, claimed.Mason.Actor()));
        Assert.Equal(BarReasons.Owner, Bar(claimed, claimed.Owner.Actor(Right.Verify)));
    }

    [Fact]
    public void Who_verifies_over_the_owners_unit_alone_is_too_low()
    {
        Assert.True(repair.It.IsTooLow(Over(Town.HarbourPath, Right.Verify)));
        Assert.False(repair.It.IsTooLow(Over(Town.Root, Right.Verify)));
        Assert.False(repair.It.IsTooLow(Over(Town.MillPath, Right.Verify)));
        Assert.False(repair.It.IsTooLow(Over(Town.HarbourPath, Right.Organise)));
        Assert.False(repair.It.IsTooLow(Actor.System(SystemVerbs.Demo)));
        foreach (var named in new[] { repair.Approver, repair.Verifier })
            Assert.False(repair.It.IsTooLow(Actor.In(named.Person, named.Id, named.Unit, named.Path, [new(Right.Verify, Town.HarbourPath)],
                new HashSet<PostId> { named.Id }, new HashSet<PostId>())));
    }

    [Fact]
    public void A_judge_who_acts_for_a_group_that_was_named_leaves_its_line()
    {
        repair.It.ApprovePlan(Town.InHall().ActorSeated([], [repair.Approver.Id]), repair.Tenures, Town.Day(2));
        Assert.Equal(repair.Approver.Id, repair.It.Recorded[^1].ActingFor);
        var claimed = Repair.At(RectificationState.ClaimedDone);
        claimed.It.Verify(Town.InHall().ActorSeated([], [claimed.Verifier.Id]), "Seen", claimed.Tenures, Town.Day(5));
        Assert.Equal(claimed.Verifier.Id, claimed.It.Recorded[^1].ActingFor);
    }
}
