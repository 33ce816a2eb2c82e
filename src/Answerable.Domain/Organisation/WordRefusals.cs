namespace Answerable.Domain.Organisation;

/// <summary>Why a file of words is refused, and by whom it may not be adopted. <c>path</c> is the place in the file.</summary>
public static class WordRefusals
{
    public static readonly Refusal MayNotWord = Refusal.Denied("organisation.may-not-word");

    public static readonly Refusal SameWords = Refusal.Of("organisation.same-words");

    public static Refusal Unreadable(string path, long line) =>
        Refusal.Of("organisation.words-unreadable", ("path", path), ("line", line)).At("file");

    /// <param name="known">Every place that there is.</param>
    public static Refusal UnknownPlace(string place, string path, string[] known) => Refusal.Of("organisation.unknown-place",
        ("place", place), ("path", path), ("known", string.Join(", ", known))).At("file");

    /// <param name="known">Codes of the sets that ship.</param>
    public static Refusal UnknownSet(string set, string[] known) =>
        Refusal.Of("organisation.unknown-word-set", ("set", set), ("known", string.Join(", ", known))).At("file");

    /// <summary>Empty, too long, or with a character that a word cannot have.</summary>
    public static Refusal BadWord(string path, int max) => Refusal.Of("organisation.bad-word", ("path", path), ("max", max)).At("file");

    public static Refusal LevelTwice(string level, string kind, string other) =>
        Refusal.Of("organisation.level-in-two-kinds", ("level", level), ("kind", kind), ("other", other)).At("file");

    /// <param name="max">In KB.</param>
    public static Refusal FileTooLong(int max) => Refusal.Of("organisation.words-too-long", ("max", max)).At("file");

    public static Refusal TooManyKinds(int max) => Refusal.Of("organisation.too-many-kinds", ("max", max)).At("file");
}
