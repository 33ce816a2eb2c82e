using System.CommandLine;
using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary><c>answerable import calendar [FILE] [--shipped CODE]</c>.</summary>
internal static class CalendarVerb
{
    public static Command Make()
    {
        var file = new Argument<FileInfo?>("file")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "CSV or XLSX with the columns day, day_kind (holiday or working day), day_name, source.",
        };
        var shipped = new Option<string?>("--shipped")
        { Description = $"Instead of a file, a calendar that ships: {string.Join(", ", ShippedCalendar.All.Select(c => c.Code))}." };
        var calendar = new Command("calendar",
            "Take in the holidays and make-up days of a year. What is owed already keeps its dates.") { file, shipped };
        calendar.SetAction((result, cancel) => VerbRun.Run((services, words) =>
            Run(services, words, result.GetValue(file), result.GetValue(shipped), Console.Out, Console.Error), cancel));
        return calendar;
    }

    /// <exception cref="Refused">Nothing was taken; the reasons of rows were printed.</exception>
    internal static async Task<int> Run(IServiceProvider services, Words words, FileInfo? file, string? shipped, TextWriter print,
        TextWriter complain)
    {
        Require.That(await services.GetRequiredService<Db>().Set<OrganisationSettings>().AnyAsync(), RosterRefusals.NotSetUp);
        var by = Actor.System(SystemVerbs.Import);
        int year;
        if (shipped is not null) year = await services.GetRequiredService<TakeShippedCalendar>().Run(by, shipped);
        else
        {
            Require.That(file is { Exists: true }, RosterRefusals.NoSuchFile(file?.FullName ?? ""));
            Require.That(file!.Length <= CalendarFile.MaxBytes, LayoutRefusals.TooLarge(CalendarFile.MaxBytes / 1024));
            var read = CalendarFile.Read(CalendarFile.Decode(await File.ReadAllBytesAsync(file.FullName)));
            foreach (var row in read.Rows)
                foreach (var problem in row.Problems)
                    await complain.WriteLineAsync(
                        $"  {words["Organisation.row", ("row", RosterWords.Plain(row.Row))]}: {words.Text(problem)}");
            year = await services.GetRequiredService<TakeCalendar>().Run(by, read);
        }
        await print.WriteLineAsync(words["Organisation.calendar-taken", ("year", year.ToString(CultureInfo.InvariantCulture))]);
        return 0;
    }
}
