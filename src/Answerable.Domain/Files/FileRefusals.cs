namespace Answerable.Domain.Files;

/// <summary>Nouns of the acts with files.</summary>
public static class FileActs
{
    public const string Attach = "attachment";
}

/// <summary>Why a file is not taken.</summary>
public static class FileRefusals
{
    /// <summary>The object names no evidence, or not of this post.</summary>
    public static readonly Refusal NotTheirs = Refusal.Denied("files.not-theirs");

    /// <summary>It was judged, or is owed no more: what was judged by stays as it was.</summary>
    public static readonly Refusal Settled = Refusal.Of("files.settled");

    public static readonly Refusal None = Refusal.Of("files.none").At("file");
    public static readonly Refusal Empty = Refusal.Of("files.empty").At("file");

    public static Refusal TooLarge(int megabytes) => Refusal.Of("files.too-large", ("max", megabytes)).At("file");

    public static Refusal TooMany(int max) => Refusal.Of("files.too-many", ("max", max)).At("file");

    /// <summary>Its name says where it lies.</summary>
    public static Refusal NameHasPath(string last) => Refusal.Of("files.name-has-path", ("name", last)).At("file");

    public static Refusal NameTooLong(int max) => Refusal.Of("files.name-too-long", ("max", max)).At("file");

    public static readonly Refusal NameOdd = Refusal.Of("files.name-odd").At("file");

    /// <summary>What it is cannot be told by its content.</summary>
    public static readonly Refusal TypeUnknown = Refusal.Of("files.type-unknown").At("file");

    /// <summary>A picture of a phone in a format whose place cannot be taken off without making another picture of it.</summary>
    public static readonly Refusal Heic = Refusal.Of("files.heic").At("file");

    public static readonly Refusal Macros = Refusal.Of("files.macros").At("file");

    /// <summary>Its name ends like another type than its content.</summary>
    public static Refusal TypeDiffers(string ending, FileType type) =>
        Refusal.Of("files.type-differs", ("ending", ending), ("type", type.Label())).At("file");

    public static Refusal NotAdmitted(FileType type) => Refusal.Of("files.not-admitted", ("type", type.Label())).At("file");

    /// <summary>It ends too early, or does not hold what its beginning says.</summary>
    public static Refusal Damaged(FileType type) => Refusal.Of("files.damaged", ("type", type.Label())).At("file");

    /// <summary>The operator's command found something in it.</summary>
    public static readonly Refusal Infected = Refusal.Of("files.infected").At("file");

    /// <summary>The operator's command did not answer whether something is in it.</summary>
    public static readonly Refusal NotScanned = Refusal.Of("files.not-scanned").At("file");

    /// <summary>The content is not where it was kept; <c>answerable check</c> says which.</summary>
    public static readonly Refusal ContentMissing = Refusal.Of("files.content-missing");

    public static Refusal NotYet(DateOnly today) => Refusal.Of("files.not-yet", ("today", today)).At("standsFor");

    /// <summary>Another version took its place already, or it belongs to another object.</summary>
    public static readonly Refusal NotReplaceable = Refusal.Of("files.not-replaceable").At("replaces");
}
