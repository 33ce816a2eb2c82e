using Answerable.Domain;
using Answerable.Domain.Requests;
using Answerable.Server.Duties;
using Answerable.Server.Shell;

namespace Answerable.Server.Requests;

/// <summary>One thing that is asked for.</summary>
/// <param name="Known">What the product holds of it, or null.</param>
public sealed record ShownItem(int Number, string Text, KnownFact? Known, bool IsTakenOut);

/// <summary>How a request was held back or made lighter before it was sent.</summary>
/// <param name="Why">Code of the refusal.</param>
public sealed record ShownEase(RequestEaseKind Kind, DateTimeOffset At, DateOnly? FromDay, DateOnly? ToDay, string? Why, int? FromItems,
    int? ToItems, int? FromMinutes, int? ToMinutes);

/// <summary>How far the answers have come.</summary>
public sealed record ReplyCounts(int Open, int Given, int Accepted, int Returned, int Withdrawn, int Late)
{
    public int All => Open + Given + Accepted + Returned + Withdrawn;
}

/// <summary>What one of the reader's own posts is asked.</summary>
public sealed record OwnReply(Guid Id, string Post, ReplyState State, DateOnly DueOn);

/// <summary>A request, as a page and the API show it.</summary>
/// <param name="Version">Also in ETag; send it as If-Match.</param>
/// <param name="Minutes">Of each post, by the estimate of whoever asks.</param>
/// <param name="To">Name of the unit to whose subtree it goes.</param>
/// <param name="Over">Posts that it brought beyond the limit when it was sent, and why it was sent all the same.</param>
/// <param name="Counts">Of the answers, for who asks or oversees the asking unit; null for others.</param>
/// <param name="Cost">What it asks of others, while it is a draft.</param>
/// <param name="Spent">The median of what posts said it took, from ten on, for who asks or oversees the asking unit.</param>
/// <param name="Own">What the reader's own posts are asked.</param>
public sealed record ShownRequest(Guid Id, int Version, string Matter, string Purpose, RequestKind Kind, int Minutes, DateOnly? DueOn,
    Source? Source, string? Place, bool IsComprehensive, string PostKind, string? Level, string To, string ToCode, string Unit,
    string UnitPath, string Post, ShownGuidance? Guidance, RequestState State, DateTimeOffset? SentAt, int Posts, int Over,
    string? OverReason, DateTimeOffset? WithdrawnAt, string? WithdrawnReason, IReadOnlyList<ShownItem> Items,
    IReadOnlyList<ShownEase> Eases, ReplyCounts? Counts, RequestCost? Cost, SpentMedian? Spent, IReadOnlyList<OwnReply> Own, Acts Acts)
    : IVersioned
{
    public bool May(string act) => Acts.May(act);

    /// <summary>What is asked for still.</summary>
    public IEnumerable<ShownItem> Asked => Items.Where(i => !i.IsTakenOut);
}

/// <summary>A fact that was given.</summary>
public sealed record ShownFact(int Number, string Asked, string Text);

/// <summary>What was answered, and how it was judged.</summary>
public sealed record ShownReplyTurn(int Number, ReplyTurnKind Kind, string? Text, IReadOnlyList<ShownFact> Facts, string? By,
    DateTimeOffset At, bool? Accepted, string? Reason, string? JudgedBy, DateTimeOffset? JudgedAt);

/// <summary>What one post is asked and answers, as a page and the API show it.</summary>
/// <param name="Version">Also in ETag; send it as If-Match.</param>
/// <param name="OwedOn">When it is owed now, and <paramref name="AnswerBy"/> when a late one that was returned is to be answered.</param>
/// <param name="Over">Posts that it brought beyond the limit, and why it was sent all the same.</param>
/// <param name="Held">What the product holds of the things asked for, by their numbers, for whoever may answer.</param>
public sealed record ShownReply(Guid Id, int Version, Guid RequestId, string Matter, string Purpose, Source? Source, RequestKind Kind,
    int Minutes, string? Place, string Unit, string Post, string Asker, DateOnly DueOn, DateOnly OwedOn, DateOnly? AnswerBy,
    ReplyState State, int Over, string? OverReason, string? WithdrawnReason, IReadOnlyList<ShownItem> Items,
    IReadOnlyList<ShownReplyTurn> Turns, IReadOnlyDictionary<int, string> Held, Acts Acts) : IVersioned
{
    public bool May(string act) => Acts.May(act);
}
