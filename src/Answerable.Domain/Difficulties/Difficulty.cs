using Answerable.Domain.Obligations;

namespace Answerable.Domain.Difficulties;

public readonly record struct DifficultyId(Guid Value) : IId<DifficultyId>
{
    public static DifficultyId Of(Guid value) => new(value);

    public static bool operator <(DifficultyId a, DifficultyId b) => a.Value < b.Value;

    public static bool operator >(DifficultyId a, DifficultyId b) => a.Value > b.Value;
}

/// <summary>How far the answer has come.</summary>
public enum DifficultyState { Open, Answered, Refused, Withdrawn }

/// <summary>
/// A difficulty that a unit cannot solve by itself: a post above it owes an answer by a date, and answers, refuses with a reason, or
/// passes it on by name. What is overdue goes one level higher.
/// </summary>
public sealed class Difficulty : Aggregate
{
    private readonly List<DifficultyTurn> turns = [];

    private Difficulty() { }

    /// <summary>Days within which an answer is owed, and those that whoever it is passed on to has at least.</summary>
    public const int AnswerDays = 10, PassedDays = 5;

    /// <summary>Longest title and text in UTF-16 code units.</summary>
    public const int MaxTitle = 120, MaxText = 2000;

    public DifficultyId Id { get; private set; }

    /// <summary>The post that asks, for its unit.</summary>
    public PostId PostId { get; private set; }

    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>Who asked: never who answers, in whatever post.</summary>
    public PersonId AskedByPersonId { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DifficultyNeed Need { get; private set; }

    /// <summary>The post that owes the answer now, and the path of the unit for which it answers.</summary>
    public PostId AskedPostId { get; private set; }

    public string AskedOverPath { get; private set; } = "";

    public DifficultyState State { get; private set; }

    /// <summary>What became of it, oldest first.</summary>
    public IReadOnlyList<DifficultyTurn> Turns => turns;

    public override ObjectRef Ref => new("difficulty", Id.Value);

    /// <summary>Against asking: for the holder of a post of a unit that has one above it.</summary>
    public static IEnumerable<Refusal> AgainstAsking(Actor by)
    {
        if (by is not { Person: not null, Post: not null }) yield return DifficultyRefusals.NoPost;
        else if (Domain.UnitPath.Depth(by.UnitPath) < 2) yield return DifficultyRefusals.NothingAbove;
    }

    /// <summary>A unit asks a post above it.</summary>
    /// <param name="to">It answers for a unit above that of the post acted in, and lies outside of that unit.</param>
    public static Difficulty Ask(Actor by, AskedPost to, DifficultyDraft draft, DateTimeOffset now)
    {
        Require.None(AgainstAsking(by));
        var refusals = new List<Refusal>();
        var title = TextRules.Name(draft.Title, "title", MaxTitle, refusals);
        var text = TextRules.Needed(draft.Text, "text", MaxText, refusals);
        if (!IsAbove(to, by.UnitPath)) refusals.Add(DifficultyRefusals.NotAbove.At("to"));
        else if (by.AllPosts.Contains(to.Id)) refusals.Add(DifficultyRefusals.OwnPost.At("to"));
        Require.None(refusals);
        var asked = new Difficulty
        {
            Id = new(Ids.New(now)), PostId = by.Post!.Value, UnitId = by.Unit!.Value, UnitPath = by.UnitPath,
            AskedByPersonId = by.Person!.Value, AskedAt = now, Title = title, Text = text, Need = draft.Need,
            AskedPostId = to.Id, AskedOverPath = to.Over,
        };
        asked.Record(by, "difficulty.asked", now, new { title, text, need = draft.Need, to = to.Id.Value });
        return asked;
    }

    /// <summary>Against answering, refusing and passing on: for the post that is asked now, never for who asked.</summary>
    public IEnumerable<Refusal> AgainstAnswering(Actor by)
    {
        if (!by.ActsAs(AskedPostId)) yield return DifficultyRefusals.NotAsked;
        else if (by.Is(AskedByPersonId)) yield return DifficultyRefusals.OwnDifficulty;
        foreach (var refusal in DifficultyRefusals.NotOpen.Unless(IsOpen)) yield return refusal;
    }

    /// <summary>Says how it is solved, or what was decided about it.</summary>
    public void Answer(Actor by, string text, DateTimeOffset now) =>
        End(by, DifficultyTurnKind.Answered, DifficultyState.Answered, text, now);

    /// <summary>Says why it is not taken up.</summary>
    public void Refuse(Actor by, string reason, DateTimeOffset now) =>
        End(by, DifficultyTurnKind.Refused, DifficultyState.Refused, reason, now);

    /// <summary>Names another post that owes the answer from now on; nobody of the unit that asked, or below it.</summary>
    public void PassOn(Actor by, AskedPost to, string reason, DateTimeOffset now)
    {
        RequireNone(AgainstAnswering(by));
        var refusals = new List<Refusal>();
        var why = TextRules.Needed(reason, "reason", MaxText, refusals);
        if (to.Id == AskedPostId) refusals.Add(DifficultyRefusals.SamePost.At("to"));
        else if (Domain.UnitPath.IsWithin(to.UnitPath, UnitPath)) refusals.Add(DifficultyRefusals.Below.At("to"));
        Require.None(refusals);
        Add(by, DifficultyTurnKind.PassedOn, why, to.Id, now);
        (AskedPostId, AskedOverPath) = (to.Id, to.Over);
    }

    /// <summary>Against taking it back: for the post that asked, while nobody has answered.</summary>
    public IEnumerable<Refusal> AgainstWithdrawing(Actor by) =>
        [.. DifficultyRefusals.NotAsker.Unless(by.ActsAs(PostId)), .. DifficultyRefusals.NotOpen.Unless(IsOpen)];

    public void Withdraw(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstWithdrawing(by));
        Add(by, DifficultyTurnKind.Withdrawn, null, null, now);
        State = DifficultyState.Withdrawn;
    }

    /// <summary>Against taking it one level higher: the job's, once the day of the answer is over.</summary>
    public IEnumerable<Refusal> AgainstRaising(Actor by, DateOnly today, Calendar calendar) =>
    [
        .. DifficultyRefusals.NotAsked.Unless(by.IsSystem), .. DifficultyRefusals.NotOpen.Unless(IsOpen),
        .. DifficultyRefusals.NotOverdue.Unless(today > Due(calendar)),
    ];

    /// <summary>Nobody answered in time: a post above the one that was asked owes the answer.</summary>
    public void Raise(Actor by, AskedPost to, DateTimeOffset now, Calendar calendar)
    {
        RequireNone(AgainstRaising(by, calendar.On(now), calendar));
        Require.That(IsAbove(to, AskedOverPath), DifficultyRefusals.NotAbove);
        Add(by, DifficultyTurnKind.Raised, null, to.Id, now);
        (AskedPostId, AskedOverPath) = (to.Id, to.Over);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by) => new()
    {
        { DifficultyActs.Answer, AgainstAnswering(by) },
        { DifficultyActs.Refusal, AgainstAnswering(by) },
        { DifficultyActs.PassingOn, AgainstAnswering(by) },
        { DifficultyActs.Withdrawal, AgainstWithdrawing(by) },
    };

    /// <summary>The answer of the post that is asked now.</summary>
    public Awaits Awaits(Calendar calendar)
    {
        var awaits = new Awaits(Ref, Title, PostId);
        return IsOpen ? awaits.Owes(DifficultyKinds.Answer, AskedPostId, UnitId, Due(calendar))
            : awaits.Over(DifficultyKinds.Answer, State != DifficultyState.Withdrawn);
    }

    /// <summary>
    /// When the answer is owed. Passing on gains no time but the days that the next one has at least; a level higher, the days are
    /// counted from the date that was missed.
    /// </summary>
    public DateOnly Due(Calendar calendar) => turns.Aggregate(calendar.After(AskedAt, AnswerDays), (due, turn) => turn.Kind switch
    {
        DifficultyTurnKind.PassedOn when calendar.After(turn.At, PassedDays) is var least && least > due => least,
        DifficultyTurnKind.Raised => calendar.After(due, AnswerDays),
        _ => due,
    });

    private bool IsOpen => State == DifficultyState.Open;

    private void End(Actor by, DifficultyTurnKind kind, DifficultyState state, string text, DateTimeOffset now)
    {
        RequireNone(AgainstAnswering(by));
        Add(by, kind, TextRules.Needed(text, "text", MaxText), null, now);
        State = state;
    }

    private void Add(Actor by, DifficultyTurnKind kind, string? text, PostId? to, DateTimeOffset now)
    {
        turns.Add(new(Id, turns.Count + 1, kind, text, AskedPostId, to, by, now));
        var acting = kind == DifficultyTurnKind.Withdrawn ? PostId : AskedPostId;
        Record(by, DifficultyActs.Line(kind), now, new { text, to = to?.Value }, by.ActingFor(acting), UnitId);
    }

    private static bool IsAbove(AskedPost post, string path) => (post.Over.Length < path.Length || (post.Guides && post.Over == path))
        && Domain.UnitPath.IsWithin(path, post.Over) && !Domain.UnitPath.IsWithin(post.UnitPath, path);
}
