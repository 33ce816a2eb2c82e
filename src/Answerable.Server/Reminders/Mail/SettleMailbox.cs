using Answerable.Domain;
using Answerable.Domain.Reminders;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>
/// A person states where they want their digests. Nothing but one mail with a link goes there before the link was followed; another address
/// begins anew, and what the old one was sent ends nothing any more.
/// </summary>
internal sealed class StateMailbox(Db db, MailServer server, DigestLetters letters, TimeProvider clock)
{
    /// <summary>Minutes between two mails with a link for one person: nobody fills somebody else's mailbox by it.</summary>
    public const int Between = 5;

    /// <summary>Hours for which the link holds.</summary>
    public const int Hours = 48;

    /// <param name="language">Of the mails: <c>en</c> or <c>zh-CN</c>.</param>
    public async Task Run(Actor by, string address, string language)
    {
        Require.None(OwnChannels.AgainstSettling(by));
        var setting = server.Setting ?? throw new Refused(ReminderRefusals.NoMail);
        var (now, to) = (clock.ReadNow(), MailAddress.Read(address, "address"));
        var person = by.Person!.Value;
        var box = await db.Set<Mailbox>().FirstOrDefaultAsync(m => m.PersonId == person);
        if (box is { ConfirmedAt: not null, Fault: null } && box.Address == to)
        {
            box.Language = language;
            await db.SaveChangesAsync();
            return;
        }
        var passed = box is null ? TimeSpan.MaxValue : now - box.AskedAt;
        Require.That(passed >= TimeSpan.FromMinutes(Between),
            ReminderRefusals.JustAsked(Math.Max(1, (int)Math.Ceiling(Between - passed.TotalMinutes))).At("address"));
        if (box is null) db.Add(box = new() { PersonId = person });
        var secret = LinkSecret.Make();
        (box.Address, box.Language, box.ConfirmedAt, box.SecretHash) = (to, language, null, LinkSecret.Hash(secret));
        (box.AskedAt, box.StopKey, box.Fault, box.FaultAt) = (now, Ids.Random(), null, null);
        // Stored before it is sent: whoever follows the link at once finds it.
        await db.SaveChangesAsync();
        var t = (await letters.Words([language]))[language];
        var text = string.Join("\r\n", t["Reminders.confirm.text"], "", $"{setting.Origin}/me/reminders/confirm/{secret}", "",
            t["Reminders.confirm.otherwise", ("hours", Hours)]) + "\r\n";
        using var sender = new MailSender(setting);
        var result = await sender.Send(new(to, t["Reminders.confirm.subject"], text, MessageIds.Of(box.SecretHash, setting.From), null,
            language), CancellationToken.None);
        if (result.Answer == MailAnswer.Taken) return;
        // Nothing went out, so that nobody has to wait.
        box.AskedAt = now.AddMinutes(-Between);
        await db.SaveChangesAsync();
        throw new Refused(ReminderRefusals.NotSent.At("address"));
    }
}

/// <summary>The link was followed, by the person whose it is: from now on digests go there.</summary>
internal sealed class ConfirmMailbox(Db db, TimeProvider clock)
{
    public async Task Run(Actor by, string secret)
    {
        Require.None(OwnChannels.AgainstSettling(by));
        var (now, hash, person) = (clock.ReadNow(), LinkSecret.Hash(secret), by.Person!.Value);
        var box = await db.Set<Mailbox>().FirstOrDefaultAsync(m => m.PersonId == person && m.SecretHash == hash);
        Require.That(box is not null && now < box.AskedAt.AddHours(StateMailbox.Hours), ReminderRefusals.LinkSpent);
        (box!.ConfirmedAt, box.SecretHash) = (now, null);
        await db.SaveChangesAsync();
    }
}

/// <summary>The person wants no digests any more: the address is forgotten.</summary>
internal sealed class EndMailbox(Db db)
{
    public async Task Run(Actor by)
    {
        Require.None(OwnChannels.AgainstSettling(by));
        var person = by.Person!.Value;
        await db.InTransaction(() => db.Set<Mailbox>().Where(m => m.PersonId == person).ExecuteDeleteAsync());
    }

    /// <summary>By the link of a mail, without signing in; a link for an address of before ends nothing.</summary>
    /// <returns>Whether the link is one, whatever it ended.</returns>
    public async Task<bool> ByLink(StopLinks links, string token)
    {
        if (links.Read(token) is not var (person, key)) return false;
        await db.InTransaction(() => db.Set<Mailbox>().Where(m => m.PersonId == person && m.StopKey == key).ExecuteDeleteAsync());
        return true;
    }
}
