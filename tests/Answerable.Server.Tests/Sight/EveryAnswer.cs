#pragma warning disable EF1002 // Names of tables are the test's own.
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Sight;

/// <summary>Every address that answers a GET: each route with the identifier of each object that it can mean, and of some that it
/// cannot.</summary>
internal sealed class EveryAnswer
{
    /// <summary>Of the identifiers that a route does not mean, one in so many is tried, another one for each route and role.</summary>
    private const int Foreign = 61;

    /// <summary>Whose identifiers stand behind which beginning of a route; the longest counts, and under any other stand all.</summary>
    private static readonly (string Prefix, string Table)[] Means =
    [
        ("/rounds/", "rounds_round"), ("/reviews/", "rounds_round"), ("/reviews/debriefers/", "rounds_debriefer"),
        ("/reviews/comments/", "reviews_comment"), ("/reviews/turns/", "reviews_item"), ("/debriefs/", "rounds_debriefer"),
        ("/appraisals/", "rounds_debriefer"), ("/appraisals/round/", "rounds_round"), ("/appraisals/entries/", "appraisals_component"),
        ("/appraisals/decisions/", "appraisals_decision"), ("/ballots/", "rounds_group"), ("/ballots/round/", "rounds_round"),
        ("/ballots/opinions/", "rounds_debriefer"), ("/ballots/entries/", "ballots_entry"),
        ("/rectifications/", "rectifications_finding"), ("/api/rectifications/", "rectifications_finding"), ("/duties/", "duties_list"),
        ("/duties/charges/", "duties_charge"), ("/duties/tasks/", "duties_task"), ("/api/duties/", "duties_list"),
        ("/duties/objections/", "duties_objection"), ("/api/duties/objections/", "duties_objection"),
        ("/api/duties/charges/", "duties_charge"), ("/api/duties/tasks/", "duties_task"), ("/units/", "organisation_unit"),
        ("/units/import/", "organisation_upload"), ("/posts/", "organisation_post"), ("/people/", "people_person"),
        ("/policies/", "policies_adoption"), ("/difficulties/", "difficulties_difficulty"),
        ("/api/difficulties/", "difficulties_difficulty"), ("/handovers/", "handovers_handover"), ("/handovers/of/", "organisation_post"),
        ("/desk/papers/", "recordings_recording"), ("/plans/", "plans_plan"), ("/api/plans/", "plans_plan"),
        ("/plans/milestones/", "plans_milestone"), ("/api/plans/milestones/", "plans_milestone"),
        ("/files/", "files_file"), ("/api/files/", "files_file"), ("/files/new/", "rectifications_finding"),
        ("/api/files/{kind}/", "rectifications_finding"),
    ];

    private readonly Dictionary<string, List<Guid>> ids = [];
    private readonly List<string> routes;

    private EveryAnswer(List<string> routes) => this.routes = routes;

    public IReadOnlyList<string> Routes => routes;

    public static async Task<EveryAnswer> Of(House house)
    {
        var every = new EveryAnswer([.. house.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => !r.StartsWith("/_framework", StringComparison.Ordinal) && !r.StartsWith("/assets", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal)]);
        foreach (var table in Means.Select(m => m.Table).Append("people_invitation").Append("organisation_waiting_act").Distinct())
        {
            var sql = $"SELECT id AS \"Value\" FROM {table} ORDER BY id";
            every.ids[table] = await house.Read(db => db.Database.SqlQueryRaw<Guid>(sql).ToListAsync());
        }
        every.ids["ledger_line"] = await house.Read(db => db.Database.SqlQueryRaw<Guid>(
            "SELECT DISTINCT object_id AS \"Value\" FROM ledger_line WHERE object_kind = 'import' ORDER BY 1").ToListAsync());
        return every;
    }

    /// <param name="role">Each tries other identifiers that a route does not mean.</param>
    public IEnumerable<string> Addresses(int role) => routes.SelectMany((route, number) => Fill(route, number + role)).Distinct();

    private IEnumerable<string> Fill(string route, int turn)
    {
        var fixedParts = Regex.Replace(route, @"\{\**(Number:int|Code|code|documentName|rest|Finding:guid)\}", part => part.Groups[1].Value
            switch
            {
                "Number:int" => "1",
                "Code" => "routine",
                "code" => "party-60-40",
                "documentName" => "v1",
                "Finding:guid" => ids["rectifications_finding"][0].ToString(),
                _ => "nothing"
            });
        if (!fixedParts.Contains('{', StringComparison.Ordinal))
        {
            yield return fixedParts;
            yield return $"{fixedParts}?unit=Y&q={Planting.Stem}&whole=true&all=true";
            if (fixedParts.StartsWith("/debriefs", StringComparison.Ordinal))
                foreach (var round in ids["rounds_round"]) yield return $"{fixedParts}?round={round}";
            yield break;
        }
        var means = Means.Where(m => route.StartsWith(m.Prefix, StringComparison.Ordinal)).OrderByDescending(m => m.Prefix.Length)
            .Select(m => m.Table).FirstOrDefault();
        foreach (var id in means is null ? ids.Values.SelectMany(i => i) : ids[means])
            yield return Regex.Replace(fixedParts, @"\{\w+:guid\}", id.ToString());
        if (means == "organisation_upload") means = "ledger_line";
        var others = ids.Where(i => i.Key != means).SelectMany(i => i.Value).ToList();
        for (var i = turn % Foreign; i < others.Count; i += Foreign)
            yield return Regex.Replace(fixedParts, @"\{\w+:guid\}", others[i].ToString());
        if (means == "ledger_line")
            foreach (var id in ids[means]) yield return Regex.Replace(fixedParts, @"\{\w+:guid\}", id.ToString());
    }

    /// <summary>All that somebody gets: headers, page, file, and what is packed in a sheet.</summary>
    public static async Task<(int Status, string Text)> Ask(Visitor visitor, string address)
    {
        using var answer = await visitor.Client.GetAsync(address);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var text = new StringBuilder(answer.Headers.ToString()).Append(answer.Content.Headers);
        if (body is [(byte)'P', (byte)'K', ..])
        {
            using var packed = new ZipArchive(new MemoryStream(body));
            foreach (var entry in packed.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                text.Append(await reader.ReadToEndAsync());
            }
        }
        else text.Append(Encoding.UTF8.GetString(body));
        return ((int)answer.StatusCode, text.ToString());
    }
}
