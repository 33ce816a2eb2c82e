using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Duties;

/// <summary>A sample of a file of items: headings in both languages, rows in the reader's, dates within the list's period.</summary>
internal static class DutySample
{
    public static void MapDutySamples(this WebApplication app)
    {
        foreach (var format in new[] { "csv", "xlsx" })
            app.MapGet($"/duties/{{id:guid}}/sample.{format}",
                (Guid id, Session session, DutyDetails details, OrganisationStrands strands) =>
                    File(id, format, session, details, strands)).ExcludeFromDescription();
    }

    private static async Task<IResult> File(Guid id, string format, Session session, DutyDetails details, OrganisationStrands strands)
    {
        var list = await details.List(session.Actor, new(id)) ?? throw new NotVisible();
        Require.Allowed(list.Acts.Against(DutyActs.Item));
        var (words, next) = (session.Words, list.Items.Select(i => i.Number).DefaultIfEmpty().Max());
        var rows = (await strands.All()).Take(2).Select((strand, i) => new[]
        {
            (next + i + 1).ToString(CultureInfo.InvariantCulture), words.Text(strand.Name), words[$"Duties.sample-content-{i + 1}"],
            words["Duties.sample-measure"], words["Duties.sample-evidence"],
            i == 0 ? list.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "", words["Duties.sample-source"],
            i == 0 ? words["Duties.sample-take-up"] : "",
        });
        return SampleFile.Of($"sample-duties.{format}", DutyFile.Columns, [.. rows]);
    }
}
