using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Debriefs;

public readonly record struct DebriefId(Guid Value) : IId<DebriefId>
{
    public static DebriefId Of(Guid value) => new(value);

    public static DebriefId For(DebrieferId debriefer) => new(debriefer.Value);
}

/// <summary>How far a debrief has come.</summary>
public enum DebriefState { Draft, Filed, Returned, Accepted }

/// <summary>
/// The report of one post in one round: drafted by its holder or a clerk, filed by the holder alone, vetted by somebody else.
/// </summary>
public sealed partial class Debrief : Aggregate
{
    private readonly List<FiledVersion> versions = [];

    private Debrief() { }

    /// <summary>Carries its debriefer's value.</summary>
    public DebriefId Id { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    public RoundId RoundId { get; private set; }

    public PostId PostId { get; private set; }

    /// <summary>Who held the post before and answers here alone; null where whoever holds it does.</summary>
    public PersonId? HolderId { get; private set; }

    /// <summary>Unit of the post, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    public DebriefState State { get; private set; }

    /// <summary>What is being written; equal to the newest version once filed.</summary>
    public DebriefContent Draft { get; private set; } = DebriefContent.Empty;

    /// <summary>Counts the saves of the draft, so that two writers do not overwrite each other.</summary>
    public int DraftVersion { get; private set; }

    public DateTimeOffset? DraftSavedAt { get; private set; }

    public PersonId? DraftSavedByPersonId { get; private set; }

    /// <summary>The page that saved last and how often it had sent, so that it goes on although the answer never reached it.</summary>
    public Guid? DraftPage { get; private set; }

    public int DraftTurn { get; private set; }

    /// <summary>Every filed version, oldest first.</summary>
    public IReadOnlyList<FiledVersion> Versions => versions;

    public override ObjectRef Ref => new("debrief", Id.Value);

    /// <summary>The newest filed version, or null.</summary>
    public FiledVersion? Newest() => versions.Count == 0 ? null : versions[^1];

    /// <summary>An empty draft for a debriefer, with each finding of the last round to be answered. No act: nothing is said yet.</summary>
    public static Debrief Begin(Debriefer debriefer, IEnumerable<FindingId> owed) => new()
    {
        Id = DebriefId.For(debriefer.Id), DebrieferId = debriefer.Id, RoundId = debriefer.RoundId, PostId = debriefer.PostId,
        HolderId = debriefer.HolderId, UnitId = debriefer.UnitId, UnitPath = debriefer.UnitPath,
        Draft = DebriefContent.Asking(owed),
    };

    /// <summary>Against writing the draft: for the holder, or a clerk of the unit, until it is filed and after a return.</summary>
    public IEnumerable<Refusal> AgainstDrafting(Actor by)
    {
        if (!IsAnsweredBy(by) && (HolderId is not null || !by.Has(Right.Draft, UnitPath))) yield return DebriefRefusals.MayNotDraft;
        else if (IsBegunByAnother(by)) yield return DebriefRefusals.DraftOfAnother;
        if (AgainstWriting() is { } written) yield return written;
    }

    /// <summary>Whether somebody else has begun to write what was not filed yet: from paper nobody reads or overwrites that.</summary>
    public bool IsBegunByAnother(Actor by) => by.Recording is not null && DraftSavedByPersonId is { } hand && hand != by.Hand
        && (Newest() is not { } filed || DraftSavedAt > filed.FiledAt);

    /// <summary>Saves what is being written. No act.</summary>
    /// <param name="from">What the writer started from; anything older answers <see cref="Stale"/>.</param>
    public void SaveDraft(Actor by, DebriefContent content, DraftBase from, DateTimeOffset now)
    {
        RequireNone(AgainstDrafting(by));
        from.Check(DraftVersion, DraftPage, DraftTurn);
        Require.None(content.DraftFaults());
        (Draft, DraftSavedAt, DraftSavedByPersonId, DraftPage, DraftTurn) = (content, now, by.Hand, from.Page, from.Turn);
        DraftVersion++;
    }

    /// <summary>Against filing: the holder's alone, while the round is under way and no version waits or was accepted.</summary>
    public IEnumerable<Refusal> AgainstFiling(Actor by, RoundFrame round)
    {
        if (!IsAnsweredBy(by)) yield return DebriefRefusals.NotHolder;
        else if (IsBegunByAnother(by)) yield return DebriefRefusals.DraftOfAnother;
        if (round.Id != RoundId || !round.IsUnderWay) yield return DebriefRefusals.RoundNotOpen;
        if (AgainstWriting() is { } written) yield return written;
    }

    /// <summary>Saves the draft and files it. After the due date it is filed late, and shows so.</summary>
    /// <param name="owed">The findings of the last round that this post must answer.</param>
    /// <param name="from">What the writer started from; anything older answers <see cref="Stale"/>.</param>
    public FiledVersion File(Actor by, RoundFrame round, DebriefContent content, IReadOnlyCollection<FindingId> owed, DraftBase from,
        Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstFiling(by, round));
        SaveDraft(by, content, from, now);
        var lengths = ReportLengths.Of(Draft);
        Require.None(Draft.FilingFaults(owed, ReportLimits.Of(round.Policy), lengths));
        var due = DebriefAwaits.FilingDue(round, Newest()?.Facts, calendar);
        var filed = new FiledVersion(this, versions.Count + 1, Draft, lengths, due.On, calendar.On(now), by, now);
        versions.Add(filed);
        State = DebriefState.Filed;
        Record(by, "debrief.filed", now, new { version = filed.Number, late = filed.IsLate }, HolderId is null ? by.ActingFor(PostId)
            : null, UnitId);
        return filed;
    }

    /// <summary>Saves the draft of whoever is about to file it, and says what is still wrong with it.</summary>
    /// <exception cref="Refused">The actor does not file it, or it is not owed now.</exception>
    public IReadOnlyList<Refusal> Check(Actor by, RoundFrame round, DebriefContent content, IReadOnlyCollection<FindingId> owed,
        DraftBase from, DateTimeOffset now)
    {
        RequireNone(AgainstFiling(by, round));
        SaveDraft(by, content, from, now);
        return [.. Draft.FilingFaults(owed, ReportLimits.Of(round.Policy), ReportLengths.Of(Draft))];
    }

    private bool IsAnsweredBy(Actor by) => HolderId is { } holder ? by.Person == holder : by.ActsAs(PostId);

    private Refusal? AgainstWriting() => State switch
    {
        DebriefState.Accepted => DebriefRefusals.AlreadyAccepted,
        DebriefState.Filed => DebriefRefusals.AlreadyFiled,
        DebriefState.Draft or DebriefState.Returned => null,
    };
}
