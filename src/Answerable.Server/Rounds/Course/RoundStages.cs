using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Rounds;

/// <summary><see cref="Gaps"/> is a stage that is past while something in it is missing.</summary>
public enum StageState { Done, Gaps, Now, Later }

/// <summary>How the date of a stage is said: on, by, or from that day.</summary>
public enum StageDate { None, On, By, From }

/// <param name="Code">The words stand in <c>Rounds/Text.resx</c> under <c>stage.CODE</c>.</param>
public sealed record Stage(string Code, StageState State, StageDate Said, DateOnly Date);

/// <summary>What the stage line depends on.</summary>
/// <param name="Reports">Somebody who has not left the round has no accepted report.</param>
/// <param name="Hearings">Somebody who has not left it was not heard.</param>
/// <param name="Counts">Somebody undecided has groups that are not counted.</param>
/// <param name="Decisions">Somebody is undecided.</param>
internal sealed record StageFacts(RoundState State, RoundPolicy Policy, DateTimeOffset? OpenedAt, DateOnly MeetingOn, DateOnly ReportDueOn,
    bool Reports, bool Hearings, bool Counts, bool Decisions)
{
    public static StageFacts Of(RoundFrame round, DebrieferCounts all) => new(round.State, round.Policy, round.OpenedAt, round.MeetingOn,
        round.ReportDueOn, all.Unreported > 0, all.Unheard > 0, all.Uncounted > 0, all.Decided < all.Assessed);

    /// <summary>Whether something of a stage is missing, be it past or not.</summary>
    public bool Lacks(string code) => code switch
    {
        "reports" => Reports,
        "review" => Hearings,
        "ballot" => Counts,
        "grade" => Decisions,
        _ => false,
    };
}

/// <summary>The stage line: where the round as a whole has come, read from its state and its debriefers.</summary>
internal static class RoundStages
{
    private static readonly string[] All = ["prepare", "reports", "review", "ballot", "grade", "feedback", "repair"];

    public static IReadOnlyList<Stage> Of(StageFacts round, Calendar calendar)
    {
        var shown = All.Where(code => code switch
        {
            "ballot" => round.Policy.Assessment.Value,
            "grade" or "feedback" => round.Policy.Grade.Value,
            _ => true,
        }).ToList();
        var now = round.State == RoundState.Archived ? shown.Count
            : shown.FindIndex(c => Array.IndexOf(All, c) >= Array.IndexOf(All, Present(round)));
        return [.. shown.Select((code, i) =>
        {
            var (said, date) = DateOf(round, code, calendar);
            return new Stage(code, i > now ? StageState.Later : i == now ? StageState.Now
                : round.Lacks(code) ? StageState.Gaps : StageState.Done, said, date);
        })];
    }

    private static string Present(StageFacts round) => round.State switch
    {
        RoundState.Draft => "prepare",
        RoundState.Open => round.Reports ? "reports" : "review",
        RoundState.InSession => round.Hearings ? "review" : "ballot",
        RoundState.Deciding when round.Counts => "ballot",
        RoundState.Deciding => round.Decisions ? "grade" : "feedback",
        RoundState.FedBack => "feedback",
        RoundState.Published or RoundState.Archived => "repair",
    };

    private static (StageDate, DateOnly) DateOf(StageFacts round, string code, Calendar calendar)
    {
        var decided = calendar.After(round.MeetingOn, round.Policy.DecideDays.InDays(), calendar.StartOf(round.MeetingOn));
        var told = calendar.After(decided, round.Policy.FeedBackDays.InDays(), calendar.StartOf(decided));
        return code switch
        {
            "prepare" => round.OpenedAt is { } opened ? (StageDate.On, calendar.On(opened)) : (StageDate.None, default),
            "reports" => (StageDate.By, round.ReportDueOn),
            "review" or "ballot" => (StageDate.On, round.MeetingOn),
            "grade" => (StageDate.By, decided),
            "feedback" => (StageDate.By, told),
            // The last stage of the line, though findings stand from the meeting on.
            _ => (StageDate.From, round.Policy.Grade.Value ? told : round.MeetingOn),
        };
    }
}
