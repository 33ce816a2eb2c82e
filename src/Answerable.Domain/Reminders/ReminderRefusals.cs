namespace Answerable.Domain.Reminders;

/// <summary>Why something about reminders, mails or calendars is refused.</summary>
public static class ReminderRefusals
{
    public static readonly Refusal NoAddress = Refusal.Of("reminders.no-address");
    public static readonly Refusal NoMail = Refusal.Of("reminders.no-mail");
    public static readonly Refusal NotSent = Refusal.Of("reminders.not-sent");
    public static readonly Refusal LinkSpent = Refusal.Of("reminders.link-spent");
    public static readonly Refusal NotOneself = Refusal.Denied("reminders.not-oneself");
    public static readonly Refusal NotTheSystem = Refusal.Denied("reminders.not-the-system");

    /// <param name="minutes">Until another one is sent.</param>
    public static Refusal JustAsked(int minutes) => Refusal.Of("reminders.just-asked", ("n", minutes));
}
