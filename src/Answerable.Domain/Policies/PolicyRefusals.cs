namespace Answerable.Domain.Policies;

/// <summary>Why a policy is refused. <c>setting</c> is the setting's name in the file, for example <c>planDays</c>.</summary>
public static class PolicyRefusals
{
    public static readonly Refusal MayNotAdopt = Refusal.Denied("policies.may-not-adopt");
    public static readonly Refusal AlreadyEnded = Refusal.Of("policies.already-ended");
    public static readonly Refusal FromPast = Refusal.Of("policies.from-past").At("from");
    public static readonly Refusal FromBeforeLatest = Refusal.Of("policies.from-before-latest").At("from");
    public static readonly Refusal GradesNotDescending = Refusal.Of("policies.grades-not-descending");
    public static readonly Refusal LowestGradeNotFromZero = Refusal.Of("policies.lowest-grade-not-from-zero");
    public static readonly Refusal BallotWithoutAssessment = Refusal.Of("policies.ballot-without-assessment");
    public static readonly Refusal AssessmentWithoutBallot = Refusal.Of("policies.assessment-without-ballot");
    public static readonly Refusal TwoBallots = Refusal.Of("policies.two-ballots");
    public static readonly Refusal QuotaUnclear = Refusal.Of("policies.quota-unclear");
    public static readonly Refusal QuotaWithoutGrade = Refusal.Of("policies.quota-without-grade");
    public static readonly Refusal RepairLongerThanMost = Refusal.Of("policies.repair-longer-than-most");

    public static Refusal NoSuchPreset(string code) => Refusal.Of("policies.no-such-preset", ("code", code)).At("policy");

    /// <param name="path">Place in the file, for example <c>$.grades.value[0]</c>.</param>
    public static Refusal Unreadable(string path, long line) => Refusal.Of("policies.unreadable", ("path", path), ("line", line));

    public static Refusal CodeInvalid(int max) => Refusal.Of("policies.code-invalid", ("max", max));

    public static Refusal MemberMissing(string path) => Refusal.Of("policies.member-missing", ("path", path));

    public static Refusal MemberUnknown(string path) => Refusal.Of("policies.member-unknown", ("path", path));

    public static Refusal MemberTwice(string path) => Refusal.Of("policies.member-twice", ("path", path));

    public static Refusal MemberBroken(string path) => Refusal.Of("policies.member-broken", ("path", path));

    public static Refusal ValueMissing(string setting) => Refusal.Of("policies.value-missing", ("setting", setting));

    public static Refusal SourceUnknown(string setting, string source) =>
        Refusal.Of("policies.source-unknown", ("setting", setting), ("source", source));

    public static Refusal UnitUnknown(string setting, string unit) =>
        Refusal.Of("policies.unit-unknown", ("setting", setting), ("unit", unit));

    public static Refusal NoWorkingDays(string setting) => Refusal.Of("policies.no-working-days", ("setting", setting));

    public static Refusal OutOfRange(string setting, int value, int min, int max) =>
        Refusal.Of("policies.out-of-range", ("setting", setting), ("value", value), ("min", min), ("max", max));

    public static Refusal FractionInvalid(string setting) => Refusal.Of("policies.fraction-invalid", ("setting", setting));

    public static Refusal MinimumGroupTooSmall(int value, int least) =>
        Refusal.Of("policies.minimum-group-too-small", ("value", value), ("least", least));

    public static Refusal WeightsNotHundred(string setting, int sum) =>
        Refusal.Of("policies.weights-not-hundred", ("setting", setting), ("sum", sum));

    public static Refusal ListSize(string setting, int count, int min, int max) =>
        Refusal.Of("policies.list-size", ("setting", setting), ("count", count), ("min", min), ("max", max));

    public static Refusal CodeRepeated(string setting, string code) =>
        Refusal.Of("policies.code-repeated", ("setting", setting), ("code", code));

    public static Refusal NameMissing(string setting, string code) =>
        Refusal.Of("policies.name-missing", ("setting", setting), ("code", code));

    public static Refusal GradeUnknown(string setting, string code) =>
        Refusal.Of("policies.grade-unknown", ("setting", setting), ("code", code));

    /// <summary>A number of the product's own that nobody has confirmed.</summary>
    public static Refusal DefaultUnconfirmed(string setting) => Refusal.Of("policies.default-unconfirmed", ("setting", setting));

    public static Refusal GateUnknown(string code) => Refusal.Of("policies.gate-unknown", ("code", code));
}
