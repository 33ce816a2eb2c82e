using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Requests;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>What the product holds of a post, so that nobody types it.</summary>
internal sealed class KnownFacts(Db db, OrganisationZone zone)
{
    /// <summary>The fact that a thing asked for means, by its words; null where it means none that the product holds.</summary>
    public static KnownFact? Guess(Words words, string? text)
    {
        var asked = text?.Trim() ?? "";
        return Enum.GetValues<KnownFact>().Select(f => (KnownFact?)f).FirstOrDefault(f => words[$"Requests.fact-words.{f}"].Split('|')
            .Any(w => asked.Equals(w.Trim(), StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What the product holds of the things asked for, by their numbers; what it holds nothing of is left out.</summary>
    public async Task<IReadOnlyDictionary<int, string>> Of(PostId post, IEnumerable<RequestItem> asked, DateTimeOffset now)
    {
        var wanted = asked.Where(i => i.Known is not null).ToList();
        if (wanted.Count == 0) return new Dictionary<int, string>();
        var of = await (from p in db.Set<Post>()
                        join u in db.Set<Unit>() on p.UnitId equals u.Id
                        where p.Id == post
                        select new { p.Name, p.Code, Unit = u.Name, UnitCode = u.Code, u.Level }).SingleAsync();
        var holder = await (from a in db.Set<Appointment>()
                            join p in db.Set<Person>() on a.PersonId equals p.Id
                            where a.PostId == post && a.IsInForce(now)
                            orderby a.Kind
                            select new { p.Name, a.From, a.Until }).FirstOrDefaultAsync();
        var calendar = await zone.Calendar();
        return wanted.Select(i => (i.Number, Text: Text(i.Known!.Value))).Where(f => !string.IsNullOrEmpty(f.Text))
            .ToDictionary(f => f.Number, f => f.Text!);

        string? Text(KnownFact fact) => fact switch
        {
            KnownFact.Unit => of.Unit,
            KnownFact.UnitCode => of.UnitCode,
            KnownFact.UnitLevel => of.Level,
            KnownFact.Post => of.Name,
            KnownFact.PostCode => of.Code,
            KnownFact.Holder => holder?.Name,
            KnownFact.HeldSince => holder is null ? null : Day(holder.From),
            KnownFact.HeldUntil => holder?.Until is { } until ? Day(until.AddTicks(-1)) : null,
        };
        string Day(DateTimeOffset at) => calendar.On(at).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
