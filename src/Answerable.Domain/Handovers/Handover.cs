using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;

namespace Answerable.Domain.Handovers;

public readonly record struct HandoverId(Guid Value) : IId<HandoverId>
{
    public static HandoverId Of(Guid value) => new(value);

    public static bool operator <(HandoverId a, HandoverId b) => a.Value < b.Value;

    public static bool operator >(HandoverId a, HandoverId b) => a.Value > b.Value;
}

/// <summary>Stored states: the giver has signed where it is given, the receiver too where it is done.</summary>
public enum HandoverState { Open, Given, Done, Withdrawn }

/// <summary>Between whom a post is handed over.</summary>
public sealed record HandoverParties(PersonId Giver, PersonId Receiver);

/// <summary>
/// What is open of a post, from one holder to the next: each item with the giver's sentence and the receiver's tick or reservation, signed
/// by both in person. It appoints nobody: the post carries what it owes, whoever is in it, and the handover says from when the receiver
/// answers for it.
/// </summary>
public sealed partial class Handover : Aggregate
{
    private readonly List<HandoverItem> items = [];

    private Handover() { }

    /// <summary>Days within which both sign; the number is ours, no source gives one.</summary>
    public const int SignDays = 10;

    /// <summary>Longest signature and reason in UTF-16 code units.</summary>
    public const int MaxName = 60, MaxReason = 500;

    public HandoverId Id { get; private set; }

    public PostId PostId { get; private set; }

    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>What the post was called when it was opened.</summary>
    public string Title { get; private set; } = "";

    public PersonId GiverId { get; private set; }

    public PersonId ReceiverId { get; private set; }

    public HandoverState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the giver signed, or the witness for them.</summary>
    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>Who signed for a giver who cannot; null where the giver did.</summary>
    public PersonId? GivenForById { get; private set; }

    /// <summary>Why the giver cannot sign, or why it was withdrawn.</summary>
    public string? Reason { get; private set; }

    /// <summary>When the receiver signed: from then on they answer for the items.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    public PersonId? WitnessId { get; private set; }

    public DateTimeOffset? WitnessedAt { get; private set; }

    public IReadOnlyList<HandoverItem> Items => items;

    public override ObjectRef Ref => new("handover", Id.Value);

    /// <summary>
    /// Who hands over to whom: to whoever is named as the next holder, or else to the holder, or where there is none to whoever was
    /// appointed to stand in; from the last other holder before them. Null where there are not two persons.
    /// </summary>
    public static HandoverParties? Parties(IReadOnlyCollection<Appointment> appointments, DateTimeOffset now)
    {
        var real = appointments.Where(a => !a.IsOver(a.From)).OrderBy(a => a.From).ToList();
        var holders = real.Where(a => a.Kind == AppointmentKind.Holder).ToList();
        var to = holders.Find(a => a.From > now) ?? holders.Find(a => a.IsInForce(now))
            ?? real.Find(a => a.Kind == AppointmentKind.Acting && a.DelegatedBy is null && a.IsInForce(now));
        if (to is null) return null;
        var from = holders.FindLast(a => a.PersonId != to.PersonId && a.From < (to.Kind == AppointmentKind.Holder ? to.From : now));
        return from is null ? null : new(from.PersonId, to.PersonId);
    }

    /// <summary>Against opening one: for either party, and for whoever fills the post.</summary>
    /// <param name="isOpen">Whether one of the post is open.</param>
    /// <param name="isDone">Whether these two have handed it over already.</param>
    public static IEnumerable<Refusal> AgainstOpening(Actor by, Post post, HandoverParties? parties, bool isOpen, bool isDone)
    {
        var mayFill = !Post.AgainstFilling(by, post.UnitPath).Any();
        if (!mayFill && !IsOne(by, parties)) yield return HandoverRefusals.NotParty;
        if (parties is null) yield return HandoverRefusals.NobodyToHandOver;
        if (isOpen) yield return HandoverRefusals.OpenAlready;
        else if (isDone) yield return HandoverRefusals.DoneAlready;
    }

    /// <summary>Lists what is open of the post, for two to sign.</summary>
    public static Handover Open(Actor by, Post post, HandoverFacts facts, DateTimeOffset now, bool isOpen = false, bool isDone = false)
    {
        var parties = Parties(facts.Appointments, now);
        Require.Allowed([.. AgainstOpening(by, post, parties, isOpen, isDone)]);
        Require.None(AgainstOpening(by, post, parties, isOpen, isDone));
        var opened = new Handover
        {
            Id = new(Ids.New(now)), PostId = post.Id, UnitId = post.UnitId, UnitPath = post.UnitPath, Title = post.Name,
            GiverId = parties!.Giver, ReceiverId = parties.Receiver, OpenedAt = now,
        };
        opened.Renew(facts, now);
        opened.Record(by, "handover.opened", now,
            new { giver = parties.Giver.Value, receiver = parties.Receiver.Value, items = opened.items.Count }, unit: post.UnitId);
        return opened;
    }

    /// <summary>By when both are to have signed.</summary>
    public DateOnly Due(Calendar calendar) => calendar.After(OpenedAt, SignDays);

    /// <summary>What the post owes while it is not signed by both.</summary>
    public Awaits Awaits(Calendar calendar)
    {
        var awaits = new Awaits(Ref, Title);
        return IsOver ? awaits.Over(HandoverKinds.Sign, State == HandoverState.Done)
            : awaits.Owes(HandoverKinds.Sign, PostId, UnitId, Due(calendar));
    }

    public bool IsOver => State is HandoverState.Done or HandoverState.Withdrawn;

    /// <summary>How many items have come or gone since the list was made.</summary>
    public int Changes(IReadOnlyCollection<OpenItem> open)
    {
        var now = open.Select(o => (o.Kind, o.Source)).ToHashSet();
        var listed = items.Where(i => !i.IsSettled).Select(i => (i.Kind, i.SourceId)).ToHashSet();
        return now.Count(o => !listed.Contains(o)) + listed.Count(i => !now.Contains(i));
    }

    private static bool IsOne(Actor by, HandoverParties? parties) =>
        by.Person is { } person && parties is not null && (person == parties.Giver || person == parties.Receiver);

    private int Renew(HandoverFacts facts, DateTimeOffset now)
    {
        var before = items.Count;
        foreach (var item in facts.Open.OrderBy(o => o.Kind).ThenBy(o => o.DueOn ?? DateOnly.MaxValue))
        {
            if (items.Find(i => i.Kind == item.Kind && i.SourceId == item.Source) is { } listed) listed.Reopen();
            else items.Add(new(Id, items.Count + 1, item, now));
        }
        var open = facts.Open.Select(o => (o.Kind, o.Source)).ToHashSet();
        foreach (var gone in items.Where(i => !i.IsSettled && !open.Contains((i.Kind, i.SourceId)))) gone.Settle(now);
        foreach (var item in items) item.Look(facts, facts.Calendar.On(now));
        return items.Count - before;
    }
}
