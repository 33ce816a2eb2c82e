using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation.Importing;

/// <summary>
/// Samples of the two files of a roster, with headings in both languages and rows in the reader's, beneath the organisation's own root:
/// sent back as they are, both are taken.
/// </summary>
internal static class SampleFiles
{
    public const string Units = "/units/import/sample-units.csv", UnitsSheet = "/units/import/sample-units.xlsx";
    public const string Posts = "/units/import/sample-posts.csv", PostsSheet = "/units/import/sample-posts.xlsx";

    public static void MapSampleFiles(this WebApplication app)
    {
        foreach (var (units, posts) in new[] { (Units, Posts), (UnitsSheet, PostsSheet) }) Map(app, units, posts);
    }

    private static void Map(WebApplication app, string units, string posts)
    {
        app.MapGet(units, async (Session session, Db db) =>
        {
            Check(session);
            var root = await db.Set<Unit>().Where(u => u.ParentId == null).Select(u => new { u.Code, u.Name, u.Level }).SingleAsync();
            return SampleFile.Of(Path.GetFileName(units), UnitRows.Columns,
            [
                [root.Code, "", root.Name, root.Level],
                ["SAMPLE-1", root.Code, session.Words["Organisation.sample-unit"], "county"],
                ["SAMPLE-2", "SAMPLE-1", session.Words["Organisation.sample-unit-below"], "township"],
            ]);
        }).ExcludeFromDescription();
        app.MapGet(posts, (Session session) =>
        {
            Check(session);
            var words = session.Words;
            var (since, head) = (session.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), words["Organisation.sample-head"]);
            var person = words["Organisation.sample-person"];
            return SampleFile.Of(Path.GetFileName(posts), [.. PostRows.Needed, .. PostRows.Optional],
            [
                ["SAMPLE-1", "SAMPLE-1-head", head, "secretary", "sample-1", person, since, "organise;comment", "",
                    session.Today.AddYears(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
                ["SAMPLE-2", "SAMPLE-2-head", head, "secretary", "", "", "", "", "", ""],
                ["SAMPLE-1", "SAMPLE-1-inspector", words["Organisation.sample-inspector"], "督查员 / Inspector", "sample-2", person, "",
                    "verify", "", ""],
                ["SAMPLE-1", "SAMPLE-1-group", words["Organisation.sample-group"], "leading-group", "sample-1", person, "", "",
                    "SAMPLE-1-head", ""],
            ]);
        }).ExcludeFromDescription();
    }

    private static void Check(Session session)
    {
        if (Administrations.AgainstImporting(session.Actor).Any()) throw new NotVisible();
    }
}
