using FsCheck;
using FsCheck.Fluent;

namespace Answerable.Ballots.Tests;

/// <summary>Elections drawn at random verify, and any damage to them is seen. A failure prints the seed to replay it with.</summary>
public sealed class ElectionProperties
{
    private static readonly Made Small = new(new(2, 1, 2, Absent: 0, Revotes: 1, Singles: 1, Threshold: 1, Members: 1), seed: 11);
    private static readonly List<Part> SmallParts = ArchiveText.Split(Small.Archive);

    private static Gen<SimulationPlan> Plans =>
        from voters in Gen.Choose(0, 4)
        from absent in Gen.Choose(0, voters)
        from revotes in Gen.Choose(0, voters - absent)
        from questions in Gen.Choose(1, 2)
        from answers in Gen.Choose(2, 3)
        from singles in Gen.Choose(0, 2)
        from members in Gen.Choose(singles == 0 ? 1 : 0, 3)
        from threshold in Gen.Choose(members == 0 ? 0 : 1, members)
        from blank in Gen.Elements(true, false)
        from weights in Gen.Elements(true, false)
        select new SimulationPlan(voters, questions, answers, absent, revotes, singles, threshold, members, blank, weights);

    [Fact]
    public void Every_election_verifies_and_counts_what_was_chosen() =>
        Prop.ForAll(Plans.ToArbitrary(), ArbMap.Default.ArbFor<int>(), (plan, seed) =>
    {
        using var made = new Made(plan, seed);
        var report = made.Verify(new(MinimumBallots: plan.Voters - plan.Absent));
        Assert.Null(report.Fault);
        Assert.Equal(made.Simulation.Expected.Questions, report.Result!.Questions);
        Assert.Equal((plan.Voters - plan.Absent, plan.Voters - plan.Absent + plan.Revotes), (report.Counted, report.Ballots));
        Assert.Equal(report,
            made.Verify(new(MinimumBallots: plan.Voters - plan.Absent, Cores: 1)) with
            {
                Rules = report.Rules,
                Election = report.Election,
                Result = report.Result
            });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void A_changed_byte_anywhere_is_rejected() =>
        Prop.ForAll(Gen.Choose(0, Small.Archive.Length - 1).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, change) =>
    {
        var damaged = Small.Archive.ToArray();
        damaged[at] ^= (byte)change;
        Assert.NotNull(ToolElections.Verify(damaged).Fault);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void A_changed_byte_of_a_record_is_rejected_though_every_hash_is_made_right_again() =>
        Prop.ForAll(Gen.Choose(0, SmallParts.Count - 1).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(),
            Gen.Choose(1, 255).ToArbitrary(), (part, draw, change) =>
        {
            var step = SmallParts[part];
            if (step.Records.Count == 0) return;
            var damaged =
                ArchiveText.Changed(SmallParts, part, draw % step.Records.Count,
                    record => record[draw / 4 % record.Length] ^= (byte)change);
            Assert.NotNull(ToolElections.Verify(damaged).Fault);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void An_archive_cut_off_anywhere_is_rejected_or_an_earlier_state() =>
        Prop.ForAll(Gen.Choose(0, Small.Archive.Length - 1).ToArbitrary(), length =>
    {
        var report = ToolElections.Verify(Small.Archive[..length]);
        Assert.True(report.Fault is not null || report.LastEvent != EventType.Result);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Bytes_that_are_no_archive_are_rejected() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        Assert.NotNull(ToolElections.Verify(bytes).Fault)).QuickCheckThrowOnFailure();
}
