using System.Text.RegularExpressions;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Records;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Obligations;

public sealed partial class SubtreePageTests(House house) : IClassFixture<House>
{
    /// <summary>With a column left out a page is composed as it is asked for; with all of them its first one is asked ready-made.</summary>
    [Fact]
    public async Task The_first_page_has_the_rows_and_the_count_that_the_composed_list_has_in_every_standing()
    {
        for (var days = -2; days <= 5; days++) await house.Owes(days % 2 == 0 ? "YA-clerk" : "YA1-head", days, $"Due in {days}");
        for (var i = 0; i < 55; i++) await house.Owes("YA1-head", 20 + i, $"Later {i}");
        await house.Follows(await house.Owes("YA-clerk", 9, "Done"), a => a.Met(DutyKinds.Discharge));
        await house.Owes("YB-head", 1, "Of another county");
        // What is late or near is gone through by date where little of a subtree is, as in the first: here much is.
        for (var days = -3; days <= 0; days++) await house.Owes("YB1-head", days, $"Of the town in {days}");
        var olga = await house.SignedIn("olga");
        (string, string, int, string)[] cases = [("YA", "open", 50, "63"), ("YA", "late", 2, "2"), ("YA", "near", 4, "4"),
            ("YA", "done", 1, "1"), ("YB1", "open", 4, "4"), ("YB1", "late", 3, "3"), ("YB1", "near", 1, "1")];
        foreach (var (unit, standing, rows, entries) in cases)
        {
            await olga.Get($"/obligations?unit={unit}&state={standing}");
            var (ready, next) = (Subjects(olga), olga.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"));
            Assert.Equal(rows, ready.Length);
            Assert.Matches($@"\b{entries} entr", olga.Text);
            await olga.Get($"/obligations?unit={unit}&state={standing}&columns=what");
            Assert.Equal(ready, Subjects(olga));
            Assert.Matches($@"\b{entries} entr", olga.Text);
            var composed = olga.Page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            Assert.Equal(next, composed?.Replace("columns=what&", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_people_typed_stays_text_in_a_row()
    {
        const string typed = "<i>\"one\"</i> & '<script>'";
        await house.Owes("YE-head", 2, typed);
        var olga = await house.SignedIn("olga");
        await olga.Get("/obligations?unit=YE");
        Assert.Contains(typed, Subjects(olga));
        Assert.Empty(olga.Page.QuerySelectorAll("main tbody i, main tbody script"));
    }

    /// <summary>A round has one for each debriefer: who may see a page of them is not asked by reading them all.</summary>
    [Theory]
    [InlineData("olga", 2, "debrief", "debriefer", "appraisal", "group")]
    [InlineData("anna", 1, "debrief", "charge", "duty-task", "duty-list")]
    public async Task Places_of_objects_are_found_by_their_identifiers(string reader, int statements, params string[] nouns)
    {
        var by = await house.Actor(reader);
        await house.Scope(async s =>
        {
            var objects = nouns.Select(noun => new ObjectRef(noun, Ids.Random()));
            var said = await house.Statements.During(() => s.GetRequiredService<ObjectReader>().Seen(by, objects));
            // The others ask, kind by kind, for what rights do not open.
            var places = said.Take(statements).ToList();
            foreach (var noun in nouns)
                Assert.Contains(places, p => p.Contains(noun, StringComparison.Ordinal));
            var db = s.GetRequiredService<Db>();
            // PostgreSQL reads a small table whole, whatever index there is.
            if (db.Provider != Provider.Sqlite) return;
            foreach (var sql in places) Assert.DoesNotContain(await Plan(db, sql), step => Whole().IsMatch(step));
        });
    }

    private static async Task<List<string>> Plan(Db db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var name in Parameters().Matches(sql).Select(m => m.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, "[]");
            command.Parameters.Add(parameter);
        }
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
        return steps;
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameters();

    /// <summary>A table of the product that is gone through, and not the list of identifiers that is asked for.</summary>
    [GeneratedRegex(@"^SCAN (?!.*VIRTUAL TABLE)")]
    private static partial Regex Whole();

    private static string[] Subjects(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("main tbody .fw-medium").Select(e => e.TextContent)];
}
