using System.Net;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>The calendars of years: shown, taken in, and what dates become of them.</summary>
public sealed class WorkingDayTests : IAsyncLifetime
{
    private const string Storm = "日期,类型,节假日名称,英文名称,依据,依据英文名称\r\n"
        + "2026年1月15日,放假,停工日,Storm day,停工通知,Notice of a storm\r\n2026-01-24,上班,停工日调休上班,,,\r\n";

    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Theory]
    [InlineData("en", "Working days of 2026", "Spring Festival", "No. 7", "Only weekends", "Working days of 2027",
        "No calendar of 2027 has been taken in: Monday to Friday count as working days, and no other day.")]
    [InlineData("zh-CN", "2026年工作日历", "春节", "国办发明电〔2025〕7号", "仅周末休息", "2027年工作日历",
        "尚未导入2027年工作日历：仅周一至周五计为工作日。")]
    public async Task Everybody_sees_the_year_that_came_with_set_up_and_that_another_has_no_calendar(string language, params string[] said)
    {
        var tess = await house.SignedIn("tess", language);
        await tess.Get("/units/calendar");
        foreach (var text in said[..3]) Assert.Contains(text, tess.Text);
        Assert.Equal(12, tess.Page.QuerySelectorAll("table.an-month").Length);
        Assert.Equal((33, 6), (tess.Page.QuerySelectorAll("td.off").Length, tess.Page.QuerySelectorAll("td.on").Length));
        Assert.Equal("5", tess.Page.QuerySelector("td[aria-current=date]")!.TextContent.Trim());
        Assert.DoesNotContain("import", tess.Page.QuerySelector(".an-head")!.InnerHtml, StringComparison.Ordinal);
        await tess.Get("/units/calendar?year=2027");
        Assert.Contains(said[4], tess.Text);
        Assert.Contains(said[5], tess.Text);
        Assert.Empty(tess.Page.QuerySelectorAll("td.off, td.on"));
        await tess.Get("/units/calendar?year=rubbish");
        Assert.Contains(said[0], tess.Text);
    }

    [Fact]
    public async Task A_calendar_is_previewed_taken_once_and_comes_out_as_it_went_in()
    {
        var sybil = await house.SignedIn("sysadmin");
        await Send(sybil, Storm, "preview");
        Assert.Contains("2 new, 0 changed, 0 refused, 0 unchanged", sybil.Text);
        Assert.Contains("ordinary days again: 1 January 2026; ", sybil.Text);
        await sybil.Submit("calendar", ("do", "take"));
        Assert.Equal("/units/calendar?year=2026", sybil.Path);
        Assert.Contains("Storm day", sybil.Text);
        Assert.Contains("An earlier calendar of this year counted from 5 January 2026 09:00", sybil.Text);
        Assert.Equal((1, 1), (sybil.Page.QuerySelectorAll("td.off").Length, sybil.Page.QuerySelectorAll("td.on").Length));
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var file = await sybil.Client.GetByteArrayAsync($"/units/calendar.{format}?year=2026");
            await Send(sybil, format == "csv" ? System.Text.Encoding.UTF8.GetString(file) : Convert.ToBase64String(file), "take", format);
            Assert.Contains("The calendar of 2026 that counts now says the same.", sybil.Text);
        }
        await sybil.Get($"/units/{(await house.UnitId("Y")).Value}");
        Assert.Contains("took in the calendar of a year", sybil.Text);
        // The shipped one comes back by one click.
        await sybil.Get("/units/calendar?year=2026");
        await sybil.Submit("take-cn-2026");
        Assert.Equal(33, sybil.Page.QuerySelectorAll("td.off").Length);
        Assert.Null(sybil.Page.QuerySelector("input[value='take-cn-2026']"));
    }

    [Fact]
    public async Task Every_bad_row_has_its_sentence_and_nothing_is_written()
    {
        var sybil = await house.SignedIn("sysadmin");
        await Send(sybil, "Day,Day kind,Day name,Source\r\n2027-01-01,holiday,New Year,Notice 1\r\n2027-01-01,holiday,New Year,\r\n"
            + "2027-01-04,working day,Make-up,\r\n2026-01-02,off,New Year,\r\n2027-02-30,off,Nothing,\r\n2027-01-02,perhaps,Nothing,\r\n"
            + "2027-01-03,off,,Notice 2\r\n", "take");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sybil.Status);
        foreach (var sentence in new[] { "6 of 7 rows cannot be taken", "Day: 1 January 2027 stands twice.",
            "4 January 2027 is no weekend day", "2 January 2026 is not in 2027", "Day kind: Say “holiday” or “working day”.",
            "A calendar follows one notice" })
            Assert.Contains(sentence, sybil.Text);
        Assert.Equal([2025, 2026], await house.Scope(s => s.GetRequiredService<CalendarQueries>().Years()));
        await Send(sybil, "日期,类型,节假日名称,依据\r\n2027-01-01,放假,元旦,\r\n", "take");
        Assert.Contains("No row names the notice", sybil.Text);
        await Send(sybil, "日期,类型\r\n2027-01-01,放假\r\n", "preview");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sybil.Status);
    }

    [Fact]
    public async Task Only_the_system_administration_takes_one_in()
    {
        foreach (var person in new[] { "olga", "chen", "anna", "secadmin", "auditor" })
        {
            var actor = await house.Actor(person);
            foreach (var act in new Func<IServiceProvider, Task>[]
            {
                s => s.GetRequiredService<TakeCalendar>().Run(actor, CalendarFile.Read(Storm)),
                s => s.GetRequiredService<TakeCalendar>().Preview(actor, CalendarFile.Read(Storm)),
                s => s.GetRequiredService<TakeShippedCalendar>().Run(actor, "no such"),
            })
                Assert.True((await Assert.ThrowsAsync<Refused>(() => house.Scope(act))).Refusals[0].IsDenial);
            var visitor = await house.SignedIn(person);
            await visitor.Get("/units/calendar/import");
            Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        }
    }

    [Fact]
    public async Task What_is_owed_keeps_its_date_and_what_begins_later_is_reckoned_by_the_new_calendar()
    {
        var terms = RectificationTerms.Of(RoundPolicies.Preset("party-60-40"));
        // Monday 12 January: five working days later is Monday the 19th.
        house.Clock.GoTo(new(2026, 1, 12));
        var before = await Planned(terms, "Three village halls stand idle");
        Assert.Equal(new(2026, 1, 19), await Due(before));
        house.Clock.Advance(TimeSpan.FromHours(1));
        var system = await house.Actor("sysadmin");
        await house.Scope(s => s.GetRequiredService<TakeCalendar>().Run(system, CalendarFile.Read(Storm)));
        Assert.Equal(new(2026, 1, 19), await Due(before));
        // It counts from tomorrow on: an act of today may have read what was known before.
        Assert.Equal(new(2026, 1, 19), await Due(await Planned(terms, "The bridge sags")));
        // Thursday is off now, and nothing is any more in February.
        house.Clock.GoTo(new(2026, 1, 13));
        Assert.Equal(new(2026, 1, 21), await Due(await Planned(terms, "The gate stands open")));
        house.Clock.GoTo(new(2026, 2, 13));
        var after = await Planned(terms, "The road floods");
        Assert.Equal(new(2026, 2, 20), await Due(after));
        Assert.Equal(0, (await LookThrough()).Wrong);
        // A return of what was planned before is answered by what is known at the return.
        await house.Do<ReturnPlan>("olga", (a, by) => a.Run(by, before, "Nothing to measure"));
        Assert.Equal(0, (await LookThrough()).Wrong);
    }

    [Fact]
    public async Task What_was_opened_before_there_were_working_days_counts_every_day()
    {
        house.Clock.GoTo(new(2026, 2, 13));
        Assert.Equal(new(2026, 2, 18), await Due(await Planned(Arranged.Terms, "Three village halls stand idle")));
        Assert.Equal(0, (await LookThrough()).Wrong);
    }

    [Fact]
    public async Task Programs_read_preview_and_take_a_calendar()
    {
        var api = new ApiCalls(await house.SignedIn("sysadmin"));
        Assert.Equal(39, (await api.Get("/api/units/calendar?year=2026")).Body.GetProperty("days").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get("/api/units/calendar?year=2027")).Status);
        // The 25th is a Monday.
        var next = Storm.Replace("2026", "2027", StringComparison.Ordinal);
        var rows = new { rows = next.Replace("2027-01-24", "2027-01-25", StringComparison.Ordinal) };
        var first = (await api.Post("/api/units/calendar/preview", rows)).Body[0];
        Assert.Equal(("New", "2027-01-15"), (first.GetProperty("fate").GetString(), first.GetProperty("day").GetString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.Post("/api/units/calendar", rows)).Status);
        rows = new { rows = next };
        Assert.Equal(2027, (await api.Post("/api/units/calendar", rows)).Body.GetProperty("year").GetInt32());
        Assert.Equal("Notice of a storm",
            (await api.Get("/api/units/calendar?year=2027")).Body.GetProperty("source").GetProperty("en").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await new ApiCalls(await house.SignedIn("olga")).Post("/api/units/calendar", rows)).Status);
    }

    private async Task<RectificationId> Planned(RectificationTerms terms, string title)
    {
        var id = await house.Finding(title: title, terms: terms);
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(new(2026, 4, 1))));
        return id;
    }

    private Task<DateOnly> Due(RectificationId id) => house.Read(db => db.Set<Obligation>()
        .Where(o => o.Kind == RectificationKinds.Approve.Code && o.ObjectId == id.Value && o.State == ObligationState.Open)
        .Select(o => o.DueOn).SingleAsync());

    private Task<Checked> LookThrough() => house.Scope(s => s.GetServices<ICheck>().Single(c => c.Name == "obligations").Run(default));

    private static async Task Send(Visitor visitor, string file, string act, string format = "csv")
    {
        await visitor.Get("/units/calendar/import");
        await visitor.Submit("calendar", ("do", act), ("file", $"calendar.{format}|{file}"));
    }
}
