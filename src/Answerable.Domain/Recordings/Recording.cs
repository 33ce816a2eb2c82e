namespace Answerable.Domain.Recordings;

/// <summary>A signed paper as it is typed.</summary>
/// <param name="Reference">Its number, or where it and its scan lie.</param>
public sealed record PaperDraft(DateOnly SignedOn, string? Reference, string? Note);

/// <summary>
/// One paper that the holder of a post signed, or who stands in, and from which a named clerk records. Until it is finished the clerk acts
/// as the signer in that post, and every line that is so written names the paper. It gives no right that the post does not have.
/// </summary>
public sealed partial class Recording : Aggregate
{
    private Recording() { }

    /// <summary>Longest reference, note and sentence of an objection or its answer, in UTF-16 code units.</summary>
    public const int MaxReference = 120, MaxNote = 300, MaxText = 1000;

    public RecordingId Id { get; private set; }

    /// <summary>The post in which was signed, its unit, and the path of that for subtree reads.</summary>
    public PostId PostId { get; private set; }

    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>Who signed.</summary>
    public PersonId SignerId { get; private set; }

    public DateOnly SignedOn { get; private set; }

    public string Reference { get; private set; } = "";

    public string? Note { get; private set; }

    /// <summary>Who records, and in which post.</summary>
    public PersonId ClerkId { get; private set; }

    public PostId ClerkPostId { get; private set; }

    /// <summary>By what the clerk's sign-in is told from a later one: with it the recording ends.</summary>
    public string SignIn { get; private set; } = "";

    public DateTimeOffset BegunAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public override ObjectRef Ref => new("recording", Id.Value);

    /// <summary>Against recording at all: for whoever has the right somewhere, and does not record just now.</summary>
    public static IEnumerable<Refusal> AgainstRecording(Actor clerk) =>
        [.. OwnHand.Against(clerk), .. RecordingRefusals.NotClerk.Unless(clerk.Over(Right.Record).Count > 0)];

    /// <summary>Whether the clerk records over the unit at this path, for a page that offers it.</summary>
    public static bool MayRecordAt(Actor clerk, string unitPath) => clerk.Recording is null && clerk.Has(Right.Record, unitPath);

    /// <summary>
    /// Against recording what this person does in this post; asked at the beginning and again for every page and act. The post lies in the
    /// subtree over which the clerk records, administers nothing and records nothing itself, and neither person nor post is the clerk's.
    /// </summary>
    /// <param name="signer">As they would act themselves.</param>
    public static IEnumerable<Refusal> AgainstRecordingFor(Actor clerk, Actor signer)
    {
        if (clerk.Over(Right.Record).Count == 0) yield return RecordingRefusals.NotClerk;
        else if (!clerk.Has(Right.Record, signer.UnitPath)) yield return RecordingRefusals.NotBeneath;
        else if (signer.Rights.Any(r => r.Right is Right.Record || Organisation.Administrations.IsOne(r.Right)))
            yield return RecordingRefusals.Administers;
        else if (clerk.Person is null || clerk.Person == signer.Person) yield return RecordingRefusals.OwnPaper;
        else if (signer.Post is not { } post || clerk.Post == post || clerk.AllPosts.Contains(post)) yield return RecordingRefusals.OwnPost;
    }

    /// <summary>A clerk takes up a paper that was signed.</summary>
    /// <param name="signer">As they would act themselves now.</param>
    /// <param name="wasInPost">Whether the signer was in the post at some time of the day on which was signed.</param>
    /// <param name="signIn">By what the clerk's sign-in is told from a later one.</param>
    /// <param name="days">As they are in force for the post's unit.</param>
    public static Recording Begin(Actor clerk, Actor signer, PaperDraft paper, bool wasInPost, string signIn, PaperDays days,
        DateOnly today, DateTimeOffset now)
    {
        Require.None(AgainstRecording(clerk));
        Require.None(AgainstRecordingFor(clerk, signer));
        var refusals = new List<Refusal>();
        var reference = TextRules.Needed(paper.Reference, "reference", MaxReference, refusals);
        var note = TextRules.Optional(paper.Note, "note", MaxNote, refusals);
        if (paper.SignedOn > today) refusals.Add(RecordingRefusals.SignedLater);
        else if (!wasInPost) refusals.Add(RecordingRefusals.NotInPostThen);
        Require.None(refusals);
        var made = new Recording
        {
            Id = new(Ids.New(now)), PostId = signer.Post!.Value, UnitId = signer.Unit!.Value, UnitPath = signer.UnitPath,
            SignerId = signer.Person!.Value, SignedOn = paper.SignedOn, Reference = reference, Note = note,
            ClerkId = clerk.Person!.Value, ClerkPostId = clerk.Post!.Value, SignIn = signIn, BegunAt = now,
            ObjectionDays = days.Objection, AnswerDays = days.Answer,
        };
        made.Record(clerk, "recording.begun", now, new { signer = made.SignerId.Value, signedOn = paper.SignedOn, reference, note },
            unit: made.UnitId);
        return made;
    }

    /// <summary>Against finishing: the clerk's who began, in whatever way they act.</summary>
    public IEnumerable<Refusal> AgainstFinishing(Actor by) =>
    [
        .. RecordingRefusals.NotBegunHere.Unless((by.Recording?.Clerk ?? by).Person == ClerkId),
        .. RecordingRefusals.Over.Unless(FinishedAt is null),
    ];

    /// <summary>The clerk has recorded what the paper says.</summary>
    /// <param name="days">As they are in force for the post's unit: the paper keeps them, unless it was objected to before.</param>
    public void Finish(Actor by, PaperDays days, DateTimeOffset now)
    {
        RequireNone(AgainstFinishing(by));
        FinishedAt = now;
        if (ObjectedAt is null) (ObjectionDays, AnswerDays) = (days.Objection, days.Answer);
        Record(by.Recording?.Clerk ?? by, "recording.finished", now, unit: UnitId);
    }
}
