using System.CommandLine;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary><c>answerable mail</c>: whether mails are sent, and by which server; with <c>--to</c> it sends one.</summary>
internal static class MailVerb
{
    public static Command Make()
    {
        var to = new Option<string?>("--to") { Description = "Send one mail to this address, to see whether the server takes it." };
        var verb = new Command("mail", "Say whether mails are sent, and by which mail server.") { to };
        verb.SetAction((parsed, cancel) => VerbRun.Run(async (services, t) =>
        {
            if (services.GetRequiredService<MailServer>().Setting is not { } setting)
            {
                Console.WriteLine(t["Reminders.command.none"]);
                return 1;
            }
            Console.WriteLine(t["Reminders.command.there", ("host", setting.Host), ("port", $"{setting.Port}"), ("from", setting.From),
                ("hour", setting.Hour)]);
            var db = services.GetRequiredService<Db>();
            var boxes = await db.Set<Mailbox>().CountAsync(m => m.ConfirmedAt != null, cancel);
            var waiting = await db.Set<Digest>().CountAsync(d => d.State == DigestState.Waiting || d.State == DigestState.Sending, cancel);
            Console.WriteLine(t["Reminders.command.waiting", ("boxes", boxes), ("waiting", waiting)]);
            if (parsed.GetValue(to) is not { } typed) return 0;
            var address = Domain.Reminders.MailAddress.Read(typed, "address");
            using var sender = new MailSender(setting);
            var result = await sender.Send(new(address, t["Reminders.command.test"], t["Reminders.command.test"] + "\r\n",
                MessageIds.Of($"test {Domain.Ids.Random()}", setting.From), null, t.Culture.Name), cancel);
            var isTaken = result.Answer == MailAnswer.Taken;
            Console.WriteLine(t[isTaken ? "Reminders.command.sent" : "Reminders.command.not-sent", ("to", address),
                ("answer", result.Answer), ("code", $"{result.Code}")]);
            return isTaken ? 0 : 1;
        }, cancel));
        return verb;
    }
}
