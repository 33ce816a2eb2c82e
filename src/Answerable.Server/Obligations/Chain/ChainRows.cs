using Answerable.Domain.Obligations;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Obligations;

/// <summary>One row of the answer chain as a page shows it: an object, what it made somebody owe, or how many more there are.</summary>
/// <param name="Link">Null for what is not shown, and for a count of more.</param>
/// <param name="Note">Who and when.</param>
internal sealed record ChainRow(string Icon, string Label, string? Title, string? Link, string Note)
{
    /// <summary>How an obligation stands.</summary>
    public MarkupString? State { get; init; }

    /// <summary>What was recorded from a signed paper before that, and from which.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>From which signed paper it was recorded; null where it was not.</summary>
    public string? Recorded { get; init; }

    /// <summary>Whether it is the object of the page.</summary>
    public bool IsPresent { get; init; }
}

/// <summary>
/// The rows of an answer chain in the order in which one answered for it. Their number is bounded: some objects of one kind and place,
/// what the present object makes owed, and of others what is open, or what was done last.
/// </summary>
internal sealed class ChainRows(Words words, DateOnly today, KindsOwed kinds)
{
    /// <summary>Objects of one kind and place that are shown at most.</summary>
    public const int Siblings = 3;

    private const int OwedHere = 6, OwedElsewhere = 2;

    /// <param name="present">Kind of the object that the page is about where it stands beside the one the chain starts from.</param>
    public IEnumerable<ChainRow> Rows(ShownChain chain, string? present)
    {
        var isBeside = chain.Steps.Any(s => s.Kind == present && s.Object is not null);
        foreach (var same in chain.Steps.GroupBy(s => (s.Distance, s.Kind)))
        {
            var shown = same.Where(s => s.Object is not null).ToList();
            foreach (var step in shown.Take(Siblings))
                foreach (var row in Rows(step, isBeside ? step.Kind == present : step.Distance == 0))
                    yield return row;
            if (shown.Count > Siblings)
                yield return new("dots", Label(same.Key.Kind), null, null, words["Obligations.chain-more", ("n", shown.Count - Siblings)]);
            if (same.Any(s => s.Object is null)) yield return new("lock", Label(same.Key.Kind), null, null, words["Shell.not-shown"]);
        }
        if (chain.IsCut) yield return new("dots", words["Obligations.chain-cut"], null, null, "");
    }

    private IEnumerable<ChainRow> Rows(ChainStep step, bool isPresent)
    {
        var owed = Owed(step, isPresent).Select(o => (Row: Row(step, o), IsBefore: IsBefore(step, o))).ToList();
        var done = step.Newest is not { } line ? (step.Subject is null || step.Subject == step.Name ? "" : step.Name ?? "") : Done(line);
        // What somebody did since by their own hand was not recorded from the paper.
        var earlier = step.Recorded is { } before && before.Id != step.Newest?.Id ? before : null;
        return
        [
            .. owed.Where(o => o.IsBefore).Select(o => o.Row),
            new(Icon(step.Stage), Label(step.Kind), step.Subject ?? step.Name, step.Link, done)
            {
                IsPresent = isPresent, Recorded = step.Newest?.Recorded is { } paper ? LineText.OfPaper(paper, words) : null,
                Earlier = earlier is null ? [] : [Done(earlier), LineText.OfPaper(earlier.Recorded!, words)],
            },
            .. owed.Where(o => !o.IsBefore).Select(o => o.Row),
        ];
    }

    private string Done(ShownLine line) => words["Obligations.chain-done", ("who", LineText.Who(line, words)),
        ("act", words[LineText.ActKey(line)]), ("date", words.Date(line.At))];

    /// <summary>What somebody had to do stands before what was done; a duty before what it made owed, a judgement after what it
    /// judges.</summary>
    private bool IsBefore(ChainStep step, ChainOwed owed) => step.Stage != ChainStage.Duty && !IsJudged(owed);

    private bool IsJudged(ChainOwed owed) => kinds.Find(owed.Kind)?.Class == ObligationClass.Judgement;

    private IEnumerable<ChainOwed> Owed(ChainStep step, bool isPresent)
    {
        var told = step.Owed.Where(o => o.State != ObligationState.Waived).OrderBy(o => o.State).ThenByDescending(o => o.DueOn).ToList();
        var most = isPresent ? told.Take(OwedHere)
            : told.Exists(o => o.State == ObligationState.Open) ? told.Where(o => o.State == ObligationState.Open).Take(OwedElsewhere)
            : told.Take(1);
        return most.OrderBy(IsJudged).ThenBy(o => o.DueOn);
    }

    private ChainRow Row(ChainStep step, ChainOwed owed)
    {
        var date = owed.State == ObligationState.Open ? owed.AnswerBy ?? owed.DueOn : owed.DueOn;
        return new("calendar-due", words["Obligations.chain-owed"], words.Owed(owed.Kind), step.Link,
            words["Obligations.chain-due", ("who", owed.Owner), ("date", words.Date(date))])
        {
            State = owed.State == ObligationState.Open ? Due.In(words, today, owed.DueOn)
                : Answerable.Server.Shell.State.In("done", words["Obligations.state.Discharged"]),
        };
    }

    private string Label(string kind) => words.Step(kind);

    internal static string Icon(ChainStage stage) => stage switch
    {
        ChainStage.Duty => "list-check",
        ChainStage.Act => "file-text",
        ChainStage.Judgement => "message-2",
        ChainStage.Finding => "alert-circle",
        ChainStage.Repair => "tool",
        _ => throw new InvalidOperationException(stage.ToString()),
    };
}
