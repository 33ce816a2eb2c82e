using System.IO.Compression;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Duties;
using Answerable.Server.Organisation.Importing;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>A file that cannot be taken is refused with its row and why, before much of it is held; one is taken at a time.</summary>
public sealed class RosterTextTests(House house) : IClassFixture<House>
{
    private const string Header = "code,parent_code,name,level\n";

    public static TheoryData<string, int, byte[]> Faulty => new()
    {
        { "organisation.nul", 3, [.. Utf8(Header), .. Utf8("A,Y,One,x\nB,Y,T\0wo,x\n")] },
        { "organisation.bad-bytes", 3, [.. Utf8(Header), .. Utf8("A,Y,云汀县,县\nB,Y,"), 0xE4, 0xFF, .. Utf8(",x\n")] },
        { "organisation.mixed-encodings", 3, [.. Utf8(Header), .. Utf8("A,Y,云汀样县,县\n"), .. Gb("B,Y,白石样县,县\n")] },
        { "organisation.mixed-encodings", 4, [.. Utf8(Header), .. Gb("A,Y,白石样县,县\nC,Y,柳湾样镇,镇\n"), .. Utf8("B,Y,云汀样县,县\n")] },
        { "organisation.mixed-encodings", 2, [.. Encoding.UTF8.GetPreamble(), .. Utf8(Header), .. Gb("A,Y,白石县,县\nB,Y,柳湾镇,镇\n")] },
        { "organisation.row-too-long", 3, Utf8(Header + "A,Y,One,x\nB,Y," + new string('n', RosterFile.MaxRow) + ",x\n") },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_row_that_is_no_text_or_in_another_encoding_is_named(string code, int row, byte[] content)
    {
        foreach (var file in new[] { content, Rosters.Gzip(content) })
        {
            var refusal = Assert.Throws<Refused>(() => RosterFile.Read("x.csv", file)).Refusals[0];
            Assert.Equal((code, (object)row), (refusal.Code, refusal.Args[0].Value));
        }
        if (code == "organisation.row-too-long") return;
        var duties = Assert.Throws<Refused>(() => DutyFile.Decode(content)).Refusals[0];
        Assert.Equal(("duties.not-text", (object)row), (duties.Code, duties.Args[0].Value));
    }

    [Fact]
    public void A_chinese_file_in_either_encoding_is_read_though_short_names_may_look_like_the_other()
    {
        foreach (var file in new[] { Gb(Header + "A,Y,涓枃,县\nB,Y,白石县,县\n"), Utf8(Header + "A,Y,云,县\nB,Y,白,县\n") })
            Assert.Contains("县", Encoding.UTF8.GetString(RosterFile.Read("x.csv", file).Text.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Two\nlines")]
    [InlineData("Zero\u200bwidth")]
    [InlineData("Joined\u2060up")]
    public async Task A_name_with_an_end_of_line_or_a_character_of_no_width_is_refused_with_its_row_and_the_others_are_good(string name)
    {
        var plan = await house.Scope(s => s.GetRequiredService<ImportOrganisation>().Preview(Rosters.Command,
            Rosters.Units("N1,Y,Good,county", $"N2,Y,\"{name}\",county"), Rosters.Posts($"N1,N1-p,Post,kind,n1,\"{name}\",,")));
        var row = Assert.Single(plan.Units.Rows, r => r.State == RowState.Refused);
        Assert.Equal(("N2", "shell.odd-character"), (row.Code, row.Reason!.Code));
        Assert.Equal("shell.odd-character", Rosters.Reason(plan.Posts!.Rows));
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\n")]
    [InlineData("\U000e0041")]
    [InlineData("\u3164")]
    public async Task So_is_a_code_a_kind_or_a_level_and_no_second_person_or_kind_looks_like_the_first(string unseen)
    {
        var plan = await house.Scope(s => s.GetRequiredService<ImportOrganisation>().Preview(Rosters.Command,
            Rosters.Units("L1,Y,Good,county", $"L2,Y,Bad,\"cou{unseen}nty\""), Rosters.Posts("Y,L-good,Post,kind,l1,Lou Good,,",
                $"Y,L-code,Post,kind,\"an{unseen}na\",Anna Alder,,", $"Y,L-kind,Post,\"ki{unseen}nd\",,,,",
                $"Y,L-body,Body,\"leading{unseen}-group\",,,,", $"Y,L-name,\"Po{unseen}st\",kind,,,,", $"Y,\"L{unseen}p\",Post,kind,,,,")));
        Assert.Equal([("L2", "level", "shell.odd-character")], Refused(plan.Units.Rows));
        Assert.Equal([("L-code", "person_code", "shell.odd-character"), ("L-kind", "kind", "shell.odd-character"),
            ("L-body", "kind", "shell.odd-character"), ("L-name", "post", "shell.odd-character"),
            ($"L{unseen}p", "post_code", "organisation.bad-code")], Refused(plan.Posts!.Rows));
    }

    private static IEnumerable<(string, string?, string)> Refused(IEnumerable<RosterRow> rows) =>
        rows.Where(r => r.State == RowState.Refused).Select(r => (r.Code, r.Reason!.Field, r.Reason.Code));

    [Fact]
    public void A_small_packed_file_of_very_much_is_refused_in_little_memory()
    {
        foreach (var (line, code) in new[] { ("a,b,c,\n", "organisation.too-many-rows"), (Long, "organisation.file-too-large") })
        {
            var packed = Bomb(Utf8(line), 200 << 20);
            Assert.True(packed.Length < 1 << 20);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(code, Assert.Throws<Refused>(() => RosterFile.Read("x.csv.gz", packed)).Refusals[0].Code);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 4 << 20, $"{code}: {allocated} bytes were allocated.");
        }
    }

    [Fact]
    public async Task A_second_import_is_told_that_one_runs_and_one_that_was_left_locks_nobody_out()
    {
        var gate = house.App.Services.GetRequiredService<ImportGate>();
        gate.Patience = TimeSpan.FromMilliseconds(50);
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        using (await gate.Enter())
        {
            await sybil.Submit("import", ("file-units", $"units.csv|{Header}G1,Y,Gate County,county\n"));
            Assert.Contains("Another import is being read or written", sybil.Text);
            var told = await Assert.ThrowsAsync<Refused>(() => house.Import(Rosters.Units("G1,Y,Gate County,county")));
            Assert.Equal("organisation.import-running", told.Refusals[0].Code);
        }
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.Scope(s => s.GetRequiredService<ImportOrganisation>()
            .Run(Rosters.Command, Rosters.Units("G1,Y,Gate County,county"), null, false, cancel: gone.Token)));
        await Assert.ThrowsAsync<Refused>(() => house.Import(RosterFile.Read("x.csv", Utf8("nothing\n"))));
        Assert.Equal(1, (await house.Import(Rosters.Units("G1,Y,Gate County,county"))).UnitCounts.Added);
    }

    private static string Long { get; } = string.Concat(new string('x', 60_000), "\n");

    private static byte[] Bomb(byte[] line, int bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            var block = new byte[line.Length * Math.Max(1, (1 << 20) / line.Length)];
            for (var i = 0; i < block.Length; i++) block[i] = line[i % line.Length];
            for (var written = 0; written < bytes; written += block.Length) gzip.Write(block);
        }
        return memory.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gb(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030").GetBytes(text);
    }
}
