namespace Answerable.Domain.Organisation;

/// <summary>Why a row, or a whole file, of a roster is refused.</summary>
public static class RosterRefusals
{
    public static readonly Refusal NotSetUp = Refusal.Of("organisation.not-set-up");
    public static readonly Refusal AlreadySetUp = Refusal.Of("organisation.already-set-up");
    public static readonly Refusal ImportRunning = Refusal.Of("organisation.import-running");
    public static readonly Refusal NotGzip = Refusal.Of("organisation.not-gzip");
    public static readonly Refusal EmptyFile = Refusal.Of("organisation.empty-file");
    public static readonly Refusal UnknownZone = Refusal.Of("organisation.unknown-zone");
    public static readonly Refusal UnknownVocabulary = Refusal.Of("organisation.unknown-vocabulary");
    public static readonly Refusal Cycle = Refusal.Of("organisation.cycle");
    public static readonly Refusal ParentRefused = Refusal.Of("organisation.parent-refused");
    public static readonly Refusal SecondHolder = Refusal.Of("organisation.second-holder");
    public static readonly Refusal PersonWithoutName = Refusal.Of("organisation.person-without-name");
    public static readonly Refusal NameWithoutCode = Refusal.Of("organisation.name-without-code");
    public static readonly Refusal RowsRefused = Refusal.Of("organisation.rows-refused");

    /// <param name="max">In MB, unpacked.</param>
    public static Refusal FileTooLarge(int max) => Refusal.Of("organisation.file-too-large", ("max", max));

    public static Refusal TooManyRows(int max) => Refusal.Of("organisation.too-many-rows", ("max", max));

    /// <param name="max">In KB.</param>
    public static Refusal RowTooLong(int row, int max) => Refusal.Of("organisation.row-too-long", ("row", row), ("max", max));

    public static Refusal Nul(int row) => Refusal.Of("organisation.nul", ("row", row));

    /// <summary>Bytes that are text neither in UTF-8 nor in GB18030.</summary>
    public static Refusal BadBytes(int row) => Refusal.Of("organisation.bad-bytes", ("row", row));

    /// <summary>The first row in another encoding than most of the file.</summary>
    public static Refusal MixedEncodings(int row) => Refusal.Of("organisation.mixed-encodings", ("row", row));

    public static Refusal NoColumn(string column) => Refusal.Of("organisation.no-column", ("column", column));

    public static Refusal NotCsv(long row) => Refusal.Of("organisation.not-csv", ("row", row));

    public static Refusal UnknownParent(string code) => Refusal.Of("organisation.unknown-parent", ("code", code));

    public static Refusal DuplicateCode(string code, int row) => Refusal.Of("organisation.duplicate-code", ("code", code), ("row", row));

    /// <summary>Sign-in would take the two codes for one.</summary>
    /// <param name="known">The code that is there already, or in a row above.</param>
    public static Refusal CodeInOtherCase(string code, string known) =>
        Refusal.Of("organisation.code-in-other-case", ("code", code), ("known", known));

    /// <summary>Only the root that set-up named may have no parent.</summary>
    public static Refusal NotTheRoot(string root) => Refusal.Of("organisation.not-the-root", ("code", root));

    public static Refusal UnknownUnit(string code) => Refusal.Of("organisation.unknown-unit", ("code", code));

    public static Refusal UnitRefused(string code) => Refusal.Of("organisation.unit-refused", ("code", code));

    public static Refusal UnknownRight(string right) => Refusal.Of("organisation.unknown-right", ("right", right));

    public static readonly Refusal UntilOfNobody = Refusal.Of("organisation.until-of-nobody");

    public static Refusal BadUntil(string value) => Refusal.Of("organisation.bad-until", ("value", value));

    public static Refusal BadDate(string value) => Refusal.Of("organisation.bad-date", ("value", value));

    public static Refusal TwoNames(string code, string name) => Refusal.Of("organisation.two-names", ("code", code), ("name", name));

    /// <summary>Only a row of a leading group says with which post somebody sits in it.</summary>
    public static readonly Refusal NoBody = Refusal.Of("organisation.no-body");

    /// <summary>A member of a leading group holds no post, so that there is none to seat.</summary>
    public static Refusal NoMemberPost(string person) => Refusal.Of("organisation.no-member-post", ("person", person));

    /// <summary>The named member post is not held by the row's person.</summary>
    public static Refusal OthersMemberPost(string post, string person) =>
        Refusal.Of("organisation.others-member-post", ("post", post), ("person", person));

    public static Refusal UnknownMemberPost(string post) => Refusal.Of("organisation.unknown-member-post", ("post", post));

    public static Refusal NoSuchFile(string path) => Refusal.Of("organisation.no-such-file", ("path", path));

    /// <summary>Two rows of one leading group do not say the same about it.</summary>
    public static Refusal ToldOtherwise(string field, int row) => Refusal.Of("organisation.told-otherwise", ("field", field), ("row", row));
}
