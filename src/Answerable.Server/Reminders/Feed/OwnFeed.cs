using Answerable.Domain;
using Answerable.Domain.Reminders;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>Makes the secret link of one's calendar; a link made before ends.</summary>
internal sealed class MakeFeed(Db db, TimeProvider clock)
{
    /// <returns>The secret, shown once.</returns>
    public async Task<string> Run(Actor by, string language)
    {
        Require.None(OwnChannels.AgainstSettling(by));
        var (secret, person) = (LinkSecret.Make(), by.Person!.Value);
        var feed = await db.Set<Feed>().FirstOrDefaultAsync(f => f.PersonId == person);
        if (feed is null) db.Add(feed = new() { PersonId = person });
        (feed.SecretHash, feed.Language, feed.MadeAt) = (LinkSecret.Hash(secret), language, clock.ReadNow());
        await db.SaveChangesAsync();
        return secret;
    }
}

/// <summary>Ends the link of one's calendar.</summary>
internal sealed class EndFeed(Db db)
{
    public Task Run(Actor by)
    {
        Require.None(OwnChannels.AgainstSettling(by));
        var person = by.Person!.Value;
        return db.InTransaction(() => db.Set<Feed>().Where(f => f.PersonId == person).ExecuteDeleteAsync());
    }
}
