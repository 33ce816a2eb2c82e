using System.Net;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation.Importing;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Organisation;

public sealed class ImportPageTests(House house) : IClassFixture<House>
{
    private const string Header = "code,parent_code,name,level\n";

    [Fact]
    public async Task The_page_shows_what_would_happen_and_writes_only_after_confirmation()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        await sybil.Submit("import",
            ("file-units", $"units.csv|{Header}W1,Y,Willow County,county\nW2,W1,Wren Town,town\nYA,Y,Alder renamed,county\n"),
                ("file-posts",
                    "posts.csv|unit_code,post_code,post,kind,person_code,person,since,rights\nW1,W1-head,Willow " +
                    "Secretary,secretary,wilma,Wilma Willow,,\n"));
        Assert.Equal(HttpStatusCode.OK, sybil.Status);
        Assert.Contains("2 added, 0 unchanged, 1 different and not applied", sybil.Text);
        Assert.Contains("name is “Alder County” here and “Alder renamed” in the file", sybil.Text);
        Assert.Equal(0, await house.Read(db => db.Set<Unit>().CountAsync(u => u.Code == "W1")));
        var preview = sybil.Path;
        var csv = await sybil.Client.GetStringAsync($"{preview}/rows.csv?of=units");
        Assert.Contains("Different, not applied", csv);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await sybil.Submit("confirm");
        Assert.Contains("imported a roster", sybil.Text);
        Assert.Contains("units.csv: 2 added, 0 unchanged, 1 different and not applied; posts.csv: 1 added, 0 unchanged", sybil.Text);
        var aude = await house.SignedIn("auditor");
        Assert.Contains("units.csv: 2 added", (await aude.Get("/ledger")).Text);
        Assert.Equal(1, await house.Read(db => db.Set<Unit>().CountAsync(u => u.Code == "W2")));
        Assert.Equal("Wilma Willow",
            await house.Read(db => db.Set<Domain.People.Person>().Where(p => p.Code == "wilma").Select(p => p.Name).SingleAsync()));
        var id = Guid.Parse(preview.Split('/')[^1]);
        Assert.Equal(0, await house.Read(db => db.Set<Upload>().CountAsync(u => u.Id == id)));
    }

    [Fact]
    public async Task The_page_names_each_bad_row_in_the_readers_language_and_takes_the_good_ones_when_asked()
    {
        var sybil = await house.SignedIn("sysadmin", "zh-CN");
        await sybil.Get("/units/import");
        await sybil.Submit("import", ("file-units", $"units.csv|{Header}V1,Y,云汀县,县\nV2,NIX,白石县,县\nV3,V2,柳湾镇,镇\n"));
        Assert.Contains("没有编码为“NIX”的上级单位", sybil.Text);
        Assert.Contains("上级单位所在行未通过", sybil.Text);
        await sybil.Submit("confirm");
        Assert.Equal(["V1"],
            await house.Read(
                db => db.Set<Unit>().Where(u => u.Code == "V1" || u.Code == "V2" || u.Code == "V3").Select(u => u.Code).ToListAsync()));
    }

    [Fact]
    public async Task An_unreadable_file_is_refused_beside_its_field()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        await sybil.Submit("import", ("file-units", "units.csv|code,name\n1,One\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sybil.Status);
        Assert.Contains("The column parent_code is missing", sybil.Text);
    }

    [Fact]
    public async Task Only_administrations_of_the_whole_tree_see_the_page_and_only_the_uploader_the_preview()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        await sybil.Submit("import", ("file-units", $"units.csv|{Header}X1,Y,Only mine,county\n"));
        var preview = sybil.Path;
        foreach (var code in new[] { "olga", "auditor", "anna" })
        {
            var other = await house.SignedIn(code);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/units/import")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(preview)).Status);
        }
        var sean = await house.SignedIn("secadmin");
        Assert.Equal(HttpStatusCode.OK, (await sean.Get("/units/import")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sean.Get(preview)).Status);
    }

    [Fact]
    public async Task An_export_has_the_columns_of_the_import_and_neutralises_formulas()
    {
        await house.Import(Rosters.Units("F1,Y,=HYPERLINK(0),county", "F2,F1,+1,town"));
        var anna = await house.SignedIn("anna");
        var id = await house.UnitId("F1");
        var bytes = await anna.Client.GetByteArrayAsync($"/units.csv?unit={id.Value}");
        var units = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.StartsWith("\uFEFFcode,parent_code,name,level\r\nF1,Y,", units, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPER", units);
        Assert.DoesNotContain(",+1", units);
        Assert.DoesNotContain("YA", units);

        var city = await house.UnitId("Y");
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Get($"/posts.csv?unit={city.Value}")).Status);
        var sybil = await house.SignedIn("sysadmin");
        var posts = await sybil.Client.GetStringAsync($"/posts.csv?unit={city.Value}");
        Assert.Contains("YA,YA-head,Alder Secretary,secretary,anna,Anna Alder,2026-01-05,organise;vet;comment", posts);
        Assert.Contains("Y,Y-committee,City Standing Committee,leading-group,olga,Olga Organiser,", posts);
        Assert.Contains("YB1,YB1-head,Beech Secretary,secretary,,,,", posts);
    }

    [Fact]
    public async Task Posts_may_be_sent_without_units_and_an_empty_file_is_called_empty()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        await sybil.Submit("import");
        Assert.Contains("Please choose a file", sybil.Text);
        await sybil.Submit("import", ("file-units", "units.csv|"));
        Assert.Contains("The file has no rows", sybil.Text);
        await sybil.Submit("import",
            ("file-posts", "posts.csv|unit_code,post_code,post,kind,person_code,person\nYB,O-1,Only post,kind,ola,Ola Only\n"));
        Assert.Contains("1 added, 0 unchanged", sybil.Text);
        Assert.Equal("confirm-form", sybil.Page.QuerySelector(".an-head button[type=submit]")!.GetAttribute("form"));
        await sybil.Submit("confirm");
        Assert.Equal(1, await house.Read(db => db.Set<Post>().CountAsync(p => p.Code == "O-1")));
    }

    [Fact]
    public async Task A_preview_of_nothing_but_differences_does_not_say_that_all_is_stored()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        await sybil.Submit("import", ("file-units", $"units.csv|{Header}YB,Y,Birch renamed,county\n"));
        Assert.Contains("Nothing to import: 1 row differs from what is stored", sybil.Text);
        Assert.DoesNotContain("Everything is stored already", sybil.Text);
    }
}
