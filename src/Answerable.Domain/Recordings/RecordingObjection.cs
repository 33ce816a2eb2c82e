namespace Answerable.Domain.Recordings;

/// <summary>What the signer said against a recording, and what became of it.</summary>
public enum RecordingObjection { None, Open, Upheld, Rejected }

/// <content>What is recorded in somebody's name stays, and they may say that it is not theirs.</content>
public sealed partial class Recording
{
    /// <summary>Days within which the signer may object, as they were in force when the paper was begun, and then when it was
    /// finished.</summary>
    public int ObjectionDays { get; private set; }

    /// <summary>Days within which an objection is answered, likewise.</summary>
    public int AnswerDays { get; private set; }

    public RecordingObjection Objection { get; private set; }

    public string? ObjectionText { get; private set; }

    public DateTimeOffset? ObjectedAt { get; private set; }

    /// <summary>The post that owes the answer.</summary>
    public PostId? AnswererPostId { get; private set; }

    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public PersonId? AnsweredById { get; private set; }

    /// <summary>Against objecting: for the signer, by their own hand, once and within the days.</summary>
    public IEnumerable<Refusal> AgainstObjecting(Actor by, DateOnly today, Calendar calendar)
    {
        foreach (var refusal in OwnHand.Against(by)) yield return refusal;
        if (by.Person != SignerId) yield return RecordingRefusals.NotSigner;
        if (Objection != RecordingObjection.None) yield return RecordingRefusals.ObjectedAlready;
        else if (today > LastDay(calendar)) yield return RecordingRefusals.TooLate;
    }

    /// <summary>Until when the signer may object: reckoned from when all of it was recorded.</summary>
    public DateOnly LastDay(Calendar calendar) => LastDay(calendar, BegunAt, FinishedAt, ObjectionDays);

    /// <summary>The same of a paper of which no more is known.</summary>
    public static DateOnly LastDay(Calendar calendar, DateTimeOffset begunAt, DateTimeOffset? finishedAt, int objectionDays) =>
        calendar.After(finishedAt ?? begunAt, objectionDays);

    /// <summary>By when an objection is answered; null where there is none.</summary>
    public DateOnly? AnswerDue(Calendar calendar) => ObjectedAt is { } at ? calendar.After(at, AnswerDays) : null;

    /// <summary>The signer says that it is not what they signed. What was recorded stays until it is answered.</summary>
    /// <param name="answerer">A post above, in which the clerk is in no way.</param>
    public void Object(Actor by, string text, PostId answerer, Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstObjecting(by, calendar.On(now), calendar));
        ObjectionText = TextRules.Needed(text, "text", MaxText);
        (Objection, ObjectedAt, AnswererPostId) = (RecordingObjection.Open, now, answerer);
        Record(by, "recording.objected", now, new { text = ObjectionText }, unit: UnitId);
    }

    /// <summary>
    /// Against answering: for the post that owes it and who organises or gives rights over the unit; never for the clerk or the signer, by
    /// person, post or standing in, and by nobody from paper.
    /// </summary>
    public IEnumerable<Refusal> AgainstAnswering(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        foreach (var refusal in OwnHand.Against(by)) yield return refusal;
        if (!MayAnswer(by)) yield return RecordingRefusals.NotAnswerer;
        else if (by.Person == ClerkId || by.Person == SignerId)
            yield return RecordingRefusals.AnswererBarred(new(null, by.Person, BarReasons.Owner));
        else if (Independence.OfJudge([ClerkPostId, PostId], BegunAt).On(by, tenures, now) is { } bar)
            yield return RecordingRefusals.AnswererBarred(bar);
        if (Objection != RecordingObjection.Open) yield return RecordingRefusals.NothingToAnswer;
    }

    /// <summary>The paper stands, or it does not: what follows from that is put right by the usual ways.</summary>
    public void AnswerObjection(Actor by, bool isUpheld, string answer, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstAnswering(by, tenures, now));
        Answer = TextRules.Needed(answer, "answer", MaxText);
        (AnsweredAt, AnsweredById) = (now, by.Person);
        Objection = isUpheld ? RecordingObjection.Upheld : RecordingObjection.Rejected;
        Record(by, isUpheld ? "recording.upheld" : "recording.rejected", now, new { answer = Answer }, unit: UnitId);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, Calendar calendar, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) => new()
    {
        { RecordingActs.Finish, AgainstFinishing(by) },
        { RecordingActs.Objection, AgainstObjecting(by, calendar.On(now), calendar) },
        { RecordingActs.Upholding, AgainstAnswering(by, tenures, now) },
        { RecordingActs.Rejection, AgainstAnswering(by, tenures, now) },
    };

    private bool MayAnswer(Actor by) => by is { Person: not null, Post: not null }
        && ((AnswererPostId is { } post && by.ActsAs(post)) || by.HasAny(UnitPath, Right.Organise, Right.SecurityAdministration));
}
