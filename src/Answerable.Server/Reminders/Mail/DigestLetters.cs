using System.Globalization;
using Answerable.Domain;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>
/// Writes digests: how much is overdue, near and later, and links into the product. Titles stand in them only where the policy of whoever
/// owes says so, and only of what the reader may see; names of people never.
/// </summary>
internal sealed class DigestLetters(Db db, OpenOfPersons open, OwnTitles titles, StopLinks links)
{
    private sealed record Speech(string Zone, string Vocabulary, string? Own);

    /// <summary>The mails of some persons as of now; whoever wants none any more, holds no post any more, or has nothing to be told of, is
    /// left out.</summary>
    public async Task<Dictionary<PersonId, Letter>> Of(IReadOnlyCollection<PersonId> persons, DateOnly day, SmtpSetting setting,
        DateTimeOffset now, CancellationToken cancel = default)
    {
        var ids = persons.ToList();
        var boxes = await db.Set<Mailbox>().AsNoTracking()
            .Where(m => ids.Contains(m.PersonId) && m.ConfirmedAt != null && m.Fault == null).ToListAsync(cancel);
        var counts = await open.Counts([.. boxes.Select(b => b.PersonId)], day, now, cancel);
        var named = await titles.Of([.. boxes.Select(b => b.PersonId)], day, now, cancel: cancel);
        var words = await Words(boxes.Select(b => b.Language).Distinct(), cancel);
        return boxes.Where(b => counts.TryGetValue(b.PersonId, out var owes) && owes.IsWorthTelling).ToDictionary(b => b.PersonId,
            b => Write(b, counts[b.PersonId], named.GetValueOrDefault(b.PersonId) ?? [], day, setting, words[b.Language]));
    }

    /// <summary>The sentences of each language, as the organisation speaks.</summary>
    public async Task<Dictionary<string, Words>> Words(IEnumerable<string> languages, CancellationToken cancel = default)
    {
        var speech = await db.Set<OrganisationSettings>().Select(s => new Speech(s.Zone, s.Vocabulary, s.Words)).SingleAsync(cancel);
        return languages.ToDictionary(l => l, l => new Words(CultureInfo.GetCultureInfo(l), Vocabulary.Of(speech.Vocabulary, speech.Own),
            TimeZoneInfo.FindSystemTimeZoneById(speech.Zone)));
    }

    private Letter Write(Mailbox box, PersonOwes owes, IReadOnlyList<OwnTitle> named, DateOnly day, SmtpSetting setting, Words t)
    {
        var stop = setting.Origin + links.Of(box.PersonId, box.StopKey);
        (string, object?)[] counts = [("day", t.NearDate(day)), ("late", owes.Late), ("near", owes.Near), ("later", owes.Later),
            ("reminded", owes.Reminded), ("days", ObligationFilter.NearDays)];
        var lines = new List<string>
        {
            t["Reminders.digest.day", counts], "", t["Reminders.digest.late", counts], t["Reminders.digest.near", counts],
            t["Reminders.digest.later", counts], t["Reminders.digest.reminded", counts], "",
        };
        if (named.Count > 0)
            lines.AddRange([t["Reminders.digest.titles"], .. named.Select(n => $"- {t.ShortDate(n.DueOn)} {n.Title}"), ""]);
        var why = t[named.Count > 0 ? "Reminders.digest.why" : "Reminders.digest.why-counts"];
        lines.AddRange([$"{t["Reminders.digest.open"]} {setting.Origin}/obligations",
            $"{t["Reminders.digest.all"]} {setting.Origin}/reminders", "", why,
            $"{t["Reminders.digest.stop"]} {stop}", $"{t["Reminders.digest.change"]} {setting.Origin}/me/reminders"]);
        return new(box.Address, t["Reminders.digest.subject", counts], string.Join("\r\n", lines) + "\r\n",
            MessageIds.Of(box.PersonId, day, setting.From), stop, t.Culture.Name);
    }
}
