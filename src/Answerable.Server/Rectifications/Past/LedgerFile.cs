using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;

namespace Answerable.Server.Rectifications;

/// <summary>A row of a rectification ledger as it was sent.</summary>
/// <param name="Row">As an editor numbers it, the header being the first.</param>
/// <param name="ClosedOn">The day on which the ledger struck it out; such a row is not taken in.</param>
internal sealed record LedgerRow(int Row, PastFinding Past, string Department, string Responsible, string? PostCode, string? VerifierCode,
    bool IsClosed, IReadOnlyList<Refusal> Problems);

/// <summary>The rectification ledger (整改台账) in the columns of offices: domain.md 6, [S60] with the columns added there.</summary>
internal sealed record LedgerFile(IReadOnlyList<LedgerRow> Rows)
{
    /// <summary>In the order of the form; then what names posts and areas beyond doubt.</summary>
    public static readonly string[] Columns =
    [
        "number", "problem", "goal", "measures", "rectify_by", "leader", "department", "responsible", "progress", "close_condition",
        "rectification_type", "accepted_by", "acceptance", "closed_on", "found_on", "strand", "post_code", "accepted_by_code",
    ];

    public static readonly string[] Needed = ["problem", "rectify_by"];

    /// <summary>Largest file in bytes, and most rows.</summary>
    public const int MaxBytes = 1 << 20, MaxRows = 1000;

    /// <summary>What ledgers call the kinds, besides the product's words.</summary>
    private static readonly Dictionary<string, RectificationKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["立行立改"] = RectificationKind.ImmediateFix, ["立即整改"] = RectificationKind.ImmediateFix, ["阶段"] = RectificationKind.StagedFix,
        ["阶段整改"] = RectificationKind.StagedFix, ["限期整改"] = RectificationKind.StagedFix, ["长期"] = RectificationKind.LongTermMechanism,
        ["长期坚持"] = RectificationKind.LongTermMechanism, ["长期坚持（建章立制）"] = RectificationKind.LongTermMechanism,
        ["Fix at once"] = RectificationKind.ImmediateFix, ["Fix by stages"] = RectificationKind.StagedFix,
        ["Lasting rule"] = RectificationKind.LongTermMechanism,
    };

    public static string Decode(byte[] bytes) => LayoutTable.Decode(bytes, Needed, Columns, MaxBytes, MaxRows);

    public static LedgerFile Read(string text, IReadOnlyList<StrandSetting> strands) =>
        new([.. LayoutTable.Read(text, Needed, Columns, MaxRows).Select(row => RowOf(row, strands))]);

    private static LedgerRow RowOf(CsvRow row, IReadOnlyList<StrandSetting> strands)
    {
        var problems = new List<Refusal>();
        var (due, found, closed) = (LayoutTable.Date(row, "rectify_by", problems), LayoutTable.Date(row, "found_on", problems),
            LayoutTable.Date(row, "closed_on", problems));
        if (due is null && row["rectify_by"].Length == 0) problems.Add(TextRules.Empty("rectify_by"));
        var kind = RectificationKind.StagedFix;
        if (row["rectification_type"] is { Length: > 0 } said && !Kinds.TryGetValue(said, out kind)
            && !(Enum.TryParse(said, true, out kind) && Enum.IsDefined(kind)))
            problems.Add(LedgerRefusals.UnknownValue(said).At("rectification_type"));
        var past = new PastFinding(row["problem"], Strand(row["strand"]), found, due ?? default, kind,
            [.. row["measures"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Said("goal"), Said("leader"), Said("close_condition"), Said("progress"));
        return new(row.Line, past, row["department"], row["responsible"], Said("post_code"), Said("accepted_by_code"), closed is not null,
            problems);

        string? Said(string column) => row[column] is { Length: > 0 } text ? text : null;

        string Strand(string name)
        {
            if (name.Length == 0) return strands[0].Code;
            var strand = strands.FirstOrDefault(s =>
                s.Code == name || s.Name.ZhCn == name || s.Name.En.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (strand is null) problems.Add(LedgerRefusals.UnknownValue(name).At("strand"));
            return strand?.Code ?? strands[0].Code;
        }
    }
}

/// <summary>Why a row of a ledger is not taken.</summary>
internal static class LedgerRefusals
{
    /// <summary>No policy says how long a plan or a repair may take.</summary>
    public static readonly Refusal NoPolicy = Refusal.Of("rectifications.past-no-policy");

    public static readonly Refusal NothingNew = Refusal.Of("rectifications.past-nothing-new").At("rows");

    public static readonly Refusal TwiceInFile = Refusal.Of("rectifications.past-twice");

    public static Refusal UnknownValue(string value) => Refusal.Of("rectifications.past-unknown-value", ("value", value));

    public static Refusal NoPost(string department, string responsible) =>
        Refusal.Of("rectifications.past-no-post", ("department", department), ("responsible", responsible)).At("responsible");

    public static Refusal SeveralPosts(string codes) => Refusal.Of("rectifications.past-several-posts", ("codes", codes)).At("post_code");

    public static Refusal CannotVerify(string code) =>
        Refusal.Of("rectifications.past-cannot-verify", ("code", code)).At("accepted_by_code");

    public static Refusal NoPostCode(string code, string column) =>
        Refusal.Of("rectifications.past-no-post-code", ("code", code)).At(column);
}
