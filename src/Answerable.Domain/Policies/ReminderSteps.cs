namespace Answerable.Domain.Policies;

/// <summary>One reminder that a policy asks for.</summary>
/// <param name="Number">Days before something is due; 0 for its post on the first day of being late; −1, −2 … for the head of the first,
/// second … unit above.</param>
/// <param name="DaysBefore">On which day, counted back from the due date: negative after it. Calendar days.</param>
public readonly record struct ReminderStep(int Number, int DaysBefore)
{
    /// <summary>How many units above the one that owes; 0 for the post itself.</summary>
    public int Levels => Number < 0 ? -Number : 0;
}

/// <summary>When a policy has whom reminded, and whether what leaves the product may name it.</summary>
/// <param name="Before">Days before the due date.</param>
/// <param name="Grace">Days of being late until the first unit above is told, then days more for each further one.</param>
public sealed record ReminderSteps(IReadOnlyList<int> Before, IReadOnlyList<int> Grace, bool NamesTitles)
{
    public const int MostSteps = 10, MostDays = 365, MostLevels = 5, MostGrace = 90;

    /// <summary>What counts where no policy was adopted. Three days are those of [S101], a city's supervision system; 30, 7 and 1 and the
    /// days of grace are the product's own.</summary>
    public static readonly ReminderSteps Ours = new([30, 7, 3, 1], [3, 7, 14], false);

    public static ReminderSteps Of(RoundPolicy policy) =>
        new(policy.ReminderDays.Value, policy.OverdueGraceDays.Value, policy.TitlesInMail.Value);

    /// <summary>Every step, with the day on which it falls.</summary>
    public IReadOnlyList<ReminderStep> All { get; } =
    [
        .. Before.Distinct().Select(days => new ReminderStep(days, days)), new ReminderStep(0, -1),
        .. Grace.Select((_, level) => new ReminderStep(-level - 1, -Grace.Take(level + 1).Sum())),
    ];

    internal static IEnumerable<Refusal> Faults(RoundPolicy policy) =>
    [
        .. Faults("reminderDays", policy.ReminderDays.Value, MostSteps, MostDays),
        .. policy.ReminderDays.Value.GroupBy(d => d).Where(g => g.Count() > 1)
            .Select(g => PolicyRefusals.CodeRepeated("reminderDays", $"{g.Key}")),
        .. Faults("overdueGraceDays", policy.OverdueGraceDays.Value, MostLevels, MostGrace),
    ];

    private static IEnumerable<Refusal> Faults(string setting, IReadOnlyList<int> numbers, int most, int largest)
    {
        if (numbers.Count > most) yield return PolicyRefusals.ListSize(setting, numbers.Count, 0, most);
        foreach (var number in numbers.Where(n => n < 1 || n > largest))
            yield return PolicyRefusals.OutOfRange(setting, number, 1, largest);
    }
}
