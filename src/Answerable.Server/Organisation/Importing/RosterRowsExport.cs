using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation.Importing;

/// <summary>All rows of a preview with what happens to each, as CSV.</summary>
internal static class RosterRowsExport
{
    public static void MapRosterRows(this WebApplication app) =>
        app.MapGet("/units/import/{id:guid}/rows.csv",
            async (Guid id, string? of, UploadQueries uploads, ImportOrganisation import, Session session) =>
        {
            var upload = await uploads.Find(session.Actor, id) ?? throw new NotVisible();
            var plan = await import.Preview(session.Actor, upload.UnitsFile(), upload.PostsFile());
            IReadOnlyList<RosterRow> rows = of == "posts" && plan.Posts is { } posts ? posts.Rows : plan.Units.Rows;
            var words = session.Words;
            string[] header =
                [words["Organisation.row-number"], words["Organisation.code"], words["Organisation.name"],
                    words["Organisation.what-happens"], words["Organisation.why"]];
            return CsvExport.File("preview.csv", header,
                rows.Select(
                    row => (IEnumerable<string?>)[RosterWords.Plain(row.Row), row.Code, row.Shown,
                        words[$"Organisation.row-state.{row.State}"], RosterWords.Why(words, row)]));
        });
}
