namespace Answerable.Domain.Reminders;

/// <summary>What a person settles for themselves alone: their mail address and the link of their calendar. Neither is an act on the
/// record, so that neither has a line.</summary>
public static class OwnChannels
{
    /// <summary>Against settling it: a command has no address, and a clerk who records from paper does it for nobody.</summary>
    public static IEnumerable<Refusal> AgainstSettling(Actor by) =>
        ReminderRefusals.NotOneself.Unless(by.Person is not null && by.Recording is null);
}
