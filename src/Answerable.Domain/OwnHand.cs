namespace Answerable.Domain;

/// <summary>What only the person does, in the product and by their own hand: no clerk records it from paper.</summary>
public static class OwnHand
{
    public static readonly Refusal NotFromPaper = Refusal.Denied("shell.not-from-paper");

    /// <summary>Against doing it while recording from paper.</summary>
    public static IEnumerable<Refusal> Against(Actor by) => NotFromPaper.Unless(by.Recording is null);
}
