using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Answerable.Server.Tests.Sight;

/// <summary>
/// Words planted in every text of every object, then looked for in every answer to every role. On SQLite only: what an answer holds is
/// decided above the database.
/// </summary>
public sealed partial class SideDoorTests(CrowdedHouse crowded, ITestOutputHelper output) : IClassFixture<CrowdedHouse>
{
    private readonly House house = crowded.House;

    [Fact]
    public async Task Nobody_reads_a_word_of_what_they_may_not_see_in_any_answer()
    {
        var watch = Stopwatch.StartNew();
        var (planted, faults) = await house.Read(db => new Planting(db).All());
        var wrong = new SortedSet<string>(faults);
        var words = planted.ToDictionary(p => p.Word, StringComparer.OrdinalIgnoreCase);
        var every = await EveryAnswer.Of(house);
        var (read, seenBy, asked) = (new ConcurrentDictionary<string, bool>(StringComparer.OrdinalIgnoreCase),
            new ConcurrentDictionary<(string Column, string Address, string Code), string>(), 0);
        await Parallel.ForEachAsync(Cast.All.Prepend("").Select((c, i) => (Code: c, Number: i)), ThreeAtOnce, async (role, _) =>
            {
                var (code, number) = role;
                var name = code.Length == 0 ? "a stranger" : code;
                var visitor = code.Length == 0 ? house.Stranger() : await house.SignedIn(code);
                var reader = await Reader.Of(house, code, planted);
                foreach (var address in every.Addresses(number))
                {
                    Interlocked.Increment(ref asked);
                    var (status, text) = await EveryAnswer.Ask(visitor, address);
                    if (status >= 500) seenBy[($"{status}", Shape(address), name)] = address;
                    foreach (var word in Planting.WordsIn(text).Distinct())
                    {
                        read[word] = true;
                        if (words.TryGetValue(word, out var found) && !reader.May(found))
                            seenBy[(found.Column.ToString(), Shape(address), name)] = $"{found} at {address}";
                    }
                }
            });
        wrong.UnionWith(seenBy.GroupBy(s => (s.Key.Column, s.Key.Address)).Select(g =>
            $"{g.Key.Column} at {g.Key.Address} to {string.Join(", ", g.Select(s => s.Key.Code).Order())}: {g.First().Value}"));
        foreach (var column in planted.GroupBy(p => p.Column).Where(c => !c.Any(p => read.ContainsKey(p.Word))))
            if (!NarrowSight.NeverShown.ContainsKey(column.Key.ToString()))
                wrong.Add($"{column.Key} was read by nobody: the search is blind there.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{planted.Count} words, {read.Count} read; {asked} answers; made in "
            + $"{crowded.Took.TotalSeconds:f1} s, asked in {watch.Elapsed.TotalSeconds:f1} s"));
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n{string.Join('\n', wrong)}");
    }

    private static readonly ParallelOptions ThreeAtOnce = new() { MaxDegreeOfParallelism = 3 };

    /// <summary>A number cannot be planted: it is changed instead, and whoever may not see it must be answered as before.</summary>
    [Theory]
    [InlineData("anna boris tess sten", "d.fed_back_at IS NULL")]
    [InlineData("olga", "d.post_id = (SELECT id FROM organisation_post WHERE code = 'YO-organiser')")]
    public async Task A_grade_that_was_told_to_nobody_changes_no_answer_to_whom_it_is_not_open(string readers, string whose)
    {
        var every = await EveryAnswer.Of(house);
        var visitors = new Dictionary<string, Visitor>();
        foreach (var code in readers.Split(' ')) visitors[code] = await house.SignedIn(code);
        var before = await Answers(visitors, every);
        var sql = $"""
            UPDATE appraisals_decision SET grade_code = CASE grade_code WHEN 'good' THEN 'fairly-good' ELSE 'good' END
            WHERE debriefer_id IN (SELECT d.id FROM rounds_debriefer d WHERE {whose});
            UPDATE appraisals_component SET hundredths = hundredths - 3000
            WHERE debriefer_id IN (SELECT d.id FROM rounds_debriefer d WHERE {whose})
            """;
        var changed = await house.Read(db => db.Database.ExecuteSqlRawAsync(sql));
        Assert.True(changed > 2, $"Only {changed} were changed.");
        var after = await Answers(visitors, every);
        var wrong = before.Where(b => after[b.Key] != b.Value).Select(b => $"{b.Key}: {Difference(b.Value, after[b.Key])}").ToList();
        output.WriteLine($"{before.Count} answers asked for twice");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    private static async Task<Dictionary<string, string>> Answers(Dictionary<string, Visitor> visitors, EveryAnswer every)
    {
        var answers = new ConcurrentDictionary<string, string>();
        await Parallel.ForEachAsync(visitors, ThreeAtOnce, async (visitor, _) =>
        {
            foreach (var address in every.Addresses(0).Where(a => Deciding.Any(d => a.StartsWith(d, StringComparison.Ordinal))))
                answers[$"{address} to {visitor.Key}"] = Drawn.Replace(
                    WebUtility.HtmlDecode((await EveryAnswer.Ask(visitor.Value, address)).Text), "");
        });
        return new(answers);
    }

    /// <summary>Where a grade or a score could stand.</summary>
    private static readonly string[] Deciding =
        ["/appraisals", "/rounds", "/ballots", "/reviews", "/debriefs", "/obligations", "/posts/", "/people/", "/search", "/?"];

    /// <summary>Nonces, tokens and identifiers: what differs each time a page is drawn.</summary>
    private static readonly Regex Drawn = new("[A-Za-z0-9+/=_-]{20,}");

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(c => c.First == c.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
        return $"…{Around(before)}… became …{Around(after)}…";
    }

    private static string Shape(string address) => Regex.Replace(address, "[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
}
