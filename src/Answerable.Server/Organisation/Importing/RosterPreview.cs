using System.Globalization;
using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A row as a preview shows it.</summary>
/// <param name="Why">Why it is refused, or in what it differs, in both languages.</param>
public sealed record PreviewRow(int Row, string Code, string Shown, RowState State, LocalText Why);

/// <summary>A file as a preview shows it: how many rows would do what, and the first of each.</summary>
public sealed record FilePreview(RowCounts Counts, int Rows, IReadOnlyList<PreviewRow> Shown)
{
    /// <summary>Rows of each state that are shown.</summary>
    private const int Each = 50;

    /// <summary>Most characters of a name that are shown.</summary>
    private const int MaxShown = 120;

    /// <summary>Refused and differing rows come first.</summary>
    private static readonly RowState[] Order = [RowState.Refused, RowState.Differs, RowState.Filled, RowState.Added, RowState.Unchanged];

    public static FilePreview Of(RowCounts counts, IReadOnlyList<RosterRow> rows, Words english, Words chinese) => new(counts, rows.Count,
    [
        .. from state in Order
           from row in rows.Where(r => r.State == state).Take(Each)
           select new PreviewRow(row.Row, row.Code, Short(row.Shown), row.State,
               new(RosterWords.Why(english, row), RosterWords.Why(chinese, row))),
    ]);

    private static string Short(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";
}

/// <summary>What files would do, as far as it is shown: small, whatever the size of the files.</summary>
/// <param name="Posts">Null when only units are brought.</param>
/// <param name="Waiting">Rows that would wait for another administration.</param>
/// <param name="RightsWaiting">Rights that only the security administration gives, and that are left out.</param>
public sealed record RosterPreview(FilePreview Units, FilePreview? Posts, int Waiting, int RightsWaiting)
{
    public RowCounts PostCounts => Posts?.Counts ?? RowCounts.None;

    public bool IsGood => Units.Counts.Refused == 0 && PostCounts.Refused == 0;

    public bool ChangesNothing => Written == 0;

    /// <summary>Rows that would change something.</summary>
    public int Written => Units.Counts.Written + PostCounts.Written;

    public int Differing => Units.Counts.Differing + PostCounts.Differing;

    internal static RosterPreview Of(RosterPlan plan, Vocabulary vocabulary)
    {
        Words In(string language) => new(CultureInfo.GetCultureInfo(language), vocabulary, TimeZoneInfo.Utc);
        var (english, chinese) = (In("en"), In("zh-CN"));
        return new(FilePreview.Of(plan.UnitCounts, plan.Units.Rows, english, chinese),
            plan.Posts is { } posts ? FilePreview.Of(plan.PostCounts, posts.Rows, english, chinese) : null,
            plan.Posts?.Waiting.Count ?? 0, plan.Posts?.RightsWaiting ?? 0);
    }
}
