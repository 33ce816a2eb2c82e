using System.Text;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

public sealed class ImportingUnitsTests(House house) : IClassFixture<House>
{
    public static TheoryData<string, string> BadRows => new()
    {
        { "organisation.unknown-parent", "N1,NOWHERE,North,county" },
        { "organisation.not-the-root", "N1,,North,county" },
        { "organisation.no-name", "N1,Y,  ,county" },
        { "organisation.no-code", ",Y,North,county" },
        { "organisation.bad-code", "N/1,Y,North,county" },
        { "shell.too-long", $"N1,Y,{new string('n', 121)},county" },
        { "shell.too-long", $"N1,Y,North,{new string('l', 41)}" },
        { "shell.too-long", $"{new string('1', 31)},Y,North,county" },
        { "organisation.duplicate-code", "N1,Y,North,county\nN1,Y,Other,county" },
        { "organisation.cycle", "N1,N1,North,county" },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task A_bad_row_is_refused_with_its_reason_and_nothing_is_written(string reason, string row)
    {
        var before = await house.UnitCount();
        var plan = await house.Import(Rosters.Units("G1,Y,Good,county", row));
        Assert.Equal(reason, Rosters.Reason(plan.Units.Rows));
        Assert.Equal(before, await house.UnitCount());
    }

    [Fact]
    public async Task Each_unit_of_a_cycle_is_refused_and_what_lies_beneath_it_too()
    {
        var plan = await house.Import(Rosters.Units("C1,C3,One,x", "C2,C1,Two,x", "C3,C2,Three,x", "C4,C3,Four,x"));
        Assert.Equal(["cycle", "cycle", "cycle", "parent-refused"], plan.Units.Rows.Select(r => r.Reason!.Code["organisation.".Length..]));
    }

    [Fact]
    public async Task Good_rows_are_taken_when_asked_and_children_of_refused_ones_are_not()
    {
        var plan =
            await house.Import(
                Rosters.Units("GA,Y,Good,county", "GB,GONE,Bad,county", "GC,GB,Child of bad,town", "GD,GA,Child of good,town"),
                    goodRows: true);
        Assert.Equal(new RowCounts(2, 0, 0, 2), plan.UnitCounts);
        Assert.Equal("organisation.parent-refused", plan.Units.Rows[2].Reason!.Code);
        var stored =
            await house.Read(db => db.Set<Unit>().Where(u => u.Path.Contains("/G")).OrderBy(u => u.Path).Select(u => u.Path).ToListAsync());
        Assert.Equal(["Y/GA/", "Y/GA/GD/"], stored);
    }

    [Fact]
    public async Task A_child_may_stand_before_its_parent_and_columns_in_any_order()
    {
        var plan = await house.Import(Rosters.File("name,level,parent_code,code", "Child,town,OP,OC", "Parent,county,Y,OP"));
        Assert.Equal(new RowCounts(2, 0, 0, 0), plan.UnitCounts);
        Assert.Equal("Y/OP/OC/", await house.Read(db => db.Set<Unit>().Where(u => u.Code == "OC").Select(u => u.Path).SingleAsync()));
    }

    [Fact]
    public async Task Importing_again_changes_nothing_and_a_row_that_differs_is_shown_and_not_applied()
    {
        await house.Import(Rosters.Units("R1,Y,First,county", "R2,R1,Second,town"));
        var lines = await house.Read(db => db.Set<Line>().CountAsync());
        var again = await house.Import(Rosters.Units("R1,Y,First,county", "R2,R1,Second,town"));
        Assert.Equal(new RowCounts(0, 2, 0, 0), again.UnitCounts);
        var differing = await house.Import(Rosters.Units("R1,Y,First renamed,county", "R2,Y,Second,village"));
        Assert.Equal(new RowCounts(0, 0, 2, 0), differing.UnitCounts);
        Assert.Equal([new("name", "First", "First renamed")], differing.Units.Rows[0].Differences!);
        Assert.Equal([new("parent_code", "R1", "Y"), new("level", "town", "village")], differing.Units.Rows[1].Differences!);
        Assert.Equal("First", await house.Read(db => db.Set<Unit>().Where(u => u.Code == "R1").Select(u => u.Name).SingleAsync()));
        Assert.Equal(lines, await house.Read(db => db.Set<Line>().CountAsync()));
    }

    [Fact]
    public async Task An_import_is_one_line_of_the_ledger_with_file_hash_and_counts()
    {
        var file = Rosters.Units("L1,Y,One,county", "L2,Y,Two,county", "L3,Y,Three,county");
        var before = await house.Read(db => db.Set<Line>().CountAsync());
        await house.Import(file);
        Assert.Equal(before + 1, await house.Read(db => db.Set<Line>().CountAsync()));
        var body = await house.Read(db => db.Set<LineBody>().SingleAsync(b => b.Json.Contains(file.Sha256)));
        var line = await house.Read(db => db.Set<Line>().SingleAsync(l => l.Id == body.LineId));
        Assert.Equal(("import.made", "import", "import"), (line.Act, line.Verb, line.ObjectKind));
        Assert.Contains("\"Added\":3", body.Json);
    }

    [Fact]
    public async Task Gb18030_and_gzip_and_a_byte_order_mark_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var chinese = Encoding.GetEncoding("GB18030").GetBytes("code,parent_code,name,level\nE1,Y,云汀镇𠮷,乡镇\n");
        var marked = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("code,parent_code,name,level\nE2,Y,白石镇,乡镇\n")).ToArray();
        await house.Import(RosterFile.Read("gb.csv", chinese));
        await house.Import(RosterFile.Read("marked.csv.gz", Rosters.Gzip(marked)));
        var names =
            await house.Read(
                db => db.Set<Unit>().Where(u => u.Code == "E1" || u.Code == "E2").OrderBy(u => u.Code).Select(u => u.Name).ToListAsync());
        Assert.Equal(["云汀镇𠮷", "白石镇"], names);
    }

    [Theory]
    [InlineData(new byte[] { 0x63, 0x6F, 0xFF, 0xFF, 0x0A }, "organisation.bad-bytes")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x63, 0xFF }, "organisation.bad-bytes")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x63, 0x00 }, "organisation.nul")]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x00, 0x00 }, "organisation.not-gzip")]
    [InlineData(new byte[0], "organisation.empty-file")]
    public void A_file_in_another_encoding_or_damaged_is_refused(byte[] content, string code)
    {
        var refused = Assert.Throws<Refused>(() => RosterFile.Read("x.csv", content));
        Assert.Equal(code, refused.Refusals[0].Code);
    }

    [Fact]
    public void A_file_without_a_column_or_with_an_open_quotation_mark_is_refused_and_says_where()
    {
        var missing = Assert.Throws<Refused>(() => UnitRows.Read(Rosters.File("code,name", "1,One")));
        Assert.Equal("parent_code", missing.Refusals[0].Args[0].Value);
        var open = Assert.Throws<Refused>(() => UnitRows.Read(Rosters.Units("1,,One,x", "2,1,\"Two,x", "3,1,Three,x")));
        Assert.Equal(("organisation.not-csv", 3L), (open.Refusals[0].Code, (long)open.Refusals[0].Args[0].Value!));
    }

    [Fact]
    public async Task The_level_that_set_up_left_open_is_filled_by_the_first_import_and_the_second_changes_nothing()
    {
        using var database = TestDatabase.Empty();
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Server.Storage.Migrator>().Run();
        await services.GetRequiredService<Server.People.SetUp>().Run(
            new("Y", "Yunsample City", "Asia/Shanghai", "party", new("s", "Sybil"), new("c", "Sean"), new("a", "Aude")),
                new("System", "Security", "Audit"));
        var import = services.GetRequiredService<ImportOrganisation>();
        var file = Rosters.Units("Y,,Yunsample City,city", "YA,Y,Alder County,county");
        var first = await import.Run(Rosters.Command, file, null, false);
        Assert.Equal(new RowCounts(1, 0, 0, 0) { Filled = 1 }, first.UnitCounts);
        Assert.Equal(new RowCounts(0, 2, 0, 0), (await import.Run(Rosters.Command, file, null, false)).UnitCounts);
        Assert.Equal("city",
            await services.GetRequiredService<Server.Storage.Db>().Set<Unit>().Where(u => u.Code == "Y").Select(u => u.Level)
                .SingleAsync());
    }
}
