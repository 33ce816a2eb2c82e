using Answerable.Domain.Debriefs;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Debriefs;

/// <summary>What page and act ask alike.</summary>
public sealed class DebriefActsTests
{
    private readonly OpenRound at = new();
    private readonly Debrief debrief;

    public DebriefActsTests() => debrief = Debrief.Begin(at.Of(at.Speaker), []);

    private Acts Acts(Desk who, params Right[] rights) => debrief.Acts(who.Actor(rights), at.Round.Frame, [], Town.Now);

    private void File() => debrief.File(at.Speaker.Actor(), at.Round.Frame,
        new([], "Duties", "Own part", "Figures", "Problems and their causes, at length", "Steps"), [], debrief.DraftVersion,
            Town.Calendar, Town.Now);

    [Fact]
    public void The_holder_writes_and_files_a_clerk_writes_and_the_vetter_waits()
    {
        Assert.Equal([DebriefActs.Draft, DebriefActs.Filing], Acts(at.Speaker).Open);
        Assert.Equal([DebriefActs.Draft], Acts(at.Second, Right.Draft).Open);
        Assert.Equal(["debriefs.not-filed"], Acts(at.Vetter).Against(DebriefActs.Acceptance).Select(r => r.Code));
        Assert.True(Acts(at.Second).IsDenied(DebriefActs.Draft));
    }

    [Fact]
    public void What_is_filed_is_the_vetters_and_what_is_accepted_is_reopened_until_the_meeting_closes()
    {
        File();
        Assert.Empty(Acts(at.Speaker).Open);
        Assert.Equal([DebriefActs.Acceptance, DebriefActs.Return], Acts(at.Vetter).Open);
        debrief.Accept(at.Vetter.Actor(), at.Round.Frame, [], Town.Now);
        Assert.Equal([DebriefActs.Reopening], Acts(at.Vetter).Open);
        var deciding = debrief.Acts(at.Vetter.Actor(), at.Round.Frame with { State = RoundState.Deciding }, [], Town.Now);
        Assert.Equal(["debriefs.meeting-closed"], deciding.Against(DebriefActs.Reopening).Select(r => r.Code));
    }

    [Fact]
    public void A_barred_vetter_hears_only_that_while_a_version_waits()
    {
        File();
        var barred = debrief.Acts(at.Vetter.ActorHolding([at.Speaker.Id]), at.Round.Frame, [], Town.Now);
        Assert.Equal([DebriefRefusals.VetterBarredCode], barred.Against(DebriefActs.Acceptance).Select(r => r.Code));
        Assert.True(barred.IsDenied(DebriefActs.Acceptance));
    }

    [Fact]
    public void Whoever_may_not_act_hears_nothing_of_the_state()
    {
        File();
        Assert.Equal(["debriefs.not-holder"], Refusing.Codes(() =>
            debrief.File(at.Second.Actor(), at.Round.Frame, DebriefContent.Empty, [], 0, Town.Calendar, Town.Now)));
        Assert.Equal(["debriefs.may-not-draft"], Refusing.Codes(() =>
            debrief.SaveDraft(at.Second.Actor(), DebriefContent.Empty, 0, Town.Now)));
        Assert.Equal(["debriefs.not-vetter"], Refusing.Codes(() =>
            debrief.ReopenAcceptance(at.Second.Actor(), at.Round.Frame, "", [], Town.Calendar, Town.Now)));
    }
}
