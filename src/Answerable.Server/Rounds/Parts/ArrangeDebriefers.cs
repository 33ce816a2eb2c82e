using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>What an organiser sets about one debriefer.</summary>
/// <param name="IsReportOnly">Reports and is commented on without a grade; it is settled before the meeting.</param>
/// <param name="Order">Place among the debriefers; equal numbers keep the order they had.</param>
internal sealed record DebrieferSetting(DebrieferId Id, DebriefMode Mode, int Order, bool Remove, bool IsReportOnly = false);

/// <summary>Sets modes, marks, order and removals of a round's debriefers at once; after opening, only modes and marks.</summary>
internal sealed class ArrangeDebriefers(Db db, RoundQueries rounds, RoundPersons persons, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RoundId id, IReadOnlyCollection<DebrieferSetting> settings, int? version = null)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        round.ReadAs(version);
        round.RequireNone(round.AgainstChangingModes(by));
        foreach (var setting in settings)
            if (round.RequireDebriefer(setting.Id).Mode != setting.Mode) round.ReportBy(by, setting.Id, setting.Mode, now);
        await Mark(by, round, settings, now);
        foreach (var gone in settings.Where(s => s.Remove)) round.RemoveDebriefer(by, gone.Id);
        var order = settings.ToDictionary(s => s.Id, s => s.Order);
        var wanted = round.Debriefers.OrderBy(d => order.GetValueOrDefault(d.Id, d.Order)).ThenBy(d => d.Order).Select(d => d.Id).ToList();
        if (!wanted.SequenceEqual(round.Debriefers.OrderBy(d => d.Order).Select(d => d.Id))) round.Arrange(by, wanted);
        db.Whole(round);
        await db.SaveChangesAsync();
    }

    private async Task Mark(Actor by, Round round, IReadOnlyCollection<DebrieferSetting> settings, DateTimeOffset now)
    {
        var changed = settings.Where(s => round.RequireDebriefer(s.Id).IsReportOnly != s.IsReportOnly).ToList();
        var since = await persons.HeldSince([.. changed.Select(s => round.RequireDebriefer(s.Id).PostId)], now);
        foreach (var setting in changed)
        {
            DateOnly? on = since.TryGetValue(round.RequireDebriefer(setting.Id).PostId, out var from) ? await zone.On(from) : null;
            round.MarkReportOnly(by, setting.Id, setting.IsReportOnly, on, now);
        }
    }
}
