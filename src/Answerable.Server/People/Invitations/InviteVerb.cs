using System.CommandLine;
using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary><c>answerable invite PERSON_CODE</c>: for the first administrators of an imported roster, and when nobody can come in any
/// more.</summary>
internal static class InviteVerb
{
    public static Command Make()
    {
        var code = new Argument<string>("person-code") { Description = "The person's code in the roster." };
        var address =
            new Option<string?>(
                "--address")
            { Description = "Where the product is served; default: ASPNETCORE_URLS or http://localhost:5080." };
        var command = new Command("invite", "Print a one-time invitation link for a person.") { code, address };
        command.SetAction((result, cancel) => VerbRun.Run(async (services, words) =>
        {
            var wanted = result.GetRequiredValue(code).Trim();
            var id =
                await services.GetRequiredService<Db>().Set<Person>().Where(p => p.Code == wanted).Select(p => (PersonId?)p.Id)
                    .SingleOrDefaultAsync(cancel)
                ?? throw new Refused(PeopleRefusals.UnknownPerson(wanted));
            var secret = await services.GetRequiredService<InvitePerson>().Run(Actor.System(SystemVerbs.Invite), id);
            var origin =
                result.GetValue(address) ?? services.GetRequiredService<IConfiguration>()["urls"]?.Split(';')[0] ?? "http://localhost:5080";
            Console.WriteLine($"{origin.TrimEnd('/')}/invitation/{secret}");
            Console.WriteLine(words["People.console-valid", ("days", InvitePerson.Validity.Days)]);
            return 0;
        }, cancel));
        return command;
    }
}
