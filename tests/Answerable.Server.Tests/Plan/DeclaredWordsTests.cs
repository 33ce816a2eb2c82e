using System.Globalization;
using Answerable.Domain.Obligations;
using Answerable.Server.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Plan;

/// <summary>
/// What a room declares is called by words of its own text file, which lists, chains, the ledger and the rail of other rooms find there.
/// </summary>
public sealed class DeclaredWordsTests
{
    private static readonly string[] Declaring = ["object.", "owed.", "chain.", "rail."];

    /// <summary>The start page is no room's: the shell names it.</summary>
    private const string Start = "rail.today";

    [Fact]
    public void Everything_that_a_room_declares_has_words_in_the_rooms_own_text_file()
    {
        var kinds = Rooms.All.Sum(r => KindsOf(r).Count());
        Assert.True(kinds > 15, $"Only {kinds} kinds of obligation were found.");
        foreach (var texts in new[] { WordsTests.English, WordsTests.Chinese })
            Assert.Empty(Rooms.All.SelectMany(r => Wanted(r).Where(k => !texts.GetValueOrDefault(r.Name, []).ContainsKey(k))
                .Select(k => $"{r.Name}.{k}")));
    }

    [Fact]
    public void No_text_file_has_words_for_what_its_room_does_not_declare()
    {
        var declared = Rooms.All.ToDictionary(r => r.Name, r => Wanted(r).ToHashSet());
        Assert.Empty(from room in WordsTests.English
                     from key in room.Value.Keys
                     where key != Start && Declaring.Any(d => key.StartsWith(d, StringComparison.Ordinal))
                         && !(declared.GetValueOrDefault(room.Key)?.Contains(key) ?? false)
                     select $"{room.Key}.{key}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Each_word_is_found_in_its_room_by_what_is_declared_alone(string language)
    {
        var words = new Words(CultureInfo.GetCultureInfo(language), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        foreach (var room in Rooms.All)
        {
            Assert.All(room.Objects, o => Assert.Equal(words[$"{room.Name}.object.{o.Noun}"], words.Object(o.Noun)));
            Assert.All(room.Objects.Where(o => o.Stage is not null), o =>
                Assert.Equal(words[$"{room.Name}.chain.{o.Noun}"], words.Step(o.Noun)));
            Assert.All(KindsOf(room), k => Assert.Equal(words[$"{room.Name}.owed.{k.Code}"], words.Owed(k.Code)));
            Assert.All(room.Rail, e => Assert.Equal(words[$"{room.Name}.rail.{e.Address}"], words.Rail(e.Address)));
        }
        Assert.Throws<InvalidOperationException>(() => words.Object("nothing"));
    }

    /// <summary>The page of the search names every section, found or not: one without words breaks each search.</summary>
    [Fact]
    public void Each_kind_that_is_searched_for_has_a_heading_in_the_search()
    {
        var sections = Rooms.All.SelectMany(r => r.Objects).Select(o => o.Search?.Section).OfType<string>().Distinct().ToList();
        Assert.True(sections.Count > 5);
        foreach (var texts in new[] { WordsTests.English, WordsTests.Chinese })
            Assert.DoesNotContain(sections, s => !texts["Search"].ContainsKey($"section.{s}"));
    }

    private static IEnumerable<string> Wanted(Room room) =>
    [
        .. room.Objects.Select(o => $"object.{o.Noun}"), .. KindsOf(room).Select(k => $"owed.{k.Code}"),
        .. room.Objects.Where(o => o.Stage is not null).Select(o => $"chain.{o.Noun}"), .. room.Rail.Select(e => $"rail.{e.Address}"),
    ];

    private static IEnumerable<ObligationKind> KindsOf(Room room)
    {
        var services = new ServiceCollection();
        room.AddServices(services);
        return services.Select(s => s.ImplementationInstance).OfType<ObligationKind>();
    }
}
