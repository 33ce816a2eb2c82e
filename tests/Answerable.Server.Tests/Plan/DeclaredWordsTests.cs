using Answerable.Domain.Obligations;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Plan;

/// <summary>What a room declares is named by other rooms: in lists, chains, the ledger and the rail.</summary>
public sealed class DeclaredWordsTests
{
    [Fact]
    public void Everything_that_a_room_declares_has_words()
    {
        var services = new ServiceCollection();
        foreach (var room in Rooms.All) room.AddServices(services);
        var kinds = services.Select(s => s.ImplementationInstance).OfType<ObligationKind>().ToList();
        Assert.True(kinds.Count > 15, $"Only {kinds.Count} kinds of obligation were found.");
        var objects = Rooms.All.SelectMany(r => r.Objects).ToList();
        (string Room, string Key)[] wanted =
        [
            .. objects.Select(o => ("Ledger", $"object.{o.Noun}")), .. kinds.Select(k => ("Obligations", $"kind.{k.Code}")),
            .. objects.Where(o => o.Stage is not null).Select(o => ("Obligations", $"chain.{o.Noun}")),
            .. Rooms.All.SelectMany(r => r.Rail).Select(e => ("Shell", $"rail.{e.Address}")),
        ];
        Assert.Empty(wanted.Where(w => !WordsTests.English[w.Room].ContainsKey(w.Key)).Select(w => $"{w.Room}.{w.Key}"));
    }
}
