namespace Answerable.Domain.Requests;

/// <summary>The things that a request asks for, and what is taken out since the product holds it.</summary>
public sealed partial class Request
{
    /// <summary>Adds one thing that is asked for.</summary>
    /// <param name="known">What the product holds of it, or null.</param>
    public void AddItem(Actor by, string? text, KnownFact? known, DateTimeOffset now)
    {
        RequireNone([.. AgainstWriting(by), .. RequestRefusals.NoItemsOfMeeting.Unless(Kind != RequestKind.Meeting)]);
        var refusals = RequestRefusals.TooManyItems(MaxItems).Unless(items.Count < MaxItems).ToList();
        var said = TextRules.Name(text, "text", RequestItem.MaxText, refusals);
        if (items.Exists(i => i.Text == said)) refusals.Add(RequestRefusals.ItemTwice);
        Require.None(refusals);
        items.Add(new(Id, items.Select(i => i.Number).DefaultIfEmpty().Max() + 1, said, known, now));
    }

    public void RemoveItem(Actor by, int number)
    {
        RequireNone(AgainstWriting(by));
        Require.That(items.RemoveAll(i => i.Number == number) > 0, RequestRefusals.NoItem);
    }

    /// <summary>Against taking out what the product holds: while something of it is asked for.</summary>
    public IEnumerable<Refusal> AgainstTakingOut(Actor by) =>
        [.. AgainstWriting(by), .. RequestRefusals.NothingKnown.Unless(Asked.Any(i => i.Known is not null))];

    /// <summary>What would be left to answer, and the minutes of it, were all taken out that the product holds.</summary>
    public (int Items, int Minutes) WithoutKnown()
    {
        var (before, after) = (Asked.Count(), Asked.Count(i => i.Known is null));
        return (after, before == 0 ? Minutes : Math.Max(LeastMinutes, (Minutes * after + before - 1) / before));
    }

    /// <summary>Takes out what the product holds; the estimate falls by as large a share.</summary>
    public void TakeOutKnown(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstTakingOut(by));
        var (left, minutes) = WithoutKnown();
        eases.Add(new(Id, eases.Count + 1, RequestEaseKind.ItemsTakenOut, now)
        {
            FromItems = Asked.Count(), ToItems = left, FromMinutes = Minutes, ToMinutes = minutes,
        });
        foreach (var item in Asked.Where(i => i.Known is not null).ToList()) item.TakeOut(true);
        Minutes = minutes;
    }

    /// <summary>Asks again for one thing that was taken out.</summary>
    public void PutBack(Actor by, int number)
    {
        RequireNone(AgainstWriting(by));
        var item = items.Find(i => i.Number == number && i.IsTakenOut);
        Require.That(item is not null, RequestRefusals.NoItem);
        item!.TakeOut(false);
    }
}
