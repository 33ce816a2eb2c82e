using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;

namespace Answerable.Domain.Requests;

public readonly record struct ReplyId(Guid Value) : IId<ReplyId>
{
    public static ReplyId Of(Guid value) => new(value);

    public static bool operator <(ReplyId a, ReplyId b) => a.Value < b.Value;

    public static bool operator >(ReplyId a, ReplyId b) => a.Value > b.Value;
}

/// <summary>How far what one post was asked for has come.</summary>
public enum ReplyState { Open, Given, Accepted, Returned, Withdrawn }

/// <summary>
/// What one post owes on a request. It is done when it is given; whoever asked may accept it or return it with a reason, and owes
/// neither: to make thousands of judgements owed would be a burden of its own.
/// </summary>
public sealed class Reply : Aggregate
{
    private readonly List<ReplyTurn> turns = [];

    private Reply() { }

    internal Reply(Request request, RequestPost post, DateTimeOffset now)
    {
        (Id, RequestId, Kind, DueOn, Minutes) = (new(Ids.New(now)), request.Id, request.Kind, request.DueOn!.Value, request.Minutes);
        (PostId, UnitId, UnitPath) = (post.Id, post.UnitId, post.UnitPath);
        (AskerPostId, AskerUnitId) = (request.PostId, request.UnitId);
    }

    /// <summary>Days in which a returned answer is to be given again.</summary>
    public static readonly Days ReturnDays = new(3, DayCount.Working);

    public ReplyId Id { get; private set; }

    public RequestId RequestId { get; private set; }

    public RequestKind Kind { get; private set; }

    /// <summary>The post that is asked, with its unit.</summary>
    public PostId PostId { get; private set; }

    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The post that asked, and its unit.</summary>
    public PostId AskerPostId { get; private set; }

    public UnitId AskerUnitId { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>That it takes, by the estimate of whoever asked.</summary>
    public int Minutes { get; private set; }

    public ReplyState State { get; private set; }

    /// <summary>Everything that was answered, oldest first, each with how it was judged.</summary>
    public IReadOnlyList<ReplyTurn> Turns => turns;

    public override ObjectRef Ref => new("reply", Id.Value);

    public bool IsOwed => State is ReplyState.Open or ReplyState.Returned;

    /// <summary>Against answering: for the post that is asked, while it is owed.</summary>
    public IEnumerable<Refusal> AgainstAnswering(Actor by) =>
        [.. RequestRefusals.NotAsked.Unless(by.ActsAs(PostId)), .. RequestRefusals.NotOpen.Unless(IsOwed)];

    /// <summary>Against saying that the product holds what is asked for: of reports and facts alone.</summary>
    public IEnumerable<Refusal> AgainstHolding(Actor by) =>
        [.. AgainstAnswering(by), .. RequestRefusals.NothingHeld.Unless(Kind != RequestKind.Meeting)];

    /// <summary>Gives what is asked for.</summary>
    /// <param name="text">The report, who comes to the meeting, or a word beside the facts.</param>
    /// <param name="asked">Things that are asked for, of which each needs its value where facts are asked.</param>
    /// <param name="values">By the number of the thing.</param>
    /// <param name="spent">Minutes that it took, where the post says so, once; they are not kept with the answer.</param>
    public void Answer(Actor by, string? text, IReadOnlyList<RequestItem> asked, IReadOnlyDictionary<int, string> values, int? spent,
        DateTimeOffset now)
    {
        RequireNone(AgainstAnswering(by));
        var refusals = AgainstSpent(spent).ToList();
        var isFacts = Kind == RequestKind.Facts;
        var said = isFacts ? TextRules.Optional(text, "text", ReplyTurn.MaxText, refusals)
            : TextRules.Needed(text, "text", ReplyTurn.MaxText, refusals);
        var given = !isFacts ? [] : asked.Select(i => (i.Number, Text: TextRules.Needed(values.GetValueOrDefault(i.Number),
            $"item-{i.Number}", ReplyValue.MaxText, refusals))).ToList();
        Require.None(refusals);
        var turn = Give(by, ReplyTurnKind.Answer, said, now);
        turn.Fill(given, now);
        Record(by, "reply.given", now, new { text = said, facts = given.Count }, by.ActingFor(PostId), UnitId);
    }

    /// <summary>Says where the product holds already what is asked for.</summary>
    public void Hold(Actor by, string? where, int? spent, DateTimeOffset now)
    {
        RequireNone(AgainstHolding(by));
        var refusals = AgainstSpent(spent).ToList();
        var said = TextRules.Needed(where, "where", ReplyTurn.MaxText, refusals);
        Require.None(refusals);
        Give(by, ReplyTurnKind.Held, said, now);
        Record(by, "reply.held", now, new { where = said }, by.ActingFor(PostId), UnitId);
    }

    /// <summary>Against accepting or returning: for the post that asked, never for whoever answered, in whatever post.</summary>
    public IEnumerable<Refusal> AgainstJudging(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (!by.ActsAs(AskerPostId) || by.Person is null) yield return RequestRefusals.NotAsker;
        else if (Independence.OfJudge(PostId, JudgedFrom(now)).On(by, tenures, now) is { } bar) yield return RequestRefusals.Bar(bar);
        if (State != ReplyState.Given) yield return RequestRefusals.NotGiven;
    }

    /// <summary>Since when whoever judges must not have held the post that answered: the newest answer.</summary>
    public DateTimeOffset JudgedFrom(DateTimeOffset now) => turns.Count == 0 ? now : turns[^1].At;

    public void Accept(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudging(by, tenures, now));
        turns[^1].Judge(by, true, null, now);
        State = ReplyState.Accepted;
        Record(by, "reply.accepted", now, null, by.ActingFor(AskerPostId), AskerUnitId);
    }

    /// <summary>Something is missing: it is owed again.</summary>
    public void Return(Actor by, string? reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudging(by, tenures, now));
        var why = TextRules.Needed(reason, "reason", ReplyTurn.MaxText);
        turns[^1].Judge(by, false, why, now);
        State = ReplyState.Returned;
        Record(by, "reply.returned", now, new { reason = why }, by.ActingFor(AskerPostId), AskerUnitId);
    }

    /// <summary>The request was taken back: what was not given is owed no more. The line stands on the request.</summary>
    public void End(Request request)
    {
        if (request.State == RequestState.Withdrawn && request.Id == RequestId && IsOwed) State = ReplyState.Withdrawn;
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) => new()
    {
        { RequestActs.Answer, AgainstAnswering(by) },
        { RequestActs.Holding, AgainstHolding(by) },
        { RequestActs.Acceptance, AgainstJudging(by, tenures, now) },
        { RequestActs.Return, AgainstJudging(by, tenures, now) },
    };

    /// <summary>What its post owes.</summary>
    /// <param name="matter">Of the request.</param>
    public Awaits Awaits(string matter, Calendar calendar)
    {
        var (awaits, kind) = (new Awaits(Ref, matter, AskerPostId, Minutes), RequestKinds.Of(Kind));
        return IsOwed ? awaits.Owes(kind, PostId, AskerUnitId, Due(calendar), again: State == ReplyState.Returned)
            : awaits.Over(kind, State != ReplyState.Withdrawn);
    }

    /// <summary>When it is owed: by its date, later after a return.</summary>
    public DueDate Due(Calendar calendar) => turns.Where(t => t.Accepted == false).Aggregate(new DueDate(DueOn),
        (due, t) => due.Returned(calendar.On(t.At), t.JudgedAt!.Value, ReturnDays, calendar));

    // They are counted apart from the answer: said twice they would count twice, and nobody could tell.
    private IEnumerable<Refusal> AgainstSpent(int? spent) => spent is not { } minutes ? []
        : turns.Count > 0 ? [RequestRefusals.SpentSaid]
        : RequestRefusals.MinutesOutOfRange("spent", Request.LeastMinutes, Request.MostMinutes)
            .Unless(minutes is >= Request.LeastMinutes and <= Request.MostMinutes);

    private ReplyTurn Give(Actor by, ReplyTurnKind kind, string? text, DateTimeOffset now)
    {
        turns.Add(new(Id, turns.Count + 1, kind, text, by, now));
        State = ReplyState.Given;
        return turns[^1];
    }
}
