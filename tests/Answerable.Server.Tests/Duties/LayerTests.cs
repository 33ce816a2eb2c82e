using System.Net;
using System.Text;
using Answerable.Domain.Duties;
using Answerable.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Duties;

/// <summary>Who of a leading group answers for a duty: the group, its head, each member; and the preset with all three.</summary>
public sealed class LayerTests(House house) : CascadeWalk(house), IClassFixture<House>
{
    [Fact]
    public async Task The_preset_drafts_a_list_that_is_not_issued_before_it_names_a_source()
    {
        var olga = await House.SignedIn("olga");
        await olga.Get("/duties/new");
        await olga.Submit("draft-main", ("mainKind", "secretary"));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        var list = olga.Path.Split('#')[0];
        var items = await Items(list);
        Assert.Equal(12, items.Count);
        Assert.All(Enum.GetValues<DutyLayer>(), l => Assert.Equal(4, items.Count(i => i.Layer == l)));
        Assert.DoesNotContain(items, i => i.StrandCode == MainAreas.Ideology || i.Source is not null);
        Assert.Equal(["Collective", "First", "One post, two duties"],
            olga.Page.QuerySelectorAll("#items .an-group th").Select(g => g.TextContent.Split('·')[0].Trim()));
        await olga.Get($"{list}/issue?unit=YA");
        Assert.Contains("Name what item 1 comes from", olga.Text);
        await olga.Get($"{list}?layer=First");
        Assert.Equal(4, olga.Page.QuerySelectorAll("#items tbody tr").Length);
        await olga.Get($"{list}/items/1");
        await olga.Submit("edit-item", ("content", "Decide together"), ("strand", MainAreas.Ideology));
        Assert.Contains("Ideological work", olga.Text);

        await olga.Get("/duties/new");
        await olga.Submit("draft-main", ("mainKind", "secretary"), ("layer", "Double"));
        Assert.Equal(4, (await Items(olga.Path.Split('#')[0])).Count);
        var boris = await House.SignedIn("boris");
        await boris.Get("/duties/new");
        Assert.Equal(HttpStatusCode.Forbidden, boris.Status);
    }

    [Fact]
    public async Task Layers_go_out_and_come_back_in_files_of_either_language_and_into_the_proof()
    {
        var olga = await House.SignedIn("olga");
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("title", "Layers"), ("postKind", "secretary"), ("source", "Letter 30"));
        var list = olga.Path.Split('#')[0];
        await olga.Get($"{list}/import");
        const string file = "strand,content,take_up,责任层次\nintegrity,Together,yes,集体责任\nintegrity,In person,,first\n"
            + "integrity,Beside,,nobody\n";
        await olga.Submit("import-items", ("file", "items.csv|" + file), ("take", "all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("nobody", olga.Text);
        await olga.Submit("import-items", ("take", "good"));
        Assert.Equal([DutyLayer.Collective, DutyLayer.First], (await Items(list)).Select(i => i.Layer));
        var csv = Encoding.UTF8.GetString(await olga.Client.GetByteArrayAsync($"{list}/items.csv"));
        Assert.Contains(",Collective\r\n", csv);
        var sheet = await olga.Client.GetByteArrayAsync($"{list}/items.xlsx");
        await olga.Get($"{list}/import");
        await olga.Submit("import-items", ("rows", csv.TrimStart('\uFEFF')), ("take", "all"));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal([DutyLayer.Collective, DutyLayer.First], (await Items(list)).Select(i => i.Layer));
        Assert.Equal([0x50, 0x4B], sheet[..2]);
        await Issue(olga, list);
        await olga.Get("/duties/take-up?unit=YA&gap=NotTakenUp&layer=Collective");
        Assert.Contains("Together Alder County Alder Secretary · not acknowledged · Collective", olga.Text);
        // A vacant post is of no layer; neither page nor file breaks on it.
        foreach (var gap in new[] { "Unacknowledged", "Vacant", "NoDuty", "Strand", "Copied", "Leads" })
        {
            await olga.Get($"/duties/take-up?unit=YA&gap={gap}&layer=Collective");
            Assert.Equal(HttpStatusCode.OK, olga.Status);
        }
        Assert.DoesNotContain("500", (await olga.Client.GetAsync("/duties/take-up.csv?unit=YA&layer=First")).StatusCode.ToString("D"));
        await olga.Get("/duties/take-up?unit=YA&gap=NotTakenUp&layer=First");
        Assert.DoesNotContain("Together", olga.Text);
        await olga.Get("/duties/sources?kind=Document&of=Letter%2030&layer=First");
        Assert.Contains("In person", olga.Text);
        Assert.DoesNotContain("Together", olga.Text);
    }

    private Task<List<DutyItem>> Items(string list) => House.Read(db =>
    {
        var id = new DutyListId(IdIn(list));
        return db.Set<DutyItem>().AsNoTracking().Where(i => i.ListId == id).OrderBy(i => i.Number).ToListAsync();
    });
}
