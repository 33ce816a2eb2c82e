using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

public sealed class ExtensionTests
{
    private readonly Repair repair = Repair.At(RectificationState.PlanApproved);

    private void Refused(string reason, DateOnly expected, DateOnly? today = null, Desk? by = null, string why = "The mason is ill",
        string progress = "Half of it") =>
        Refusing.With(reason,
            () => repair.It.RequestExtension((by ?? repair.Owner).Actor(), new(why, expected, progress), Town.Calendar,
                Town.Day((today ?? Town.Today).DayNumber - Town.Today.DayNumber)));

    [Fact]
    public void More_time_is_asked_for_by_the_owner_before_the_due_date_with_reason_progress_and_a_later_date()
    {
        var due = repair.It.DueOn;
        Refused("rectifications.not-owner", due.AddDays(1), by: repair.Mason);
        Refused("rectifications.extension-too-late", due.AddDays(1), today: due);
        Refused("rectifications.extension-too-late", due.AddDays(1), today: due.AddDays(1));
        Refused("rectifications.extension-not-later", due);
        Refused("rectifications.due-too-late", repair.It.LatestDueOn(Town.Calendar).AddDays(1));
        Refused("shell.empty", due.AddDays(1), why: " ");
        Refused("shell.empty", due.AddDays(1), progress: "");
        repair.It.RequestExtension(repair.Owner.Actor(), new("The mason is ill", due.AddDays(1), "Half of it"), Town.Calendar,
            Town.Day(59));
        Assert.Equal((due, due.AddDays(1), "The mason is ill"), (repair.It.DueOn, repair.It.Request!.DueOn, repair.It.Request.Text));
        Assert.Equal("Half of it", repair.It.Steps[^2].Text);
    }

    [Fact]
    public void Granting_moves_the_due_date_and_refusing_leaves_it()
    {
        var due = repair.It.DueOn;
        repair.Do("Ask");
        repair.Do("Refuse");
        Assert.Equal((due, "There was time enough"), (repair.It.DueOn, repair.It.Steps[^1].Text));
        repair.Do("Ask");
        repair.Do("Grant");
        Assert.Equal((due.AddDays(30), RectificationState.InProgress, null), (repair.It.DueOn, repair.It.State, repair.It.Request));
    }

    [Fact]
    public void The_owner_does_not_decide_on_more_time_and_a_refusal_gives_its_reason()
    {
        repair.Do("Ask");
        Refusing.With("rectifications.not-approver", () => repair.It.GrantExtension(repair.Owner.Actor(), repair.Tenures, Town.Day(5)));
        Refusing.With("rectifications.approver-barred",
            () => repair.It.GrantExtension(repair.Owner.Actor(Right.Verify), repair.Tenures, Town.Day(5)));
        Refusing.With("shell.empty", () => repair.It.RefuseExtension(repair.Approver.Actor(), " ", repair.Tenures, Town.Day(5)));
    }
}
