using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Tests.Rights;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Frame;

/// <summary>A file that a spreadsheet opens must not run what somebody typed as a formula.</summary>
public sealed class CsvTests(House house) : IClassFixture<House>
{
    private static readonly string[] Readers = ["olga", "sysadmin", "auditor", "chen", "tess"];

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("=1,\"2\"")]
    [InlineData("＝1＋1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠SUM(A1)")]
    public void No_field_begins_as_a_formula(string typed)
    {
        using var memory = new MemoryStream();
        CsvExport.Write(memory, ["first", "second"], [["plain", typed], [typed, "plain"]]);
        var text = Encoding.UTF8.GetString(memory.ToArray());
        Assert.False(Runs(text), text);
        Assert.Contains("plain", text);
    }

    [Fact]
    public async Task No_exported_file_has_a_field_that_begins_as_a_formula()
    {
        var addresses = new Addresses(await Arrangement.Make(house, Stage.Decided));
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Answerable.Server.Storage.Db>();
            await db.Set<Unit>().ExecuteUpdateAsync(u => u.SetProperty(x => x.Name, x => "=" + x.Name));
            await db.Set<Post>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, x => "=" + x.Name));
            await db.Set<Person>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, x => "=" + x.Name));
        });
        var (unread, wrong, neutralised) = (Files().ToHashSet(), new List<string>(), 0);
        Assert.True(unread.Count > 8, $"Only {unread.Count} files.");
        foreach (var reader in Readers)
        {
            var visitor = await house.SignedIn(reader);
            foreach (var route in Files())
            {
                await visitor.Get(addresses.Of(route));
                if (visitor.Status != HttpStatusCode.OK) continue;
                unread.Remove(route);
                if (Runs(visitor.Html)) wrong.Add($"{route}, {reader}: {visitor.Html}");
                if (visitor.Html.Contains("'=", StringComparison.Ordinal)) neutralised++;
            }
        }
        Assert.Empty(wrong);
        Assert.Empty(unread);
        Assert.True(neutralised > 5, $"Only {neutralised} files held what was planted.");
    }

    /// <summary>Whether a field, bare or quoted, begins with a character that a spreadsheet takes for a formula.</summary>
    private static bool Runs(string text) =>
        Regex.IsMatch(text, "(^|\\uFEFF|,|\\r\\n)\"?[=+@\\-\\t＝＋－＠]|(^|\\uFEFF|,|\\r\\n)\"?\\r(?!\\n)");

    private IEnumerable<string> Files() =>
        house.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(p => p.EndsWith(".csv", StringComparison.Ordinal)).Distinct()
            .Order(StringComparer.Ordinal).ToList();
}
