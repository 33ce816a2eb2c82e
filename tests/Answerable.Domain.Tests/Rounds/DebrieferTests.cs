using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

/// <summary>How far one debriefer has come, and what is still to be told or published.</summary>
public sealed class DebrieferTests
{
    private static readonly DateTimeOffset Later = RoundCast.Now.AddDays(1);

    private readonly RoundCast cast = new RoundCast().Filled();

    private Debriefer North => cast.Debriefer(cast.Northern);

    private (bool, bool, bool) Open => (North.AwaitsFeedBack, North.AwaitsPublishing, North.IsLeftOpen);

    /// <summary>What queries ask is what the debriefer says of itself.</summary>
    private void Agrees()
    {
        Assert.Equal((North.AwaitsFeedBack, North.AwaitsPublishing, North.IsLeftOpen),
            (Debriefer.ToBeTold.Compile()(North), Debriefer.ToBePublished.Compile()(North), Debriefer.LeftOpen.Compile()(North)));
        Assert.Equal(!North.IsReportOnly, Debriefer.Assessed.Compile()(North));
    }

    [Fact]
    public void A_grade_is_told_then_published_and_what_corrects_it_likewise()
    {
        void Is(bool told, bool published, bool left)
        {
            Assert.Equal((told, published, left), Open);
            Agrees();
        }
        Is(false, false, false);
        North.Decide(DebrieferDecision.Ungraded);
        Is(false, false, false);
        North.Decide(DebrieferDecision.Deferred);
        Is(false, false, true);
        North.Decide(DebrieferDecision.Graded);
        Is(true, true, true);
        North.FeedBack(RoundCast.Now);
        Is(false, true, true);
        North.Publish(RoundCast.Now);
        Is(false, false, false);
        North.Decide(DebrieferDecision.Ungraded);
        Is(true, true, true);
        North.FeedBack(Later);
        Is(false, true, true);
        North.Publish(Later);
        Is(false, false, false);
        Assert.Equal((Later, RoundCast.Now, Later, RoundCast.Now),
            (North.FedBackAt, North.FirstFedBackAt, North.PublishedAt, North.FirstPublishedAt));
        North.Decide(DebrieferDecision.None);
        Is(false, false, false);
    }

    [Fact]
    public void What_corrects_a_told_grade_is_told_too()
    {
        North.Decide(DebrieferDecision.Graded);
        North.FeedBack(RoundCast.Now);
        North.Decide(DebrieferDecision.Ungraded);
        Assert.Equal((true, false, true), Open);
        Agrees();
        North.Decide(DebrieferDecision.Deferred);
        Assert.Equal((true, false, true), Open);
        Agrees();
        Refusing.With("rounds.not-fed-back", () => North.Publish(RoundCast.Now));
    }

    [Fact]
    public void An_acceptance_is_taken_back_only_where_there_is_one_and_who_read_the_report_then_still_can()
    {
        Refusing.With("rounds.no-report-to-vet", North.AcceptanceReopened);
        North.ReportFiled();
        Refusing.With("rounds.no-report-to-vet", North.AcceptanceReopened);
        North.ReportAccepted(RoundCast.Now);
        Refusing.With("rounds.no-report-to-vet", North.ReportReturned);
        North.AcceptanceReopened();
        Assert.Equal((ReportProgress.Filed, true, RoundCast.Now), (North.Report, North.WasAccepted, North.AcceptedAt));
        North.ReportReturned();
        Assert.Equal(ReportProgress.Returned, North.Report);
    }

    [Fact]
    public void Every_change_counts_a_version()
    {
        Action[] changes =
        [
            North.ReportFiled, North.ReportReturned, North.ReportFiled, () => North.ReportAccepted(RoundCast.Now), North.AcceptanceReopened,
            () => North.Present(PresentedAs.Presented), North.CommentAdded, North.CommentWithdrawn, North.GroupCounted,
            North.GroupReopened, () => North.Decide(DebrieferDecision.Graded), () => North.FeedBack(RoundCast.Now),
            () => North.Publish(RoundCast.Now),
        ];
        foreach (var change in changes)
        {
            var before = North.Version;
            change();
            Assert.Equal(before + 1, North.Version);
        }
        Assert.Equal((0, 0, PresentedAs.Presented), (North.CommentCount, North.CountedGroups, North.PresentedAs));
    }

    [Fact]
    public void A_count_stands_for_somebody_once_every_group_has_one_and_there_is_a_group()
    {
        Assert.False(North.IsCounted(0));
        Assert.False(North.IsCounted(1));
        North.GroupCounted();
        Assert.True(North.IsCounted(1));
        Assert.False(North.IsCounted(2));
        North.GroupReopened();
        Assert.False(North.IsCounted(1));
    }

    [Fact]
    public void Marking_and_the_way_of_reporting_count_versions_and_are_lines_once_the_round_is_open()
    {
        var (round, before) = (cast.Round, North.Version);
        round.ReportBy(cast.Organising, North.Id, DebriefMode.Written, RoundCast.Now);
        Assert.Equal((DebriefMode.Written, before + 1), (North.Mode, North.Version));
        Assert.DoesNotContain(round.Recorded, l => l.Act == "round.mode-changed");
        Refusing.With("rounds.not-organiser", () => round.ReportBy(cast.As(cast.Chair), North.Id, DebriefMode.OnSite, RoundCast.Now));
        Refusing.With("rounds.no-such-part", () => round.ReportBy(cast.Organising, new(Ids.Random()), DebriefMode.OnSite, RoundCast.Now));
        Assert.Equal([true, true, true, false], new[] { RoundState.Draft, RoundState.Open, RoundState.InSession, RoundState.Deciding }
            .Select(s => !(cast.Frame with { State = s }).AgainstChangingModes(cast.Organising).Any()));
        Assert.Equal([true, true, false, false], new[] { RoundState.Draft, RoundState.Open, RoundState.InSession, RoundState.Deciding }
            .Select(s => !(cast.Frame with { State = s }).AgainstMarking(cast.Organising).Any()));
    }
}
