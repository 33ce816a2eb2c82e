using System.Net;
using Answerable.Domain;
using Answerable.Server.Debriefs;
using Answerable.Server.Shell;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using static Answerable.Server.Tests.Debriefs.Documents;

namespace Answerable.Server.Tests.Debriefs;

/// <summary>A report written in Word or WPS: headings lead to the six sections, looked at before any of it is taken.</summary>
public sealed class DocumentTests(House house) : IClassFixture<House>
{
    private static (string? Section, string Text)[] Parts(params OpenXmlElement[] blocks) =>
        [.. ReportParts.Of(WordDocument.Read(Of(blocks)).Lines).Select(p => (p.Section, p.Text))];

    [Fact]
    public void Headings_of_Word_and_WPS_lead_to_the_sections()
    {
        Assert.Equal([(null, "述职报告"), ("results", "两个问题均已整改。"), ("duties", "完成十二项。\n（一）抓班子\n开会八次。"), ("problems", "学得不深。"),
            ("nextSteps", "三月底前定方案。")],
            Parts(Line("述职报告"), Line("上年度述职评议问题整改情况", "Heading1"), Line("两个问题均已整改。"), Line("履职情况", "2"),
                Line("完成十二项。"), Line("（一）抓班子", "3"), Line("开会八次。"), Line("存在的问题及原因", "Red"), Line("学得不深。"),
                Line("下一步打算", "2"), Line("三月底前定方案。")));
    }

    [Fact]
    public void Numbered_lines_divide_where_there_is_no_outline()
    {
        Assert.Equal([("duties", "完成十二项。\n（一）存在问题的整改\n办结。"), ("achievements", "增收二十万元。"), ("problems", "原因在于学得不深。")],
            Parts(Line("一、履行职责情况"), Line("完成十二项。"), Line("（一）存在问题的整改"), Line("办结。"), Line("二、主要成效。增收二十万元。"),
                Line("三、存在问题"), Line("原因在于学得不深。")));
        Assert.Equal([("duties", "All done."), ("problems", "Two days late. 3 cases."), ("nextSteps", "A plan.")],
            ReportParts.Of("1. This year's duties\nAll done.\n2. Problems and causes\nTwo days late. 3 cases.\n3. Next steps\nA plan.")
                .Select(p => (p.Section, p.Text)));
    }

    [Fact]
    public void Text_without_headings_is_one_part_for_its_writer_to_place() =>
        Assert.Equal([(null, "All done.\nTwo days late.")], Parts(Line("All done."), Line("Two days late.")));

    [Fact]
    public void What_the_reader_of_the_document_does_not_see_stays_out()
    {
        var document = WordDocument.Read(Of(
            new Paragraph(new Run(new Text("Twelve ")), new DeletedRun(new Run(new DeletedText("eleven "))) { Id = "1" },
                new InsertedRun(new Run(new Text("duties"))) { Id = "2" }, new Run(new RunProperties(new Vanish()), new Text("secret")),
                new Run(new FieldCode("PAGE")), new Run(new Break(), new Text("done")), new Run(new FootnoteReference { Id = 1 }),
                new Run(new Drawing())),
            new Table(new TableRow(new TableCell(Line("Matter")), new TableCell(Line("Result"))),
                new TableRow(new TableCell(Line("Road")), new TableCell(Line("built"), Line("in May"))))));
        Assert.Equal(["Twelve duties", "done", "Matter | Result", "Road | built in May"], document.Lines.Select(l => l.Text));
        Assert.Equal((1, 1, 1), (document.Pictures, document.Notes, document.Tables));
    }

    public static TheoryData<string, byte[]> Bad => new()
    {
        { "shell.document-not-one", "no document"u8.ToArray() },
        { "shell.document-old", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] },
        { "shell.document-not-one", Packed("xl/workbook.xml", "<workbook/>") },
        { "shell.document-not-one", Packed("word/document.xml", "<html/>") },
        { "shell.document-damaged", Packed("word/document.xml", "<w:document") },
        { "shell.document-damaged", Of(Line("cut"))[..400] },
        { "shell.document-damaged", Packed("word/document.xml", "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>") },
        { "shell.document-too-large", Packed("word/document.xml", new string(' ', 33 << 20)) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_no_document_is_refused_with_a_sentence(string code, byte[] content) =>
        Assert.Equal([code], Assert.Throws<Refused>(() => WordDocument.Read(content)).Refusals.Select(r => r.Code));

    [Fact]
    public async Task A_document_is_looked_at_part_by_part_and_then_taken_into_the_draft()
    {
        var (round, findings) = await Reports.RoundAfter(house, "No heating in the hall.");
        var page = $"/debriefs/{round.Alder.Value}/document";
        var anna = await house.SignedIn("anna");
        await anna.Get(page);
        await anna.Submit("read", ("file", $"report.docx|{Convert.ToBase64String(Of(Line("Findings of last year", "Heading1"),
            Line("The hall is warm."), Line("Duties", "Heading1"), Line("All twelve done."), Line("Family", "Heading1"),
            Line("Nobody's business."), Line("Problems", "Heading1"), Line("Two days late.")))}"));
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Null(await Reports.Read(house, round.Alder));
        Assert.Equal([$"answers[{findings[0].Value}]", "duties", "", "problems"],
            anna.Page.QuerySelectorAll("select").Select(s => s.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""));
        await anna.Submit("take", ("text-1", "All thirteen done."));
        Assert.Equal(($"/debriefs/{round.Alder.Value}/write", HttpStatusCode.OK), (anna.Path, anna.Status));
        var draft = (await Reports.Read(house, round.Alder))!.Draft;
        Assert.Equal(("All thirteen done.", "Two days late.", "", "The hall is warm."),
            (draft.Duties, draft.Problems, draft.OwnPart, draft.Answers[0].Sentence));
        Assert.Null(draft.Answers[0].Result);
    }

    [Fact]
    public async Task What_a_section_holds_stays_unless_it_is_to_go()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna");
        await Paste("First.", replace: false);
        await Paste("Second.", replace: false);
        Assert.Equal("First.\nSecond.", (await Reports.Read(house, round.Alder))!.Draft.Duties);
        await Paste("Third.", replace: true);
        Assert.Equal("Third.", (await Reports.Read(house, round.Alder))!.Draft.Duties);

        async Task Paste(string text, bool replace)
        {
            await anna.Get($"/debriefs/{round.Alder.Value}/document");
            await anna.Submit("read", ("text", $"1. Duties\n{text}"));
            await anna.Submit("take", replace ? [("replace", "true")] : []);
            Assert.EndsWith("/write", anna.Path);
        }
    }

    [Fact]
    public async Task A_refused_document_keeps_what_was_chosen_and_a_stale_one_overwrites_nothing()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var (anna, page) = (await house.SignedIn("anna"), $"/debriefs/{round.Alder.Value}/document");
        await anna.Get(page);
        await anna.Submit("read");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("Choose a document, or paste the report.", anna.Text);
        await anna.Get(page);
        await anna.Submit("read", ("text", $"1. Duties\n{new string('a', 20_001)}\n2. Family\nNone."));
        await anna.Submit("take", ("to-1", "nowhere"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Equal("None.", anna.Page.QuerySelector("#text-1")!.TextContent.Trim());
        Assert.Equal(2, anna.Page.QuerySelectorAll("select.is-invalid").Length);

        await anna.Get(page);
        await anna.Submit("read", ("text", "1. Duties\nFrom the document."));
        await Save("carl");
        await anna.Submit("take");
        Assert.Equal(HttpStatusCode.Conflict, anna.Status);
        Assert.Equal("From the document.", anna.Page.QuerySelector("#text-0")!.TextContent.Trim());
        Assert.Equal(Reports.Good().Duties, (await Reports.Read(house, round.Alder))!.Draft.Duties);

        async Task Save(string who)
        {
            var other = await house.SignedIn(who);
            await other.Get($"/debriefs/{round.Alder.Value}/write");
            await other.Submit("debrief", [("do", "draft"), .. Reports.Fields(Reports.Good())]);
        }
    }

    [Fact]
    public async Task Only_who_may_write_the_draft_reads_a_document_into_it()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var page = $"/debriefs/{round.Alder.Value}/document";
        foreach (var who in new[] { "olga", "boris", "asha" })
        {
            var other = await house.SignedIn(who);
            await other.Get(page);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
            var by = await house.Actor(who);
            var read = await Record.ExceptionAsync(() =>
                house.Scope(s => s.GetRequiredService<ReadReport>().Run(by, round.Alder, null, "1. Duties\nDone.")));
            var take = await Record.ExceptionAsync(() => house.Scope(s =>
                s.GetRequiredService<TakeReport>().Run(by, round.Alder, [new("to-0", "duties", "Forged.")], false, 0)));
            Assert.All(new[] { read, take }, e => Assert.True(e is NotVisible or Refused, $"{who}: {e}"));
        }
        Assert.Null(await Reports.Read(house, round.Alder));
    }
}
