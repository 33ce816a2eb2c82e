using Answerable.Domain;
using Answerable.Server.Reminders;

namespace Answerable.Server.Demo;

/// <summary>What the product itself would have written on each day of the story: reminders of the last weeks.</summary>
internal sealed class DemoReminders(DemoStage stage)
{
    /// <summary>How far back, in days; so many are made up for at once.</summary>
    private const int From = 6 * WriteReminders.MostMissed;

    public async Task Run()
    {
        await stage.Read(db =>
        {
            db.Add(new ReminderProgress { RemindedTo = stage.Calendar.Day(-From) });
            return db.SaveChangesAsync();
        });
        for (var ago = From - WriteReminders.MostMissed; ago > 0; ago -= WriteReminders.MostMissed)
        {
            stage.Calendar.GoTo(-ago);
            await Write();
        }
        stage.Calendar.GoToToday();
        await Write();
    }

    private Task<int> Write() =>
        stage.Scope(s => s.GetRequiredService<WriteReminders>().Run(Domain.Actor.System(SystemVerbs.Remind)));
}
