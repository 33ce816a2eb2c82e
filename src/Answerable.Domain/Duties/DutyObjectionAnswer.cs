using Answerable.Domain.Obligations;

namespace Answerable.Domain.Duties;

/// <summary>What becomes of an objection: the issuer upholds or rejects it, or who made it takes it back.</summary>
public sealed partial class DutyObjection
{
    /// <summary>Against answering: for the issuing post and who organises there, never for whoever objects.</summary>
    public IEnumerable<Refusal> AgainstAnswering(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (!MayBeAnsweredBy(by)) yield return DutyRefusals.NotJudge;
        else if (by.Is(ByPersonId)) yield return DutyRefusals.JudgeBarred(new(ByPostId, ByPersonId, BarReasons.Owner));
        else if (Independence.OfJudge([PostId, ByPostId], At).On(by, tenures, now) is { } bar) yield return DutyRefusals.JudgeBarred(bar);
        foreach (var refusal in DutyRefusals.ObjectionOver.Unless(State == DutyObjectionState.Open)) yield return refusal;
    }

    /// <summary>The duty stays as it is, and is owed; the answer says why.</summary>
    /// <param name="charge">Which it is about.</param>
    /// <param name="tasks">All duties of the charge.</param>
    public void Reject(Actor by, string? answer, DutyCharge charge, IReadOnlyCollection<DutyTask> tasks,
        IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstAnswering(by, tenures, now));
        var why = TextRules.Needed(answer ?? "", "answer", MaxText);
        foreach (var task in Mine(tasks)) task.EndObjection(by, DutyObjectionState.Rejected, now);
        if (TaskId is null) charge.EndObjection(by, DutyObjectionState.Rejected, now);
        End(by, DutyObjectionState.Rejected, why, null, now);
    }

    /// <summary>The duty is dropped for this post, or reads otherwise from now on; of a whole list, all duties are dropped.</summary>
    /// <param name="rewording">How it reads; null drops it.</param>
    public void Uphold(Actor by, string? answer, string? rewording, DutyCharge charge, IReadOnlyCollection<DutyTask> tasks,
        IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstAnswering(by, tenures, now));
        var refusals = new List<Refusal>();
        var why = TextRules.Needed(answer ?? "", "answer", MaxText, refusals);
        var words = rewording is null ? null : TextRules.Needed(rewording, "rewording", DutyItem.MaxContent, refusals);
        if (words is not null && TaskId is null) refusals.Add(DutyRefusals.RewordOne.At("rewording"));
        var mine = Mine(tasks).Where(t => t.State != DutyTaskState.Accepted).ToList();
        if (mine.Count == 0) refusals.Add(DutyRefusals.NothingToObject);
        Require.None(refusals);
        foreach (var task in mine) task.Uphold(by, words, why, now);
        foreach (var task in Mine(tasks).Except(mine)) task.EndObjection(by, DutyObjectionState.Upheld, now);
        charge.Change(by, TaskId is null, now);
        End(by, DutyObjectionState.Upheld, why, words, now);
    }

    /// <summary>Against taking it back: for the post charged, while nobody has answered.</summary>
    public IEnumerable<Refusal> AgainstWithdrawing(Actor by) =>
        [.. DutyRefusals.NotHolder.Unless(by.ActsAs(PostId)), .. DutyRefusals.ObjectionOver.Unless(State == DutyObjectionState.Open)];

    /// <summary>The post takes it back; no time is gained by it.</summary>
    public void Withdraw(Actor by, DutyCharge charge, IReadOnlyCollection<DutyTask> tasks, DateTimeOffset now)
    {
        RequireNone(AgainstWithdrawing(by));
        foreach (var task in Mine(tasks)) task.EndObjection(by, DutyObjectionState.Withdrawn, now);
        if (TaskId is null) charge.EndObjection(by, DutyObjectionState.Withdrawn, now);
        End(by, DutyObjectionState.Withdrawn, null, null, now);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) => new()
    {
        { DutyActs.Upholding, AgainstAnswering(by, tenures, now) },
        { DutyActs.Rejection, AgainstAnswering(by, tenures, now) },
        { DutyActs.Withdrawal, AgainstWithdrawing(by) },
    };

    /// <summary>The answer of the issuing post.</summary>
    public Awaits Awaits(Calendar calendar)
    {
        var awaits = new Awaits(Ref, Subject, PostId);
        return State == DutyObjectionState.Open ? awaits.Owes(DutyKinds.Objection, IssuerPostId, UnitId, Due(calendar))
            : awaits.Over(DutyKinds.Objection, State != DutyObjectionState.Withdrawn);
    }

    /// <summary>By when it is answered.</summary>
    public DateOnly Due(Calendar calendar) => calendar.After(At, AnswerDays);

    private bool MayBeAnsweredBy(Actor by) =>
        by is { Person: not null, Post: not null } && (by.ActsAs(IssuerPostId) || by.Has(Right.Organise, IssuerUnitPath));

    private IEnumerable<DutyTask> Mine(IReadOnlyCollection<DutyTask> tasks) => tasks.Where(t => t.ObjectionId == Id);

    private void End(Actor by, DutyObjectionState state, string? answer, string? rewording, DateTimeOffset now)
    {
        (State, Answer, Rewording, EndedAt, EndedByPersonId) = (state, answer, rewording, now, by.Person);
        var post = state == DutyObjectionState.Withdrawn ? PostId : IssuerPostId;
        Record(by, DutyActs.Line(state), now, new { answer, rewording }, by.ActingFor(post), UnitId);
    }
}
