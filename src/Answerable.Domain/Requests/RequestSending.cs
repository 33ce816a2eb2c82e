using Answerable.Domain.Organisation;

namespace Answerable.Domain.Requests;

/// <summary>Sending a request, and taking it back.</summary>
public sealed partial class Request
{
    /// <summary>Against sending: a draft with a source and a date, in which something is asked, to where the asking unit may ask.</summary>
    public IEnumerable<Refusal> AgainstSending(Actor by) =>
    [
        .. AgainstWriting(by), .. AgainstGuiding(by), .. RequestRefusals.SourceMissing.Unless(SourceKind is not null),
        .. RequestRefusals.DueMissing.Unless(DueOn is not null),
        .. RequestRefusals.NothingAsked.Unless(Kind != RequestKind.Facts || Asked.Any()),
    ];

    /// <summary>Against the date, were it sent now.</summary>
    public IEnumerable<Refusal> AgainstNotice(Calendar calendar, DateTimeOffset now, NoticeRules rules) =>
        DueOn is { } due ? RequestNotice.Against(due, calendar, now, rules) : [];

    /// <summary>What a written reason is needed for.</summary>
    public IEnumerable<Refusal> NeedsReason(SendFacts facts)
    {
        if (facts.Over > 0) yield return RequestRefusals.OverLimit(facts.Over, facts.Limit);
        if (IsComprehensive && facts.Meetings >= facts.MostMeetings)
            yield return RequestRefusals.TooManyMeetings(facts.Meetings, facts.MostMeetings);
    }

    /// <summary>
    /// A sending that was refused since the date gives too little notice: kept once for a date and reason, so that what became of it is
    /// seen. It is no act, and changes nothing that is asked.
    /// </summary>
    /// <returns>Whether it was not kept yet.</returns>
    public bool NoteRefused(Refusal refusal, DateTimeOffset now)
    {
        if (State != RequestState.Draft || DueOn is not { } due || !RequestRefusals.IsOfNotice(refusal)) return false;
        if (eases.Exists(e => e.Kind == RequestEaseKind.Refused && e.FromDay == due && e.Why == refusal.Code)) return false;
        eases.Add(new(Id, eases.Count + 1, RequestEaseKind.Refused, now) { FromDay = due, Why = refusal.Code });
        return true;
    }

    /// <summary>Asks every post; each owes its answer by the date.</summary>
    /// <param name="reason">Why it is sent though posts are beyond the limit; needed only then.</param>
    /// <returns>Made post by post while it is read, once.</returns>
    public IEnumerable<Reply> Send(Actor by, SendFacts facts, string? reason, Calendar calendar, DateTimeOffset now)
    {
        RequireNone([.. AgainstSending(by), .. AgainstNotice(calendar, now, facts.Rules)]);
        var refusals = RequestRefusals.NoPost.Unless(facts.Posts.Count > 0).ToList();
        if (facts.Posts.Any(p => p.Kind != PostKind || (Level is not null && p.Level != Level) || !IsReached(by, p.UnitId, p.UnitPath)))
            refusals.Add(RequestRefusals.WrongPosts);
        var needed = NeedsReason(facts).ToList();
        var why = needed.Count == 0 ? null : TextRules.Optional(reason, "reason", MaxReason, refusals);
        if (why is null) refusals.AddRange(needed);
        Require.None(refusals);
        if (eases.Find(e => e.Kind == RequestEaseKind.Refused && e.FromDay != DueOn) is { } refused)
            eases.Add(new(Id, eases.Count + 1, RequestEaseKind.DateMoved, now)
            {
                FromDay = refused.FromDay, ToDay = DueOn, Why = refused.Why,
            });
        (State, SentAt, Posts, Over, OverReason) = (RequestState.Sent, now, facts.Posts.Count, facts.Over, why);
        Record(by, "request.sent", now, new { posts = Posts, minutes = Minutes, due = DueOn, over = Over, reason = why }, unit: UnitId);
        return facts.Posts.Select(p => new Reply(this, p, now));
    }

    /// <summary>Against taking it back: for who organises there, once it is sent.</summary>
    public IEnumerable<Refusal> AgainstWithdrawing(Actor by) =>
        [.. AgainstOrganising(by), .. RequestRefusals.NotSent.Unless(State == RequestState.Sent)];

    /// <summary>Nobody who has not answered owes an answer any more, and everybody sees why.</summary>
    public void Withdraw(Actor by, string? reason, DateTimeOffset now)
    {
        RequireNone(AgainstWithdrawing(by));
        var why = TextRules.Needed(reason, "reason", MaxReason);
        (State, WithdrawnAt, WithdrawnReason) = (RequestState.Withdrawn, now, why);
        Record(by, "request.withdrawn", now, new { reason = why }, unit: UnitId);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by) => new()
    {
        { RequestActs.Heading, AgainstWriting(by) },
        { RequestActs.Item, AgainstWriting(by) },
        { RequestActs.ItemRemoval, AgainstWriting(by) },
        { RequestActs.TakingOut, AgainstTakingOut(by) },
        { RequestActs.PuttingBack, AgainstWriting(by) },
        { RequestActs.Date, AgainstWriting(by) },
        { RequestActs.Discard, AgainstWriting(by) },
        { RequestActs.Sending, AgainstSending(by) },
        { RequestActs.Withdrawal, AgainstWithdrawing(by) },
    };

    private IEnumerable<Refusal> AgainstGuiding(Actor by) =>
        RequestRefusals.NotGuiding.Unless(GuidanceId is not { } guidance || by.GuidedBy(guidance) is { MayIssue: true });
}
