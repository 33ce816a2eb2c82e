using Answerable.Domain;
using Answerable.Server.Reminders;
using Answerable.Server.Storage;

namespace Answerable.Server.Demo;

/// <summary>What the product itself would have written on each day of the story: reminders of the last weeks.</summary>
internal sealed class DemoReminders(DemoStage stage)
{
    private const int Days = 40;

    public Task Run() => stage.Scope(async s =>
    {
        var (db, calendar) = (s.GetRequiredService<Db>(), await s.GetRequiredService<Organisation.OrganisationZone>().Calendar());
        db.Add(new ReminderProgress { RemindedTo = calendar.Before(calendar.On(stage.Calendar.Now), Days) });
        await db.SaveChangesAsync();
        return await s.GetRequiredService<WriteReminders>().Run(Domain.Actor.System(SystemVerbs.Remind));
    });
}
