namespace Answerable.Domain.Duties;

/// <summary>That the holder signs the pledge letter of the post's list, by name and time.</summary>
public sealed partial class DutyCharge
{
    public DateTimeOffset? SignedAt { get; private set; }

    public PersonId? SignedByPersonId { get; private set; }

    public PostId? SignedByPostId { get; private set; }

    /// <summary>Whether a duty was dropped or worded otherwise since it was signed: the letter says so, and may be signed anew.</summary>
    public bool IsChangedSinceSigned => SignedAt is { } at && ChangedAt > at;

    /// <summary>Against signing: the holder's, once for the list as it reads, and anew by whoever comes after the one who signed.</summary>
    /// <param name="signerLeft">Whether whoever signed last is in the post no more.</param>
    public IEnumerable<Refusal> AgainstSigning(Actor by, bool signerLeft) =>
    [
        .. DutyRefusals.NotHolder.Unless(by.ActsAs(PostId)), .. DutyRefusals.Released.Unless(!IsReleased),
        .. DutyRefusals.AlreadySigned.Unless(SignedAt is null || IsChangedSinceSigned || signerLeft),
    ];

    /// <summary>
    /// The holder pledges to answer for the list. Whoever signs has read it: what was not acknowledged is acknowledged by the same act,
    /// which has a line of its own for that.
    /// </summary>
    public void Sign(Actor by, bool signerLeft, DateTimeOffset now)
    {
        RequireNone(AgainstSigning(by, signerLeft));
        if (AcknowledgedAt is null) Acknowledged(by, now);
        (SignedAt, SignedByPersonId, SignedByPostId) = (now, by.Person, by.Post);
        Record(by, "charge.signed", now, null, by.ActingFor(PostId), UnitId);
    }
}
