using System.Net;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Server.Duties;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Duties;

public sealed class DutyTests(House house) : IClassFixture<House>
{
    private const string File = """
        number,strand,content,measure,evidence,due
        1,party-building,Hold four branch meetings,One a quarter,Minutes,2026-03-31
        2,业务工作,Repair the halls,,,2026-06-30
        3,integrity,Know the rules,,,

        """;

    [Fact]
    public async Task A_list_is_written_imported_weighed_issued_acknowledged_reported_returned_and_accepted()
    {
        var olga = await house.SignedIn("olga");
        var list = await Drafted(olga, "Duties of secretaries", "secretary");
        await olga.Get($"{list}/import");
        await olga.Submit("import-items", ("file", "items.csv|" + File), ("take", "all"));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("Repair the halls", olga.Text);
        await olga.Get($"{list}/issue?unit=YA");
        Assert.Contains("This asks 2 posts of kind “secretary” in Alder County for 6 acts", olga.Text);
        await olga.Submit("issue");
        Assert.Contains("Alder County Alder Secretary", olga.Text);
        Assert.Contains("issued the duty list", olga.Text);

        var anna = await house.SignedIn("anna");
        Assert.Contains("Acknowledge the duty list", anna.Text);
        var charge =
            anna.Page.QuerySelectorAll("a[href^='/duties/charges/']").First(a => a.ClassList.Contains("plain")).GetAttribute("href")!;
        await anna.Get(charge);
        Assert.Contains("issued the duty list", anna.Text);
        await anna.Submit("acknowledge");
        Assert.Contains("acknowledged by Anna Alder", anna.Text);
        var task = anna.Page.QuerySelector("a[href^='/duties/tasks/']")!.GetAttribute("href")!;
        await anna.Get(task);
        await anna.Submit("report", ("text", "Held them all"), ("evidence", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("Held them all", anna.Html);
        await anna.Submit("report", ("text", "Held them all"), ("evidence", "Minutes 4/2026"));
        Assert.Contains("waits for decision", anna.Text);

        await olga.Get("/");
        Assert.Contains("Hold four branch meetings Decide on a reported duty", olga.Text);
        await olga.Get(task);
        await olga.Submit("return", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("return", ("reason", "Two are missing"));
        Assert.Equal([ObligationState.Open, ObligationState.Discharged], await States(task));
        await anna.Get(task);
        Assert.Contains("Two are missing", anna.Text);
        await anna.Submit("report", ("text", "Now all four"), ("evidence", "Minutes 6/2026"));
        await olga.Get(task);
        await olga.Submit("accept");
        Assert.Contains("accepted by Olga Organiser", olga.Text);
        Assert.Equal([ObligationState.Discharged, ObligationState.Discharged, ObligationState.Discharged], await States(task));

        var csv = Encoding.UTF8.GetString(await olga.Client.GetByteArrayAsync($"{list}/charges.csv"));
        Assert.Contains("Alder County,Alder Secretary,2026-01-15,2026-01-05,,,2,1", csv);
    }

    [Fact]
    public async Task A_file_with_a_bad_row_names_its_reason_keeps_what_was_sent_and_writes_nothing_until_the_good_rows_are_taken()
    {
        var olga = await house.SignedIn("olga");
        var list = await Drafted(olga, "Half good", "teller");
        await olga.Get($"{list}/import");
        var file = File + "3,integrity,Number twice,,,\n5,cooking,Soup,,,2027-01-01\n6,,Nothing said,,,\n";
        await olga.Submit("import-items", ("file", "items.csv|" + file), ("take", "all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("3 of 6 rows cannot be taken", olga.Text);
        Assert.Contains("“cooking” is not an area of this organisation.", olga.Text);
        Assert.DoesNotContain("“” is not a strand", olga.Text);
        Assert.Contains("Please fill this in", olga.Text);
        Assert.Contains("The date must lie between 1 January 2026 and 31 December 2026.", olga.Text);
        Assert.Contains("Number 3 is used twice.", olga.Text);
        Assert.Contains("Number twice", olga.Page.QuerySelector("textarea[name=rows]")!.TextContent);
        Assert.Equal(0, await Items(list));
        await olga.Submit("import-items", ("take", "good"));
        Assert.Equal(3, await Items(list));
    }

    [Fact]
    public async Task Items_are_added_edited_and_removed_while_the_list_is_a_draft()
    {
        var olga = await house.SignedIn("olga");
        var list = await Drafted(olga, "By hand", "teller");
        await olga.Submit("add-item", ("strand", "integrity"), ("content", "First"), ("due", "2026-05-01"));
        await olga.Submit("add-item", ("strand", "integrity"), ("content", "Second"));
        await olga.Submit("add-item", ("strand", "integrity"), ("content", ""), ("due", "2030-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Get($"{list}/items/1");
        await olga.Submit("edit-item", ("content", "First, better"));
        Assert.Contains("First, better", olga.Text);
        await olga.Submit("remove-2");
        Assert.Equal(1, await Items(list));
        var csv = Encoding.UTF8.GetString(await olga.Client.GetByteArrayAsync($"{list}/items.csv"));
        Assert.Equal("\uFEFFnumber,strand,content,measure,evidence,due,source,take_up,source_kind,above,post_code,role,kept,layer\r\n"
            + "1,integrity,\"First, better\",,,2026-05-01,,,,,,,,\r\n", csv);
    }

    [Fact]
    public async Task Nobody_sees_a_list_or_a_charge_that_is_not_theirs_and_nobody_without_the_right_writes_one()
    {
        var olga = await house.SignedIn("olga");
        var list = await Drafted(olga, "Closed", "secretary");
        await olga.Submit("add-item", ("strand", "integrity"), ("content", "Only"), ("due", "2026-05-01"));
        await olga.Get($"{list}/issue?unit=YB");
        await olga.Submit("issue");
        var charge = olga.Page.QuerySelector("a[href^='/duties/charges/']")!.GetAttribute("href")!;
        foreach (var code in new[] { "anna", "asha", "secadmin" })
        {
            var other = await house.SignedIn(code);
            foreach (var path in new[] { list, charge, $"{list}/charges.csv", $"{list}/items.csv" })
            {
                await other.Get(path);
                Assert.Equal(HttpStatusCode.NotFound, other.Status);
            }
        }
        var boris = await house.SignedIn("boris");
        await boris.Get("/duties/new");
        Assert.Equal(HttpStatusCode.Forbidden, boris.Status);
        await boris.Get(list);
        Assert.Equal(HttpStatusCode.OK, boris.Status);
        var ivan = await house.Actor("ivan");
        await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<AcknowledgeDuties>().Run(ivan, new(IdIn(charge)))));
    }

    private static async Task<string> Drafted(Visitor olga, string title, string kind)
    {
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", title), ("postKind", kind));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains(title, olga.Text);
        return olga.Path.Split('#')[0];
    }

    private Task<int> Items(string list) => house.Read(db =>
    {
        var id = new DutyListId(IdIn(list));
        return db.Set<DutyItem>().CountAsync(i => i.ListId == id);
    });

    private Task<List<ObligationState>> States(string task) => house.Read(db =>
    {
        var id = IdIn(task);
        return db.Set<Obligation>().Where(o => o.ObjectId == id).OrderBy(o => o.Class).Select(o => o.State).ToListAsync();
    });

    private static Guid IdIn(string path) => Guid.Parse(path.Split('/')[^1]);
}
