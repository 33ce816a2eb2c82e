using Answerable.Domain.Organisation;

namespace Answerable.Domain.Handovers;

public readonly record struct HandoverItemId(Guid Value) : IId<HandoverItemId>
{
    public static HandoverItemId Of(Guid value) => new(value);
}

/// <summary>What is handed over: what the post owes, what was found and is not closed, what it promised, what it asked upward.</summary>
public enum HandedKind { Obligation, Finding, Promise, Asked }

/// <summary>Something that is open of a post.</summary>
/// <param name="Source">The obligation, rectification, measure or difficulty itself; one item for each.</param>
/// <param name="About">The object whose page shows it.</param>
/// <param name="Code">Of the kind of obligation; null for the others.</param>
public sealed record OpenItem(HandedKind Kind, Guid Source, ObjectRef About, string? Code, string Title, DateOnly? DueOn);

/// <summary>What a handover meets.</summary>
/// <param name="Open">What is open of the post now.</param>
/// <param name="Appointments">Everybody who has been in the post, is or will be.</param>
public sealed record HandoverFacts(IReadOnlyList<OpenItem> Open, IReadOnlyCollection<Appointment> Appointments, Calendar Calendar)
{
    /// <summary>Who held the post on a day, the later where two did; null where nobody did.</summary>
    public PersonId? HolderOn(DateOnly day) => Appointments
        .Where(a => a.Kind == AppointmentKind.Holder && Calendar.On(a.From) <= day && (a.Until is not { } end || end > a.From)
            && (a.Until is not { } until || Calendar.On(until.AddMilliseconds(-1)) >= day))
        .OrderBy(a => a.From).LastOrDefault()?.PersonId;
}

/// <summary>An item as it was when it was listed; what the giver and the receiver say about it.</summary>
public sealed class HandoverItem
{
    private HandoverItem() { }

    internal HandoverItem(HandoverId handover, int number, OpenItem item, DateTimeOffset now)
    {
        (Id, HandoverId, Number, Kind, SourceId) = (new(Ids.New(now)), handover, number, item.Kind, item.Source);
        (ObjectKind, ObjectId, Code, DueOn, AddedAt) = (item.About.Kind, item.About.Id, item.Code, item.DueOn, now);
        Title = item.Title.Length <= MaxTitle ? item.Title : item.Title[..(MaxTitle - 1)] + "…";
    }

    /// <summary>Longest title, sentence and reservation in UTF-16 code units.</summary>
    public const int MaxTitle = 200, MaxText = 500;

    public HandoverItemId Id { get; private set; }

    public HandoverId HandoverId { get; private set; }

    public int Number { get; private set; }

    public HandedKind Kind { get; private set; }

    public Guid SourceId { get; private set; }

    public string ObjectKind { get; private set; } = "";

    public Guid ObjectId { get; private set; }

    /// <summary>Code of the kind of obligation; null for the others.</summary>
    public string? Code { get; private set; }

    /// <summary>As it was called when it was listed.</summary>
    public string Title { get; private set; } = "";

    public DateOnly? DueOn { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>It was late when it was last looked at; it stays marked so.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Who held the post on the day that was missed; null where nobody did.</summary>
    public PersonId? LateUnderPersonId { get; private set; }

    /// <summary>It was done, or dropped, before the handover was signed: nothing is said about it any more.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>What the giver says about it.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>The receiver has looked at it and takes it as it stands.</summary>
    public bool IsTicked { get; private set; }

    /// <summary>What the receiver does not agree with; it bars nothing.</summary>
    public string Reservation { get; private set; } = "";

    public bool IsSettled => SettledAt is not null;

    public bool IsExplained => IsSettled || Sentence.Length > 0;

    public bool IsChecked => IsSettled || IsTicked || Reservation.Length > 0;

    internal void Look(HandoverFacts facts, DateOnly today)
    {
        if (IsSettled || !(DueOn < today)) return;
        (IsLate, LateUnderPersonId) = (true, facts.HolderOn(DueOn!.Value));
    }

    internal void Settle(DateTimeOffset now) => SettledAt = now;

    internal void Reopen() => SettledAt = null;

    /// <summary>What is said otherwise is to be checked again.</summary>
    internal void Explain(string sentence) => (Sentence, IsTicked) = (sentence, IsTicked && sentence == Sentence);

    internal void Check(bool ticked, string reservation) => (IsTicked, Reservation) = (ticked, reservation);
}
