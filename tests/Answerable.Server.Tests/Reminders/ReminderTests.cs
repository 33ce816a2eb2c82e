using System.Net;
using Answerable.Domain.Obligations;
using Answerable.Server.Reminders;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reminders;

/// <summary>Whom the policy has reminded, and when.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_post_is_reminded_30_7_3_and_1_days_before_then_when_late_and_then_the_heads_above_one_after_the_other()
    {
        await house.Owes("YA1-head", 31, "The hall is open");
        for (var day = 0; day <= 31 + 3 + 7 + 14 + 1; day++)
        {
            house.Clock.GoTo(Reminding.Day(day));
            await house.Reminds();
        }
        Assert.Equal(["01-06 30 YA1-head", "01-29 7 YA1-head", "02-02 3 YA1-head", "02-04 1 YA1-head", "02-06 0 YA1-head",
            "02-08 -1 YA-head", "02-15 -2 Y-chair"], await house.Reminded("The hall is open"));
    }

    [Fact]
    public async Task Days_on_which_nothing_ran_are_made_up_for_and_nothing_is_written_twice()
    {
        await house.Owes("YB1-head", 8, "Roof");
        Assert.Equal(0, await house.Reminds());
        house.Clock.GoTo(Reminding.Day(6));
        // Seven and three days before fell on days that were missed; one day before is still to come.
        Assert.Equal(2, await house.Reminds());
        Assert.Equal(["01-06 7 YB1-head", "01-10 3 YB1-head"], await house.Reminded("Roof"));
        Assert.Equal(0, await house.Reminds());
        // As if the server had been killed before it noted how far it was, and as if another one did the same.
        await house.Read(db => db.Database.ExecuteSqlAsync($"UPDATE reminders_progress SET reminded_to = '2026-01-05'"));
        await Task.WhenAll(house.Reminds(), house.Reminds());
        Assert.Equal(2, (await house.Reminded("Roof")).Count);
        house.Clock.GoTo(Reminding.Day(10));
        await house.Reminds();
        // What was to be told beforehand is told no more once it is late.
        Assert.Equal(["01-06 7 YB1-head", "01-10 3 YB1-head", "01-14 0 YB1-head"], await house.Reminded("Roof"));
    }

    [Fact]
    public async Task The_steps_are_those_of_the_nearest_policy_above_whoever_owes()
    {
        await house.Adopts("YA", p => p with
        {
            ReminderDays = p.ReminderDays with { Value = [5] },
            OverdueGraceDays = p.OverdueGraceDays with { Value = [] },
        });
        await house.Owes("YA1-head", 5, "Within");
        await house.Owes("YB1-head", 5, "Beside");
        await house.Owes("YA1-head", -3, "Late within");
        await house.Owes("YB1-head", -3, "Late beside");
        await house.Reminds();
        Assert.Equal(["01-05 5 YA1-head"], await house.Reminded("Within"));
        Assert.Empty(await house.Reminded("Beside"));
        Assert.Empty(await house.Reminded("Late within"));
        Assert.Equal(["01-05 -1 YB-head"], await house.Reminded("Late beside"));
    }

    [Fact]
    public async Task What_was_not_owed_yet_on_a_day_that_was_missed_is_not_reminded_of_for_that_day()
    {
        await house.Reminds();
        house.Clock.GoTo(Reminding.Day(4));
        await house.Owes("YA-head", 5, "New");
        await house.Reminds();
        // Three days before lay on the second day, before it was owed; one day before is today.
        Assert.Equal(["01-09 1 YA-head"], await house.Reminded("New"));
    }

    [Fact]
    public async Task What_is_done_or_given_to_another_day_is_reminded_of_no_more_by_the_old_one()
    {
        var about = await house.Owes("YA-head", 2, "Moved");
        await house.Follows(about, a => a.Met(Domain.Duties.DutyKinds.Discharge));
        house.Clock.GoTo(Reminding.Day(1));
        await house.Reminds();
        Assert.Empty(await house.Reminded("Moved"));
    }

    [Fact]
    public async Task A_post_reads_its_own_reminders_and_nobody_elses()
    {
        await house.Owes("YA-head", 3, "Alder's matter");
        await house.Owes("YB-head", 3, "Birch's matter");
        await house.Reminds();
        var anna = await (await house.SignedIn("anna")).Get("/reminders");
        Assert.Contains("Alder's matter", anna.Text);
        Assert.Contains("3 days before it is due", anna.Text);
        Assert.DoesNotContain("Birch's matter", anna.Text);
        var calls = new ApiCalls(await house.SignedIn("boris"));
        await calls.Get("/api/reminders");
        Assert.Equal("Birch's matter", calls.Body.GetProperty("rows")[0].GetProperty("subject").GetString());
        Assert.Equal(1, calls.Body.GetProperty("rows").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await (await house.SignedIn("auditor")).Get("/reminders")).Status);
    }

    [Fact]
    public async Task Only_what_is_due_on_a_day_of_a_step_is_read()
    {
        for (var i = 0; i < 20; i++) await house.Owes("YA-head", 2, $"Between {i}");
        await house.Owes("YA-head", 3, "On the day");
        var said = await house.Statements.During(() => house.Reminds());
        var read = said.Where(s => s.StartsWith("SELECT", StringComparison.Ordinal)
            && s.Contains("obligations_obligation", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(read);
        Assert.All(read, s => Assert.Matches("due_on\"? = ", s));
        Assert.Equal(1, await house.Read(db => db.Set<Reminder>().CountAsync()));
    }
}
