using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;
using Microsoft.Extensions.Primitives;

namespace Answerable.Server.Debriefs;

/// <summary>The report as the form posts it: one field a section, two a finding.</summary>
internal static class DebriefForm
{
    private const string ResultPrefix = "result-", SentencePrefix = "sentence-";

    public static string ResultOf(FindingId finding) => ResultPrefix + finding.Value;

    public static string SentenceOf(FindingId finding) => SentencePrefix + finding.Value;

    public static DebriefContent Read(IFormCollection form)
    {
        string Text(string field) => form.TryGetValue(field, out var value) ? Lines(value) : "";
        var answers = from key in form.Keys
                      where key.StartsWith(SentencePrefix, StringComparison.Ordinal)
                          && Guid.TryParse(key.AsSpan(SentencePrefix.Length), out _)
                      let finding = new FindingId(Guid.Parse(key.AsSpan(SentencePrefix.Length)))
                      select new FindingAnswer(finding, Result(Text(ResultOf(finding))), Text(key));
        return new([.. answers.DistinctBy(a => a.FindingId)], Text("duties"), Text("ownPart"), Text("achievements"), Text("problems"),
            Text("nextSteps"));
    }

    /// <summary>What the writer started from; an unreadable version is stale.</summary>
    public static DraftBase From(IFormCollection form) => DraftFields.Read(form, "version");

    private static ResultKind? Result(string text) =>
        Enum.TryParse<ResultKind>(text, out var result) && Enum.IsDefined(result) ? result : null;

    private static string Lines(StringValues value) => value.ToString().ReplaceLineEndings("\n");
}
