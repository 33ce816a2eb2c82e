using Microsoft.Extensions.Primitives;

namespace Answerable.Server.Debriefs;

/// <summary>The parts of a document as the form posts them: heading, where each goes, and its text.</summary>
internal static class DocumentForm
{
    public static string HeadingOf(int part) => $"heading-{part}";

    public static string ToOf(int part) => $"to-{part}";

    public static string TextOf(int part) => $"text-{part}";

    /// <summary>As they are shown again.</summary>
    public static List<ReportPart> Parts(IFormCollection form) =>
        [.. Numbers(form).Select(n => new ReportPart(form[HeadingOf(n)].ToString(), form[ToOf(n)].ToString(), Lines(form[TextOf(n)])))];

    /// <summary>As they are taken.</summary>
    public static List<TakenPart> Taken(IFormCollection form) =>
        [.. Numbers(form).Select(n => new TakenPart(ToOf(n), form[ToOf(n)].ToString(), Lines(form[TextOf(n)])))];

    private static IEnumerable<int> Numbers(IFormCollection form) =>
        Enumerable.Range(0, ReadReport.MaxParts).TakeWhile(n => form.ContainsKey(TextOf(n)));

    private static string Lines(StringValues value) => value.ToString().ReplaceLineEndings("\n");
}
