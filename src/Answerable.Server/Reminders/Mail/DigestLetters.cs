using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Records;
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
        var named = await titles.Of([.. boxes.Select(b => b.PersonId)], day, now, cancel);
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
        lines.AddRange([$"{t["Reminders.digest.open"]} {setting.Origin}/obligations",
            $"{t["Reminders.digest.all"]} {setting.Origin}/reminders", "", t[named.Count > 0 ? "Reminders.digest.why" : "Reminders.digest.why-counts"],
            $"{t["Reminders.digest.stop"]} {stop}", $"{t["Reminders.digest.change"]} {setting.Origin}/me/reminders"]);
        return new(box.Address, t["Reminders.digest.subject", counts], string.Join("\r\n", lines) + "\r\n",
            MessageIds.Of(box.PersonId, day, setting.From), stop, t.Culture.Name);
    }
}

/// <summary>A title that may leave the product.</summary>
internal sealed record OwnTitle(string Title, DateOnly DueOn, ObjectRef About);

/// <summary>What persons owe by title, where a policy lets titles leave the product: of each the first, and only what they may see.</summary>
internal sealed class OwnTitles(Db db, OpenOfPersons open, ObjectReader objects, SessionReads sessions)
{
    /// <summary>So many of one person leave the product at once.</summary>
    public const int Most = 20;

    private sealed record Row(PostId Owner, string Path, string Title, DateOnly DueOn, string Kind, Guid About);

    /// <param name="until">Due by then, or null for all.</param>
    public async Task<Dictionary<PersonId, IReadOnlyList<OwnTitle>>> Of(IReadOnlyCollection<PersonId> persons, DateOnly today,
        DateTimeOffset now, CancellationToken cancel = default, DateOnly? until = null)
    {
        var found = new Dictionary<PersonId, IReadOnlyList<OwnTitle>>();
        var steps = await StepsInForce.At(db, now, cancel);
        if (!steps.AnyNamesTitles) return found;
        var last = until ?? new Calendar(TimeZoneInfo.Utc).After(today, ObligationFilter.NearDays);
        foreach (var person in await open.Posts(persons, now, cancel))
        {
            var owners = person.ToList();
            var rows = (await db.Set<Obligation>().AsNoTracking()
                .Where(o => owners.Contains(o.OwnerId) && o.State == ObligationState.Open && o.DueOn <= last)
                .OrderBy(o => o.DueOn).ThenBy(o => o.Id).Take(Most)
                .Select(o => new Row(o.OwnerId, o.UnitPath, o.Subject, o.DueOn, o.ObjectKind, o.ObjectId)).ToListAsync(cancel))
                .Where(r => steps.Of(r.Path).NamesTitles).ToList();
            if (rows.Count == 0) continue;
            var seen = await Seen(person.Key, rows, now);
            found[person.Key] = [.. rows.Where(r => seen.Contains(new(r.Kind, r.About)))
                .Select(r => new OwnTitle(r.Title.ReplaceLineEndings(" "), r.DueOn, new(r.Kind, r.About)))];
        }
        return found;
    }

    /// <summary>What the person may see in any of their posts.</summary>
    private async Task<HashSet<ObjectRef>> Seen(PersonId person, List<Row> rows, DateTimeOffset now)
    {
        var seen = new HashSet<ObjectRef>();
        var posts = (await sessions.Person(db, person, now)).Value?.Posts ?? [];
        foreach (var post in posts)
        {
            var actor = (await sessions.Actor(db, person, post, posts, now)).Value;
            seen.UnionWith(await objects.Seen(actor, rows.Where(r => actor.ActsAs(r.Owner)).Select(r => new ObjectRef(r.Kind, r.About))));
        }
        return seen;
    }
}
