namespace Answerable.Domain.Recordings;

/// <summary>Nouns of the acts on a recording, as the last part of their address.</summary>
public static class RecordingActs
{
    public const string Finish = "finish", Objection = "objection", Upholding = "upholding", Rejection = "rejection";
}

/// <summary>Why recordings refuse.</summary>
public static class RecordingRefusals
{
    public static readonly Refusal NotClerk = Refusal.Denied("recordings.not-clerk");
    public static readonly Refusal NotBeneath = Refusal.Denied("recordings.not-beneath");
    public static readonly Refusal Administers = Refusal.Denied("recordings.administers");
    public static readonly Refusal OwnPaper = Refusal.Denied("recordings.own-paper");
    public static readonly Refusal OwnPost = Refusal.Denied("recordings.own-post");
    public static readonly Refusal NotInPost = Refusal.Of("recordings.not-in-post").At("signer");
    public static readonly Refusal NotInPostThen = Refusal.Of("recordings.not-in-post-then").At("signed_on");
    public static readonly Refusal SignedLater = Refusal.Of("recordings.signed-later").At("signed_on");
    public static readonly Refusal NoSuchPost = Refusal.Of("recordings.no-such-post").At("post_code");
    public static readonly Refusal Over = Refusal.Of("recordings.over");
    public static readonly Refusal NotBegunHere = Refusal.Denied("recordings.not-begun-here");
    public static readonly Refusal NotSigner = Refusal.Denied("recordings.not-signer");
    public static readonly Refusal TooLate = Refusal.Of("recordings.too-late");
    public static readonly Refusal ObjectedAlready = Refusal.Of("recordings.objected-already");
    public static readonly Refusal NotAnswerer = Refusal.Denied("recordings.not-answerer");
    public static readonly Refusal NobodyAnswers = Refusal.Of("recordings.nobody-answers");
    public static readonly Refusal NothingToAnswer = Refusal.Of("recordings.nothing-to-answer");

    /// <summary>Who recorded does not answer what is said against it.</summary>
    public static Refusal AnswererBarred(Barred bar) => Refusal.Denied("recordings.answerer-barred", ("reason", bar.Reason));
}
