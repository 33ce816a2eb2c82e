using System.Net;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>A workbook is taken wherever a CSV file is: on the pages and on the command line, with the same preview and refusals.</summary>
public sealed class WorkbookImportTests(House house) : IClassFixture<House>
{
    private static readonly string Title = Workbooks.Row(1, "云汀市单位表");

    [Fact]
    public async Task A_roster_is_previewed_and_taken_and_a_bad_row_is_named_as_the_program_numbers_it()
    {
        var units = Workbooks.Make([("说明", Workbooks.Row(1, "填表说明")), ("单位", Title + Workbooks.Row(3, "单位编码", "上级单位编码", "单位名称")
            + Workbooks.Row(4, "WB1", "Y", "柳溪县") + Workbooks.Row(9, "WB2", "NIX", "石桥县"))]);
        var posts = Workbooks.Make([("岗位", Workbooks.Row(1, "所在单位编码", "岗位编码", "岗位名称", "类别", "人员编码", "姓名", "任职日期")
            + "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='inlineStr'><is><t>WB1-head</t></is></c>"
            + "<c r='C2' t='inlineStr'><is><t>书记</t></is></c><c r='D2' t='inlineStr'><is><t>secretary</t></is></c>"
            + "<c r='E2' s='1'><v>42</v></c><c r='F2' t='inlineStr'><is><r><t>林</t></r><r><t>样</t></r></is></c>"
            + "<c r='G2' s='2'><v>45658</v></c></row>")], "<si><t>WB1</t></si>",
            "<numFmts><numFmt numFmtId='200' formatCode='00000'/></numFmts>"
            + "<cellXfs><xf numFmtId='0'/><xf numFmtId='200'/><xf numFmtId='14'/></cellXfs>");
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        await sybil.Submit("import", ("file-units", $"units.xlsx|{Convert.ToBase64String(units)}"),
            ("file-posts", $"posts.xlsx|{Convert.ToBase64String(posts)}"));
        Assert.Equal(HttpStatusCode.OK, sybil.Status);
        var late = sybil.Page.QuerySelector("tr:has(.st.late)")!;
        Assert.StartsWith("9", late.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("no parent unit with the code “NIX”", late.TextContent, StringComparison.Ordinal);
        await sybil.Submit("confirm");
        Assert.Contains("units.xlsx: 1 added", sybil.Text);
        var held = await house.Read(db => (from a in db.Set<Appointment>()
                                           join p in db.Set<Post>() on a.PostId equals p.Id
                                           join n in db.Set<Domain.People.Person>() on a.PersonId equals n.Id
                                           where p.Code == "WB1-head"
                                           select new { n.Code, n.Name, a.From }).SingleAsync());
        Assert.Equal(("00042", "林样"), (held.Code, held.Name));
        Assert.InRange(held.From, new DateTimeOffset(2024, 12, 31, 0, 0, 0, TimeSpan.Zero), new(2025, 1, 1, 23, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_beside_its_field_in_the_readers_language()
    {
        var sybil = await house.SignedIn("sysadmin", "zh-CN");
        foreach (var (file, said) in new[]
        {
            (Workbooks.Make([("S", Workbooks.Row(1, "只有说明"))]), "没有任何工作表在前几行含有以下列标题：单位编码 / code"),
            ([0xD0, 0xCF, 0x11, 0xE0, 1, 2], "旧版 .xls 文件"), (Workbooks.Zip(("a", "a"u8.ToArray())), "不是 XLSX 工作簿"),
        })
        {
            await sybil.Get("/units/import");
            await sybil.Submit("import", ("file-units", $"units.xlsx|{Convert.ToBase64String(file)}"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sybil.Status);
            Assert.Contains(said, sybil.Page.QuerySelector("#file-units-problem")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_command_line_takes_a_workbook()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "units.xlsx");
        await File.WriteAllBytesAsync(file, Workbooks.Make([("S", Title + Workbooks.Row(2, "code", "parent_code", "name", "level")
            + Workbooks.Row(3, "WB5", "Y", "Elm County", "county"))]));
        using var said = new StringWriter();
        var words = new Words(new("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        var result = await house.Scope(s => ImportVerb.Run(s.GetRequiredService<ImportOrganisation>(), words,
            new(new(file), null, false, null), said, said));
        Assert.True(result == 0, said.ToString());
        Assert.Equal("Elm County", await house.Read(db => db.Set<Unit>().Where(u => u.Code == "WB5").Select(u => u.Name).SingleAsync()));
    }

    [Fact]
    public async Task Items_of_duties_are_taken_and_what_is_wrong_stands_beside_its_row()
    {
        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("title", "工作簿"), ("postKind", "secretary"));
        var list = olga.Path.Split('#')[0];
        await olga.Get($"{list}/import");
        var sample = await olga.Client.GetStringAsync($"{list}/sample.csv");
        var known = sample.Split('\n')[1].Split(',')[1];
        string Book(string strand) => Convert.ToBase64String(Workbooks.Make([("责任清单", Workbooks.Row(1, "责任清单")
            + Workbooks.Row(2, "序号", "责任类别", "责任内容", "工作措施") + Workbooks.Row(3, "1", strand, "走访\n每一户", "每季度一次"))]));
        await olga.Submit("import-items", ("file", $"items.xlsx|{Book("没有这一类")}"), ("take", "all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("走访", olga.Page.QuerySelector("#rows")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(olga.Page.QuerySelectorAll("tr .st.late"));
        await olga.Submit("import-items", ("file", $"items.xlsx|{Book(known)}"), ("take", "all"));
        Assert.True(list == olga.Path, olga.Text);
        Assert.Contains("每季度一次", olga.Text);
    }
}
