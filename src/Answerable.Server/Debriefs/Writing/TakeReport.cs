using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>A part of a report as its writer looked at it.</summary>
/// <param name="Field">Of the choice where it goes, for what is refused about it.</param>
/// <param name="To">A section's field, that of an answer to a finding, or empty for what is left out.</param>
internal sealed record TakenPart(string Field, string To, string Text);

/// <summary>Puts what was read from a document into the draft. No act, as saving a draft is none.</summary>
internal sealed class TakeReport(DebriefQueries debriefs, TimeProvider clock)
{
    /// <param name="replace">Whether what a section holds goes; otherwise it stays, and what was read stands below.</param>
    public async Task Run(Actor by, DebrieferId id, IReadOnlyList<TakenPart> parts, bool replace, DraftBase from)
    {
        var now = clock.ReadNow();
        var writing = await debriefs.Load(by, id);
        Require.None(writing.Debrief.AgainstDrafting(by));
        var draft = writing.Asked(writing.Debrief.Draft);
        var (refusals, taken) = (new List<Refusal>(), new HashSet<string>(StringComparer.Ordinal));
        Require.That(parts.Any(p => p.To.Length > 0 && !string.IsNullOrWhiteSpace(p.Text)),
            Refusal.Of("debriefs.nothing-taken").At(parts.Count > 0 ? parts[0].Field : "file"));
        var content = draft with
        {
            Answers = [.. draft.Answers.Select(a => a with
            {
                Sentence = Joined(DebriefContent.FieldOf(a.FindingId), a.Sentence, FindingResult.MaxSentence),
            })],
            Duties = Section("duties", draft.Duties),
            OwnPart = Section("ownPart", draft.OwnPart),
            Achievements = Section("achievements", draft.Achievements),
            Problems = Section(DebriefContent.ProblemsField, draft.Problems),
            NextSteps = Section("nextSteps", draft.NextSteps),
        };
        refusals.AddRange(parts.Where(p => p.To.Length > 0 && !taken.Contains(p.To))
            .Select(p => Refusal.Of("shell.not-chosen").At(p.Field)));
        Require.None(refusals);
        writing.Debrief.SaveDraft(by, content, from, now);
        await debriefs.Save();

        string Section(string field, string before) => Joined(field, before, DebriefContent.MaxSection);

        string Joined(string to, string before, int max)
        {
            taken.Add(to);
            var coming = parts.Where(p => p.To == to && !string.IsNullOrWhiteSpace(p.Text)).ToList();
            if (coming.Count == 0) return before;
            IEnumerable<string> kept = replace || string.IsNullOrWhiteSpace(before) ? [] : [before.TrimEnd()];
            var text = string.Join('\n', kept.Concat(coming.Select(p => p.Text.Trim())));
            if (text.Length > max) refusals.Add(TextRules.TooLong(coming[0].Field, text.Length, max));
            return text;
        }
    }
}
