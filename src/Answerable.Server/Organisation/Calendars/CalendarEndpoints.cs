using System.ComponentModel;
using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Answerable.Server.Organisation;

/// <summary>Rows of a calendar.</summary>
/// <param name="Rows">As CSV with its heading: day, day_kind, day_name, source.</param>
internal sealed record ApiCalendarRows(string Rows);

/// <summary>Why a row is not taken.</summary>
/// <param name="Column">By the name that the file may have it; null where it is the row as a whole.</param>
internal sealed record ApiCalendarFault(string Code, string? Column, string Text);

/// <summary>A row with what becomes of it.</summary>
/// <param name="Row">As an editor numbers it, the header being the first.</param>
internal sealed record ApiCalendarRow(int Row, DateOnly? Day, SpecialDayKind? Kind, DayFate Fate, IReadOnlyList<ApiCalendarFault> Faults);

/// <summary>The year whose calendar was taken in.</summary>
internal sealed record ApiCalendarTaken(int Year);

/// <summary>The calendars of years as files, in the layout in which they are taken in, and for programs.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendars(this WebApplication app)
    {
        foreach (var format in new[] { "csv", "xlsx" })
        {
            app.MapGet($"/units/calendar.{format}", (string? year, CalendarQueries calendars, Session session) =>
                File(format, year, calendars, session)).ExcludeFromDescription();
            app.MapGet($"/units/calendar/sample.{format}", (Session session) => Sample(format, session)).ExcludeFromDescription();
        }
        var api = app.MapRoom("units/calendar", "Organisation");
        api.MapGet("", One).WithName("GetCalendar").WithSummary("Holidays and make-up days of a year")
            .WithDescription("The one that was taken in last. A year without one has neither: only weekends are off.")
            .May(StatusCodes.Status404NotFound);
        api.MapPost("preview", Preview).WithName("PreviewCalendar").WithSummary("What would become of each row of a calendar")
            .WithDescription("Nothing is written.").May(ApiProblems.Acts);
        api.MapPost("", Take).WithName("TakeCalendar").WithSummary("Takes in the calendar of a year")
            .WithDescription("All rows or none. What begins from tomorrow on is reckoned by it; what is owed already keeps its dates.")
            .May(ApiProblems.Acts);
    }

    private static async Task<IResult> File(string format, string? year, CalendarQueries calendars, Session session)
    {
        var found = await calendars.Shown(CalendarPage.Asked(year ?? "", session.Today.Year)) ?? throw new NotVisible();
        var draft = new YearDraft(found.Year, found.Source, [.. found.Days.Select(d => new SpecialDayDraft(d.Day, d.Kind, d.Name))]);
        var name = $"calendar-{found.Year.ToString(CultureInfo.InvariantCulture)}.{format}";
        return LayoutTable.File(name, session.Words, CalendarFile.Columns, CalendarFile.Of(draft, session.Words).ToAsyncEnumerable());
    }

    private static IResult Sample(string format, Session session)
    {
        if (Unit.AgainstTakingYear(session.Actor, session.RootPath).Any()) throw new NotVisible();
        var (words, year) = (session.Words, session.Today.Year + 1);
        var saturday = Enumerable.Range(1, 7).Select(d => new DateOnly(year, 1, d)).First(d => d.DayOfWeek == DayOfWeek.Saturday);
        string[] Row(DateOnly day, SpecialDayKind kind, string name) =>
            [LayoutTable.Day(day), CalendarFile.KindName(words, kind), words[name], "", words["Organisation.sample-notice"], ""];
        return SampleFile.Of($"sample-calendar.{format}", CalendarFile.Columns,
        [
            Row(saturday.AddDays(2), SpecialDayKind.Holiday, "Organisation.sample-holiday"),
            Row(saturday.AddDays(7), SpecialDayKind.WorkingDay, "Organisation.sample-make-up"),
        ]);
    }

    private static async Task<Ok<ShownYear>> One([Description("The year; this one without it")] int? year, CalendarQueries calendars,
        Session session) => TypedResults.Ok(await calendars.Shown(year ?? session.Today.Year) ?? throw new NotVisible());

    private static async Task<Ok<IReadOnlyList<ApiCalendarRow>>> Preview(ApiCalendarRows sent, Session session, TakeCalendar take)
    {
        var plan = await take.Preview(session.Actor, CalendarFile.Read(sent.Rows));
        return TypedResults.Ok<IReadOnlyList<ApiCalendarRow>>([.. plan.Rows.Select(r => new ApiCalendarRow(r.Said.Row, r.Said.Day?.Day,
            r.Said.Day?.Kind, r.Fate, [.. r.Said.Problems.Select(p => new ApiCalendarFault(p.Code, p.Field, session.Words.Text(p)))]))]);
    }

    private static async Task<Ok<ApiCalendarTaken>> Take(ApiCalendarRows sent, Session session, TakeCalendar take) =>
        TypedResults.Ok(new ApiCalendarTaken(await take.Run(session.Actor, CalendarFile.Read(sent.Rows))));
}
