using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Records;

/// <summary>Which lines an auditor looks for: by whom, in which post, about which kind of object, on which days.</summary>
/// <param name="From">First instant; null for the beginning.</param>
/// <param name="Until">First instant after the last day; null for the end.</param>
public sealed record LedgerFilter(PersonId? Person, PostId? Post, string? Kind, DateTimeOffset? From, DateTimeOffset? Until)
{
    public static readonly LedgerFilter None = new(null, null, null, null, null);

    /// <summary>Says who did it: a line of which the reader may not know that is left out.</summary>
    public bool NamesWho => Person is not null || Post is not null;

    public bool IsNone => this == None;
}

/// <summary>A filter as typed, with what was not understood in it.</summary>
public sealed record AskedLines(LedgerFilter Filter, string? Person, string? Post, DateOnly? From, DateOnly? Until,
    IReadOnlyList<Refusal> Problems);

/// <summary>Reads the filter of the ledger off its address; every value is kept in the links to other pages and files.</summary>
internal sealed class LedgerFilters(Db db)
{
    public const string PersonKey = "person", PostKey = "post", KindKey = "kind", FromKey = "from", UntilKey = "until";

    public async Task<AskedLines> Read(ListAddress address, Words words)
    {
        var problems = new List<Refusal>();
        var (person, post) = (address.Text(PersonKey)?.Trim(), address.Text(PostKey)?.Trim());
        var kind = address.Choice(KindKey, words["Ledger.kind"], words["Ledger.every-kind"], Nouns(words), k => k,
            k => words.Object(k), folded: true);
        var (from, until) = (Day(FromKey), Day(UntilKey));
        var filter = new LedgerFilter(await Found(person, ByPerson, RecordRefusals.NoPerson, PersonKey),
            await Found(post, ByPost, RecordRefusals.NoPost, PostKey), kind, Start(from), Start(until?.AddDays(1)));
        return new(filter, person, post, from, until, problems);

        async Task<T?> Found<T>(string? asked, Func<string, Task<T?>> find, Func<string, Refusal> none, string field) where T : struct
        {
            if (string.IsNullOrEmpty(asked)) return null;
            var found = await find(asked);
            if (found is null) problems.Add(none(asked).At(field));
            return found;
        }

        DateOnly? Day(string name)
        {
            if (address.Text(name) is not { } typed) return null;
            if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is > 1970 and < 9999) return day;
            problems.Add(RecordRefusals.NoDay(typed).At(name));
            return null;
        }

        DateTimeOffset? Start(DateOnly? day) => day is { } at
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(at.ToDateTime(TimeOnly.MinValue), words.Zone)) : null;
    }

    private static List<string> Nouns(Words words) =>
        [.. Rooms.All.SelectMany(r => r.Objects).Select(o => o.Noun).OrderBy(n => words.Object(n),
            StringComparer.CurrentCulture)];

    private Task<PersonId?> ByPerson(string asked) => db.Set<Person>().Where(p => p.Code == asked || p.Name == asked)
        .OrderByDescending(p => p.Code == asked).ThenBy(p => p.Code).Select(p => (PersonId?)p.Id).FirstOrDefaultAsync();

    private Task<PostId?> ByPost(string asked) =>
        db.Set<Post>().Where(p => p.Code == asked).Select(p => (PostId?)p.Id).FirstOrDefaultAsync();
}

/// <summary>Why a filter of the ledger finds nothing.</summary>
internal static class RecordRefusals
{
    public static Refusal NoPerson(string asked) => Refusal.Of("ledger.no-person", ("asked", asked));

    public static Refusal NoPost(string asked) => Refusal.Of("ledger.no-post", ("asked", asked));

    public static Refusal NoDay(string asked) => Refusal.Of("ledger.no-day", ("asked", asked));
}
