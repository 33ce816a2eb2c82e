namespace Answerable.Domain.Handovers;

/// <summary>What each of the two, and a witness, may do: in person, in whatever post they act, and never by standing in.</summary>
public sealed partial class Handover
{
    /// <summary>Against writing sentences: for the giver, until they have signed.</summary>
    public IEnumerable<Refusal> AgainstExplaining(Actor by) => [.. Giver(by), .. NotGivenYet()];

    /// <summary>The giver says how each item stands; saving a draft is no act of its own.</summary>
    public void Explain(Actor by, IReadOnlyDictionary<HandoverItemId, string> sentences)
    {
        RequireNone(AgainstExplaining(by));
        var refusals = new List<Refusal>();
        foreach (var item in items.Where(i => sentences.ContainsKey(i.Id)))
            item.Explain(TextRules.Optional(sentences[item.Id], $"sentence-{item.Number}", HandoverItem.MaxText, refusals) ?? "");
        Require.None(refusals);
    }

    /// <summary>Against ticking: for the receiver, until they have signed.</summary>
    public IEnumerable<Refusal> AgainstChecking(Actor by) => [.. Receiver(by), .. HandoverRefusals.NotOpen.Unless(!IsOver)];

    /// <summary>The receiver ticks items or writes a reservation.</summary>
    public void Check(Actor by, IReadOnlyDictionary<HandoverItemId, (bool Ticked, string Reservation)> checks)
    {
        RequireNone(AgainstChecking(by));
        var refusals = new List<Refusal>();
        foreach (var item in items.Where(i => checks.ContainsKey(i.Id)))
        {
            var (ticked, reservation) = checks[item.Id];
            item.Check(ticked, TextRules.Optional(reservation, $"reservation-{item.Number}", HandoverItem.MaxText, refusals) ?? "");
        }
        Require.None(refusals);
    }

    /// <summary>Against taking in what came since: for both, while it is not signed by both.</summary>
    public IEnumerable<Refusal> AgainstRenewing(Actor by) =>
        [.. HandoverRefusals.NotParty.Unless(by.Person == GiverId || by.Person == ReceiverId), .. HandoverRefusals.NotOpen.Unless(!IsOver)];

    /// <summary>Takes in what came since, and marks what is no longer open.</summary>
    public void Renew(Actor by, HandoverFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstRenewing(by));
        var added = Renew(facts, now);
        Record(by, "handover.renewed", now, new { added, open = facts.Open.Count }, unit: UnitId);
    }

    /// <summary>Against the giver's signature: every item has a sentence, and nothing came since.</summary>
    /// <param name="changes">Items that came or went since the list was made.</param>
    public IEnumerable<Refusal> AgainstGiving(Actor by, int changes) =>
        [.. Giver(by), .. NotGivenYet(), .. NothingChanged(changes), .. HandoverRefusals.Unexplained(Numbers(Unexplained)).Unless(
            !Unexplained.Any())];

    /// <summary>The giver signs, by their name.</summary>
    /// <param name="own">What the signer is called.</param>
    public void Give(Actor by, string name, string own, HandoverFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstGiving(by, Changes(facts.Open)));
        CheckName(name, own);
        (State, GivenAt) = (HandoverState.Given, now);
        Record(by, "handover.given", now, new { items = items.Count }, unit: UnitId);
    }

    /// <summary>
    /// Against witnessing: for whoever oversees the unit by a right over one above it, neither of the two, and in no way in the post.
    /// </summary>
    public IEnumerable<Refusal> AgainstWitnessing(Actor by) =>
    [
        .. Witness(by), .. HandoverRefusals.NotOpen.Unless(!IsOver), .. HandoverRefusals.WitnessedAlready.Unless(WitnessId is null),
    ];

    /// <summary>Somebody of a unit above was there, by their name.</summary>
    public void Witness(Actor by, string name, string own, DateTimeOffset now)
    {
        RequireNone(AgainstWitnessing(by));
        CheckName(name, own);
        (WitnessId, WitnessedAt) = (by.Person, now);
        Record(by, "handover.witnessed", now, unit: UnitId);
    }

    /// <summary>Against signing for a giver who cannot: for a witness, while the giver has not signed and nothing came since.</summary>
    public IEnumerable<Refusal> AgainstGivingFor(Actor by, int changes) => [.. Witness(by), .. NotGivenYet(), .. NothingChanged(changes)];

    /// <summary>The giver cannot sign, for a reason: a witness signs instead. What the giver did not say stays unsaid.</summary>
    public void GiveFor(Actor by, string name, string own, string reason, HandoverFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstGivingFor(by, Changes(facts.Open)));
        CheckName(name, own);
        Reason = TextRules.Needed(reason, "reason", MaxReason);
        (State, GivenAt, GivenForById) = (HandoverState.Given, now, by.Person);
        Record(by, "handover.given-for", now, new { giver = GiverId.Value, reason = Reason }, unit: UnitId);
    }

    /// <summary>Against the receiver's signature: the giver's stands, each item is ticked or has a reservation, nothing came
    /// since.</summary>
    public IEnumerable<Refusal> AgainstReceiving(Actor by, int changes) =>
    [
        .. Receiver(by), .. HandoverRefusals.NotOpen.Unless(!IsOver), .. HandoverRefusals.NotGiven.Unless(IsOver || GivenAt is not null),
        .. NothingChanged(changes), .. HandoverRefusals.Unchecked(Numbers(NotChecked)).Unless(!NotChecked.Any()),
    ];

    /// <summary>The receiver signs: they answer for the items from this instant. What was late stays marked with whose tenure it
    /// was.</summary>
    public void Receive(Actor by, string name, string own, HandoverFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstReceiving(by, Changes(facts.Open)));
        CheckName(name, own);
        foreach (var item in items) item.Look(facts, facts.Calendar.On(now));
        (State, DoneAt) = (HandoverState.Done, now);
        Record(by, "handover.done", now, new { giver = GiverId.Value, receiver = ReceiverId.Value, items = items.Count }, unit: UnitId);
    }

    /// <summary>Against withdrawing it: for both and for whoever could witness it, while it is not signed by both.</summary>
    public IEnumerable<Refusal> AgainstWithdrawing(Actor by)
    {
        if (by.Person != GiverId && by.Person != ReceiverId && !IsAbove(by)) yield return HandoverRefusals.NotParty;
        else if (IsOver) yield return HandoverRefusals.NotOpen;
    }

    /// <summary>It is not to be signed, for a reason: another holder comes, say.</summary>
    public void Withdraw(Actor by, string reason, DateTimeOffset now)
    {
        RequireNone(AgainstWithdrawing(by));
        Reason = TextRules.Needed(reason, "reason", MaxReason);
        State = HandoverState.Withdrawn;
        Record(by, "handover.withdrawn", now, new { reason = Reason }, unit: UnitId);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, int changes) => new()
    {
        { HandoverActs.Explaining, AgainstExplaining(by) },
        { HandoverActs.Checking, AgainstChecking(by) },
        { HandoverActs.Renewal, AgainstRenewing(by) },
        { HandoverActs.Giving, AgainstGiving(by, changes) },
        { HandoverActs.Receiving, AgainstReceiving(by, changes) },
        { HandoverActs.Witnessing, AgainstWitnessing(by) },
        { HandoverActs.GivingFor, AgainstGivingFor(by, changes) },
        { HandoverActs.Withdrawal, AgainstWithdrawing(by) },
    };

    private IEnumerable<HandoverItem> Unexplained => items.Where(i => !i.IsExplained);

    private IEnumerable<HandoverItem> NotChecked => items.Where(i => !i.IsChecked);

    // Neither of the two records from paper what the other signed.
    private IEnumerable<Refusal> Giver(Actor by) => HandoverRefusals.NotGiver.Unless(by.Person == GiverId
        && by.Recording?.Clerk.Person != ReceiverId);

    private IEnumerable<Refusal> Receiver(Actor by) => HandoverRefusals.NotReceiver.Unless(by.Person == ReceiverId
        && by.Recording?.Clerk.Person != GiverId);

    private IEnumerable<Refusal> NotGivenYet() =>
        IsOver ? [HandoverRefusals.NotOpen] : HandoverRefusals.GivenAlready.Unless(GivenAt is null);

    private static IEnumerable<Refusal> NothingChanged(int changes) => HandoverRefusals.Changed(changes).Unless(changes == 0);

    private IEnumerable<Refusal> Witness(Actor by) => HandoverRefusals.NotWitness.Unless(IsAbove(by));

    /// <summary>Oversees the unit by a right over one above it, or over the root; auditing changes nothing and is no such right.</summary>
    private bool IsAbove(Actor by) => by.Person is not null && !by.Is(GiverId) && !by.Is(ReceiverId) && !by.AllPosts.Contains(PostId)
        && by.Rights.Any(r => r.Right != Right.Audit && RightSets.Overseeing.Contains(r.Right)
            && Domain.UnitPath.IsWithin(UnitPath, r.UnitPath) && (r.UnitPath != UnitPath || Domain.UnitPath.Depth(UnitPath) == 1));

    private static string Numbers(IEnumerable<HandoverItem> some) => string.Join(", ", some.Select(i => i.Number));

    private static void CheckName(string name, string own) => Require.That(name.Trim() == own, HandoverRefusals.WrongName);
}
