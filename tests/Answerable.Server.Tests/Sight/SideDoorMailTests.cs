using System.Collections.Concurrent;
using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.Reminders;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Reminders;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Sight;

/// <content>What leaves the product by itself: mails, and calendars read without signing in.</content>
public sealed partial class SideDoorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_mail_and_no_calendar_holds_a_word_that_its_reader_may_not_see_and_none_at_all_where_no_policy_lets_titles_out(
        bool namesTitles)
    {
        await house.Adopts("Y", p => p with { TitlesInMail = p.TitlesInMail with { Value = namesTitles } });
        var (planted, _) = await house.Read(db => new Planting(db).All());
        var words = planted.ToDictionary(p => p.Word, StringComparer.OrdinalIgnoreCase);
        var persons = new Dictionary<PersonId, string>();
        foreach (var code in Cast.All)
            foreach (var id in await house.Read(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).ToListAsync()))
                persons[id] = code;
        await house.Read(async db =>
        {
            await db.Set<Mailbox>().ExecuteDeleteAsync();
            await db.Set<Feed>().ExecuteDeleteAsync();
            db.AddRange(persons.Select(p => new Mailbox
            {
                PersonId = p.Key, Address = $"{p.Value}@city.test", Language = "en", ConfirmedAt = World.Start, StopKey = Ids.Random(),
            }));
            db.AddRange(persons.Select(p => new Feed
            { PersonId = p.Key, SecretHash = LinkSecret.Hash($"of-{p.Value}"), Language = "zh-CN", MadeAt = World.Start }));
            return await db.SaveChangesAsync();
        });
        var setting = house.App.Services.GetRequiredService<MailServer>().Setting!;
        // Everything that is owed is due soon, on the last day of all.
        var day = await house.Read(db => db.Set<Domain.Obligations.Obligation>().MaxAsync(o => o.DueOn));
        var letters = await house.Scope(s => s.GetRequiredService<DigestLetters>().Of([.. persons.Keys], day, setting,
            house.Clock.GetUtcNow()));
        Assert.True(letters.Count > 5, $"Only {letters.Count} mails were written.");
        var (wrong, found) = (new SortedSet<string>(), 0);
        foreach (var (person, code) in persons)
        {
            var reader = await Reader.Of(house, code, planted);
            var calendar = await house.Scope(s => s.GetRequiredService<FeedCalendar>().Of($"of-{code}", MailHouse.Origin));
            // Who has no account has no calendar.
            if (calendar is null) continue;
            var letter = letters.GetValueOrDefault(person);
            var text = $"{calendar.Replace("\r\n ", "", StringComparison.Ordinal)} {letter?.Subject} {letter?.Text} {letter?.Id}";
            foreach (var word in Planting.WordsIn(text).Distinct())
            {
                found++;
                if (!words.TryGetValue(word, out var of) || !namesTitles || !reader.May(of)) wrong.Add($"{of} to {code}");
            }
        }
        // The other tests of the house have Anna's alone.
        var anna = persons.Single(p => p.Value == "anna").Key;
        await house.Read(db => db.Set<Mailbox>().Where(m => m.PersonId != anna).ExecuteDeleteAsync());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(namesTitles, found > 0);
    }
}
