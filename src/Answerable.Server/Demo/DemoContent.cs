using System.Text.Json;
using System.Text.Json.Serialization;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;

namespace Answerable.Server.Demo;

/// <summary>What the demo world says, in one language. Nothing in it is about a real place or person.</summary>
internal sealed record DemoContent(
    DemoAdministration Administration, DemoRoundWords Round, IReadOnlyDictionary<string, string> Roles, DemoReportPools Reports,
        IReadOnlyList<string> Returns,
    DemoLastYear LastYear, IReadOnlyDictionary<string, DemoRepair> Repairs, IReadOnlyList<DemoInspection> Inspections,
        DemoDutyLists Duties, DemoThisYear ThisYear, IReadOnlyList<DemoDifficulty> Difficulties,
        IReadOnlyList<DemoObjection> Objections, DemoDeskWords Desk, DemoPlan Plan)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = false,
        Converters = { new JsonStringEnumConverter() },
    };

    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

    public static DemoContent Of(string language) => Read<DemoContent>(language);

    /// <summary>Units of the made-up city, parents first.</summary>
    public static IReadOnlyList<DemoUnit> Units() => [.. Read<string[][]>("units").Select(u => new DemoUnit(u[0], u[1], u[2], u[3], u[4]))];

    /// <summary>The posts that somebody holds.</summary>
    public static IReadOnlyList<DemoPost> Cast() =>
        [.. Read<string[][]>("cast").Select(p => new DemoPost(p[0], p[1], p[2], p[3], p[4], p[5]))];

    private static T Read<T>(string name)
    {
        using var stream = typeof(DemoContent).Assembly.GetManifestResourceStream($"Demo.{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, Strict)!;
    }
}

internal sealed record DemoUnit(string Code, string Parent, string Level, string Chinese, string English)
{
    public string Name(string language) => language == "en" ? English : Chinese;
}

/// <param name="Rights">For example <c>Vet:Y;Rate:Y</c>.</param>
internal sealed record DemoPost(string Unit, string Code, string Kind, string Rights, string Chinese, string English)
{
    public string Name(string language) => language == "en" ? English : Chinese;
}

internal sealed record DemoAdministration(string System, string Security, string Audit);

internal sealed record DemoRoundWords(string Title, string Period, string Place);

internal sealed record DemoReportPools(DemoReportPool Territory, DemoReportPool Department);

/// <summary>Paragraphs from which a report is put together; letters in braces are figures.</summary>
internal sealed record DemoReportPool(IReadOnlyList<string> Duties, IReadOnlyList<string> OwnPart, IReadOnlyList<string> Achievements,
    IReadOnlyList<DemoProblem> Problems);

internal sealed record DemoProblem(string Text, string Next);

/// <param name="Of">Unit whose secretary it is about.</param>
/// <param name="By">Post that says it.</param>
/// <param name="Key">Of the repair that follows, for a problem of last year.</param>
internal sealed record DemoComment(string Of, string By, CommentKind Kind, string Strand, string Text, string? WhyNot = null,
    string? Key = null, bool Raises = false);

internal sealed record DemoLastYear(IReadOnlyList<DemoComment> Comments, IReadOnlyList<string> Opinions, string Lower, string Document,
    string Verification, string Routine);

internal sealed record DemoThisYear(string Guide, IReadOnlyList<string> Observers, IReadOnlyList<DemoComment> Comments);

/// <param name="Day">Days from today on which it is asked.</param>
/// <param name="Answer">Given two days later; null where it is owed still.</param>
internal sealed record DemoDifficulty(string By, string To, int Day, DifficultyNeed Need, string Title, string Text, string? Answer = null);

/// <param name="By">Post that objects to an item of the secretaries' list.</param>
/// <param name="Item">Its place in the list, from 0.</param>
/// <param name="Day">Days from today on which it objects.</param>
/// <param name="How">How it is answered two days later; null where the answer is owed still.</param>
internal sealed record DemoObjection(string By, int Item, int Day, string Reason, string? Wish = null, DemoObjectionAnswer? How = null,
    string? Answer = null, string? Rewording = null);

/// <param name="BookOf">Unit whose workbook is out.</param>
/// <param name="BookDay">Days from today on which it was made.</param>
/// <param name="Objection">What the signer of the question says two days later; nobody has answered.</param>
internal sealed record DemoDeskWords(DemoPaperReport Report, DemoPaperQuestion Question, string Objection, string BookOf, int BookDay);

/// <param name="By">Post whose holder signed.</param>
internal sealed record DemoPaper(string By, string Reference, string? Note = null);

/// <param name="Day">Days from today on which it was recorded; it was signed on the day before.</param>
/// <param name="Item">Place in the villages' list, from 0.</param>
internal sealed record DemoPaperReport(DemoPaper Paper, int Day, int Item, string Text, string? Proof = null);

/// <param name="Day">As of a report.</param>
internal sealed record DemoPaperQuestion(DemoPaper Paper, int Day, string To, DifficultyNeed Need, string Title, string Text);

internal enum DemoObjectionAnswer { Reject, Drop, Reword }

internal sealed record DemoRepair(RectificationKind Kind, string Condition, IReadOnlyList<string> Measures, IReadOnlyList<string> Progress,
    string Evidence,
    string? Claim = null, string? ClaimEvidence = null, string? Verdict = null, DemoAnswer? Answer = null, DemoExtension? Extension = null);

internal sealed record DemoExtension(string Reason, string Progress);

internal sealed record DemoAnswer(ResultKind Result, string Sentence);

internal sealed record DemoInspection(string Key, string Of, string By, string Strand, string Title, string Text);

internal sealed record DemoDutyLists(DemoDutyList Secretary, DemoDutyList Township, DemoDutyList Village, DemoDutyList Officer,
    string Returned);

internal sealed record DemoDutyList(string Title, string Source, IReadOnlyList<DemoDutyItem> Items);

/// <param name="Above">Place of the item of the list above that it takes up, from 0.</param>
internal sealed record DemoDutyItem(string Strand, string Content, string Measure, string? Evidence, string Report, string? Proof,
    int? Above = null, bool MustBeTakenUp = false);

/// <summary>The words of a plan.</summary>
/// <param name="Photo">What the photo of a hall shows; drawn for the demo.</param>
/// <param name="List">A list as CSV, and then another version of it.</param>
internal sealed record DemoPlan(string Title, string Meeting, string Claim, string Return, string Again, string MoreTime,
    DemoFile Photo, IReadOnlyList<DemoFile> List, IReadOnlyList<DemoPlanProject> Projects);

/// <param name="Text">What it holds; null for the picture.</param>
internal sealed record DemoFile(string Name, string Note, string? Text = null);

/// <param name="Packages">Title of each, and then the marks of its milestones.</param>
internal sealed record DemoPlanProject(string Title, string Aim, string Scheme, IReadOnlyList<string> Supplies,
    IReadOnlyList<string[]> Packages);
