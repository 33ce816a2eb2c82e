using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;

namespace Answerable.Server.Appraisals;

/// <summary>Words of a sheet that its page and its print share.</summary>
internal static class SheetText
{
    public static string StateOf(Sheet sheet) => sheet.Decision switch
    {
        null => "Undecided",
        { PublishedAt: not null } => "Published",
        { FedBackAt: not null } => "FedBack",
        { Kind: DebrieferDecision.Graded } => "Decided",
        var other => other.Kind.ToString(),
    };

    /// <summary>That a published sheet shows what was published; or, published before copies were kept, what is so now.</summary>
    public static string? AsOf(Words words, Sheet sheet) => sheet.IsCopy
        ? words[sheet.IsEarlier ? "Appraisals.as-published-earlier" : "Appraisals.as-published",
            ("date", words.Date(sheet.Decision!.PublishedAt!.Value))]
        : sheet.IsWithoutCopy ? words["Appraisals.published-without-copy"] : null;

    public static string Outcome(Words words, ShownDecision decision) =>
        decision.Grade is null ? words[$"Appraisals.kind.{decision.Kind}"] : words.Text(decision.Grade);

    public static string Votes(Words words, ShownDecision decision) =>
        words["Appraisals.decision-line", ("date", words.Date(decision.DecidedOn)), ("body", decision.Body),
        ("entitled", decision.Entitled), ("present", decision.Present), ("for", decision.VotesFor), ("against", decision.VotesAgainst),
            ("abstained", decision.Abstentions)];

    /// <summary>How many of the duties that fell due in the period are done; where none did, that.</summary>
    public static string Duties(Words words, ShownStrand strand) => strand.Duties == 0 ? words["Appraisals.no-duties"]
        : words["Appraisals.duties-counted", ("done", strand.DutiesDone), ("n", strand.Duties)];

    /// <summary>What all components weigh together; where some have no score, how much of it the total rests on.</summary>
    public static string Weights(Words words, Sheet sheet)
    {
        var (all, scored) = (sheet.Components.Sum(c => c.WeightPercent),
            sheet.Components.Where(c => c.ScoreHundredths is not null).Sum(c => c.WeightPercent));
        return scored == all ? $"{all}%" : words["Appraisals.weight-scored", ("scored", scored), ("all", all)];
    }

    public static string By(Words words, Doer doer) =>
        doer.Person is null ? doer.Post ?? words["Ledger.system", ("verb", "")] : $"{doer.Post} {doer.Person}".Trim();

    public static string Entered(Words words, ShownEntry entry) => entry.ConfirmedBy is { } by
        ? words["Appraisals.entered-confirmed", ("entered", By(words, entry.EnteredBy)), ("confirmed", By(words, by))]
            : By(words, entry.EnteredBy);

    public static string Computed(Words words, Sheet sheet) => sheet.TotalHundredths is { } total
        ? sheet.Computed is { } grade
            ? words["Appraisals.points-from", ("points", words.Hundredths(total)), ("from", words.Hundredths(grade.FromHundredths)),
                ("grade", words.Text(grade.Name))] : words["Appraisals.points", ("points", words.Hundredths(total))]
        : sheet.Refused is { } refusal ? words.Text(refusal) : words["Appraisals.nothing-computed"];
}
