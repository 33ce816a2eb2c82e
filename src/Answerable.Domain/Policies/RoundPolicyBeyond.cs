using Answerable.Domain.Files;
using Answerable.Domain.Recordings;

namespace Answerable.Domain.Policies;

/// <content>Settings that count beyond a round: papers, requests, files, reminders.</content>
public sealed partial record RoundPolicy
{
    /// <summary>Days in which a signer may object to what a clerk recorded from paper in their name.</summary>
    public Setting<int> PaperObjectionDays { get; init; } = new(PaperDays.Ours.Objection, "days", DefaultSource);

    /// <summary>Days in which such an objection is answered.</summary>
    public Setting<int> PaperAnswerDays { get; init; } = new(PaperDays.Ours.Answer, "days", DefaultSource);

    /// <summary>Minutes that what falls due in one month may ask of one post; more needs a written reason. 0 for no limit.</summary>
    public Setting<int> RequestMinutesPerMonth { get; init; } = new(OurRequestMinutes, "minutes", DefaultSource);

    /// <summary>Whether a request due on the day on which it is sent is refused.</summary>
    public Setting<bool> RequestsSameDayRefused { get; init; } = Unstated(true);

    /// <summary>Whether a request sent from <see cref="RequestsLateHour"/> on and due on the next working day is refused.</summary>
    public Setting<bool> RequestsOvernightRefused { get; init; } = Unstated(true);

    /// <summary>Whether a request with days off and no working day before its date is refused.</summary>
    public Setting<bool> RequestsOverDaysOffRefused { get; init; } = Unstated(true);

    /// <summary>The hour of a working day, in the organisation's zone, from which the day is over for whoever is asked.</summary>
    public Setting<int> RequestsLateHour { get; init; } = new(OurLateHour, "hours", DefaultSource);

    /// <summary>Meetings about everything to which a unit may ask in a year without a written reason.</summary>
    public Setting<int> ComprehensiveMeetings { get; init; } = new(1, "none", DefaultSource);

    /// <summary>How long what posts owe takes by kind; what is not named counts no minutes.</summary>
    public Setting<IReadOnlyList<KindMinutes>> ObligationMinutes { get; init; } = new([], "minutes", DefaultSource);

    /// <summary>Largest size of a file as evidence, in 2²⁰ bytes.</summary>
    public Setting<int> FileMegabytes { get; init; } = new(FileLimits.Ours.Megabytes, "megabytes", DefaultSource);

    /// <summary>Kinds of file that are admitted as evidence; none where none is taken.</summary>
    public Setting<IReadOnlyList<FileGroup>> FileGroups { get; init; } = Unstated(FileLimits.Ours.Groups);

    /// <summary>Most files on one object, versions included.</summary>
    public Setting<int> FilesPerObject { get; init; } = new(FileLimits.Ours.PerObject, "files", DefaultSource);

    /// <summary>How many days before something is due its post is reminded of it, the most first.</summary>
    public Setting<IReadOnlyList<int>> ReminderDays { get; init; } = new(ReminderSteps.Ours.Before, "days", DefaultSource);

    /// <summary>
    /// How many days something may be late until the post at the head of the unit above is told, then how many more until that of the
    /// next unit above, and so on; none tells nobody above.
    /// </summary>
    public Setting<IReadOnlyList<int>> OverdueGraceDays { get; init; } = new(ReminderSteps.Ours.Grace, "days", DefaultSource);

    /// <summary>Whether mails and calendars, which leave the product, name what is owed; otherwise they hold counts and links.</summary>
    public Setting<bool> TitlesInMail { get; init; } = Unstated(ReminderSteps.Ours.NamesTitles);
}
