using Answerable.Domain;
using Answerable.Server.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rights;

/// <summary>Every action, tried by everybody: who is not listed gets 404 or 403 and changes nothing, whatever the state of
/// things.</summary>
public sealed partial class ActionRightsTests
{
    [Theory]
    [InlineData(Stage.InSession)]
    [InlineData(Stage.Decided)]
    public async Task Who_is_not_listed_gets_404_or_403_and_changes_nothing(Stage stage)
    {
        var house = new House();
        await house.InitializeAsync();
        try
        {
            var wrong = await Wrong(house, await Arrangement.Make(house, stage));
            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    [Fact]
    public void Every_action_is_listed_and_every_listed_action_exists() =>
        Assert.Equal([.. Attempt.All().Select(a => a.Name).Order(StringComparer.Ordinal)],
            Rights.Table.Read(Table).Keys.Order(StringComparer.Ordinal).ToArray());

    private static async Task<List<string>> Wrong(House house, Objects objects)
    {
        var (listed, cast, wrong) = (Rights.Table.Read(Table), await Cast.Actors(house), new List<string>());
        Assert.Equal(Cast.All.Length, cast.Count);
        foreach (var action in Attempt.All().Where(a => listed.ContainsKey(a.Name)))
        {
            var may = listed[action.Name];
            var before = await Lines(house);
            foreach (var (code, actor) in cast.Where(c => !may.Contains(c.Key)))
                if (await action.By(house, actor, objects) is var answer and not ("404" or "403"))
                    wrong.Add($"{action.Name} by {code}, who is not listed: {answer}");
            if (await Lines(house) != before) wrong.Add($"{action.Name} was refused and yet changed something");
            foreach (var code in may)
                if (await action.By(house, cast[code], objects) is var answer and not "in")
                    wrong.Add($"{action.Name} by {code}, who is listed: {answer}");
        }
        return wrong;
    }

    private static Task<int> Lines(House house) => house.Read(db => db.Set<Line>().CountAsync());
}
