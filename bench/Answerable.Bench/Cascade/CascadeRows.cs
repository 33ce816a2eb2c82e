using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Answerable.Bench;

/// <summary>
/// Duties that go down a tree level by level, written in bulk: each unit with units below has lists for the posts right below it, whose
/// items take up the duties that its own post is charged with. A few are not taken up, not acknowledged, shared without a lead, or copied
/// word for word; a few posts have nobody in them.
/// </summary>
internal static class CascadeRows
{
    private const NpgsqlDbType Id = NpgsqlDbType.Uuid, Text = NpgsqlDbType.Text, Word = NpgsqlDbType.Varchar, Day = NpgsqlDbType.Date,
        At = NpgsqlDbType.TimestampTz, Number = NpgsqlDbType.Integer, Yes = NpgsqlDbType.Boolean;

    private static readonly string[] Strands = ["party-building", "core-business", "integrity"];

    private sealed record Node(Guid Unit, string Path, Guid Parent, Guid Post)
    {
        /// <summary>The duties of its post, which items of its own lists take up.</summary>
        public Guid[] Tasks { get; set; } = [];
    }

    /// <summary>A post with a holder in every unit but one in fifty, and the duties of all.</summary>
    /// <param name="tasks">About how many duties in all.</param>
    /// <returns>How many duties, and how many lists.</returns>
    public static async Task<(int Tasks, int Lists)> Fill(Place place, int tasks, DateTimeOffset now) => await place.Scope(async services =>
    {
        var db = services.GetRequiredService<Db>();
        var units = await db.Set<Unit>().OrderBy(u => u.Path).Select(u => new { u.Id, u.Path, u.ParentId }).AsNoTracking().ToListAsync();
        var person = await db.Set<Domain.People.Person>().Select(p => p.Id).FirstAsync();
        var began = now.AddDays(-200);
        var nodes = units.ConvertAll(u => new Node(u.Id.Value, u.Path, u.ParentId?.Value ?? Guid.Empty, Ids.New(began)));
        await using var connection = await place.Open();
        BareInsert.Write(connection, "organisation_post",
            [new("id", Id), new("code", Word), new("unit_id", Id), new("unit_path", Text), new("name", Word), new("kind", Word),
                new("is_collective", Yes), new("version", Number)],
            nodes.Select((n, i) => new object?[] { n.Post, $"责任岗{i}", n.Unit, n.Path, "样责任人", "answering", false, 1 }));
        BareInsert.Write(connection, "organisation_appointment",
            [new("id", Id), new("post_id", Id), new("person_id", Id), new("kind", Word), new("from", At)],
            nodes.Where((_, i) => i % 50 != 7).Select(n => new object?[]
                { Ids.New(began), n.Post, person.Value, nameof(AppointmentKind.Holder), began.UtcDateTime }));
        return Duties(connection, nodes, Math.Max(1, tasks / Math.Max(1, nodes.Count - 1)), now);
    });

    private static (int, int) Duties(System.Data.Common.DbConnection connection, List<Node> nodes, int each, DateTimeOffset now)
    {
        var (today, issued) = (DateOnly.FromDateTime(now.UtcDateTime), now.AddDays(-100));
        List<object?[]> lists = [], items = [], charges = [], rows = [];
        var (madeTasks, madeLists, turn) = (0, 0, 0);
        var below = nodes.ToLookup(n => n.Parent);
        foreach (var above in nodes)
        {
            var children = below[above.Unit].ToList();
            if (children.Count == 0) continue;
            var list = Ids.New(issued);
            madeLists++;
            lists.Add([list, above.Unit, above.Path, above.Post, "样责任清单", "answering", nameof(SourceKind.Document), "样文件1号",
                today.AddDays(-120), today.AddDays(240), nameof(DutyListState.Issued), issued.UtcDateTime, above.Unit, 1]);
            var made = Enumerable.Range(0, each).Select(n =>
                (Id: Ids.New(issued), Takes: above.Tasks.Length > n ? above.Tasks[n] : (Guid?)null)).ToList();
            for (var n = 0; n < each; n++)
            {
                var odd = turn++ % 100;
                items.Add([made[n].Id, list, n + 1, Strands[n % 3], Content(n), "样措施", today.AddDays(20 + n % 200), made[n].Takes,
                    made[n].Takes is null ? null : above.Post, true, odd == 3 ? nameof(DutyRole.Lead) : null, odd == 5 ? 3 : 1,
                    nameof(SourceKind.Document), "样文件1号"]);
            }
            foreach (var child in children)
            {
                var (charge, silent) = (Ids.New(issued), turn++ % 33 == 1);
                charges.Add([charge, list, above.Post, above.Unit, above.Path, child.Post, child.Unit, child.Path, today.AddDays(-90),
                    silent ? null : issued.AddDays(2).UtcDateTime, 1]);
                child.Tasks = [.. made.Select(_ => Ids.New(issued))];
                var leads = below[child.Unit].Any();
                for (var n = 0; n < each; n++)
                {
                    var open = leads && turn++ % 100 == 2;
                    rows.Add([child.Tasks[n], charge, list, made[n].Id, above.Post, above.Unit, above.Path, child.Post, child.Unit,
                        child.Path, Content(n), false, today.AddDays(20 + n % 200), nameof(DutyTaskState.Open),
                        leads ? today.AddDays(-80) : null, leads && !open ? issued.AddDays(9).UtcDateTime : null,
                        leads && !open ? nameof(TakenUp.Below) : null, 1]);
                }
                madeTasks += each;
            }
            if (rows.Count > 200_000) Write();
        }
        Write();
        return (madeTasks, madeLists);

        void Write()
        {
            BareInsert.Write(connection, "duties_list", [new("id", Id), new("unit_id", Id), new("unit_path", Text),
                new("issuer_post_id", Id), new("title", Word), new("post_kind", Word), new("source_kind", Word),
                new("source_reference", Word), new("period_from", Day), new("period_until", Day), new("state", Word), new("issued_at", At),
                new("issued_to_id", Id), new("version", Number)], lists);
            BareInsert.Write(connection, "duties_item", [new("id", Id), new("list_id", Id), new("number", Number),
                new("strand_code", Word), new("content", Word), new("measure", Word), new("due_on", Day), new("above_task_id", Id),
                new("above_post_id", Id), new("must_be_taken_up", Yes), new("role", Word), new("copied_levels", Number),
                new("source_kind", Word), new("source_reference", Word)], items);
            BareInsert.Write(connection, "duties_charge", [new("id", Id), new("list_id", Id), new("issuer_post_id", Id),
                new("issuer_unit_id", Id), new("issuer_unit_path", Text), new("post_id", Id), new("unit_id", Id), new("unit_path", Text),
                new("acknowledge_by", Day), new("acknowledged_at", At), new("version", Number)], charges);
            BareInsert.Write(connection, "duties_task", [new("id", Id), new("charge_id", Id), new("list_id", Id), new("item_id", Id),
                new("issuer_post_id", Id), new("issuer_unit_id", Id), new("issuer_unit_path", Text), new("post_id", Id), new("unit_id", Id),
                new("unit_path", Text), new("content", Word), new("wants_evidence", Yes), new("due_on", Day), new("state", Word),
                new("take_up_by", Day), new("taken_up_at", At), new("taken_up", Word), new("version", Number)], rows);
            foreach (var done in new[] { lists, items, charges, rows }) done.Clear();
        }
    }

    private static string Content(int number) => $"样责任第{number + 1}项：每季度研究一次，年底报告落实情况";
}
