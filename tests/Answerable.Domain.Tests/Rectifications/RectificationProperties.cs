using Answerable.Domain.Rectifications;
using FsCheck;
using FsCheck.Fluent;

namespace Answerable.Domain.Tests.Rectifications;

public sealed class RectificationProperties
{
    private int closed;

    [Fact]
    public void No_sequence_of_acts_closes_a_repair_without_a_verification_by_somebody_independent()
    {
        var moves = Gen.Choose(0, 9 * 11 - 1).ArrayOf(250).ToArbitrary();
        Prop.ForAll(moves, ArbMap.Default.ArbFor<bool>(), (acts, immediate) => Holds(acts, immediate))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));
        Assert.True(closed > 6, $"Only {closed} of the sequences closed anything.");
    }

    private bool Holds(int[] moves, bool immediate)
    {
        var repair = new Repair(immediate ? RectificationKind.ImmediateFix : RectificationKind.StagedFix);
        var it = repair.It;
        Desk deputy = Town.InMill(), before = Town.InMill(), left = Town.InMill(), colleague = Town.InHarbour(), promoted = Town.InMill();
        IReadOnlyCollection<Tenure> tenures =
        [
            .. repair.Tenures, deputy.Tenure(), before.Tenure(), left.Tenure(), colleague.Tenure(),
            repair.Owner.Tenure(person: deputy.Person, kind: AppointmentKind.Acting),
            repair.Owner.Tenure(until: Town.Day(-1), person: before.Person),
            repair.Owner.Tenure(until: Town.Day(1), person: left.Person),
        ];
        Actor[] actors =
        [
            repair.Owner.Actor(Right.Verify), repair.Owner.Actor(), repair.Mason.Actor(Right.Verify), repair.Approver.Actor(),
                repair.Verifier.Actor(),
            deputy.Actor(Right.Verify), before.Actor(Right.Verify), left.Actor(Right.Verify), colleague.Actor(Right.Verify),
            promoted.ActorHolding([repair.Owner.Id], Right.Verify), Actor.System(SystemVerbs.Demo),
        ];
        foreach (var move in moves)
        {
            var was = it.State;
            try { Act(move % 9, actors[move / 9]); }
            catch (Refused) { if (it.State != was) return false; }
        }
        if (it.State != RectificationState.Closed) return true;
        closed++;
        var (last, claim) = (it.Steps[^1], it.Steps[^2]);
        var masonFree = it.PlanNumber == 0;
        var independent =
            last.ByPersonId == repair.Verifier.Person || last.ByPersonId == before.Person
                || (masonFree && last.ByPersonId == repair.Mason.Person);
        var planned =
            it.Kind == RectificationKind.ImmediateFix
                || it.Steps.Any(s => s.Kind == StepKind.PlanApproved && s.ByPersonId != repair.Owner.Person);
        return last.Kind == StepKind.Verified && independent && planned
            && it.Steps.Any(s => s.Kind == StepKind.Claimed && s.ByPersonId == repair.Owner.Person)
                && claim.Kind is StepKind.Claimed or StepKind.Reassigned;

        void Act(int act, Actor by)
        {
            switch (act)
            {
                case 0: it.DraftPlan(by, repair.Plan, repair.Inside, Town.Calendar, Town.Day(2)); break;
                case 1: it.ApprovePlan(by, tenures, Town.Day(2)); break;
                case 2: it.ReturnPlan(by, "Not so", tenures, Town.Day(2)); break;
                case 3: it.Progress(by, "Some way", null, Town.Day(2)); break;
                case 4: it.Claim(by, "Done", null, Town.Day(2)); break;
                case 5: it.Verify(by, "Seen", tenures, Town.Day(2)); break;
                case 6: it.Return(by, "Not so", tenures, Town.Day(2)); break;
                case 7:
                    it.Classify(by, immediate ? RectificationKind.ImmediateFix : RectificationKind.LongTermMechanism, "It shuts",
                    tenures, Town.Day(2)); break;
                default: repair.Reassign(by, repair.Judges, "Ill", tenures: tenures, day: 2); break;
            }
        }
    }
}
