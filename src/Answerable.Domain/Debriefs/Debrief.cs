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

/// <summary>The report of one post in one round: drafted by its holder or a clerk, filed by the holder alone, vetted by somebody else.</summary>
public sealed class Debrief : Aggregate
{
    private readonly List<FiledVersion> versions = [];

    private Debrief() { }

    /// <summary>Carries its debriefer's value.</summary>
    public DebriefId Id { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    public RoundId RoundId { get; private set; }

    public PostId PostId { get; private set; }

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
        UnitId = debriefer.UnitId, UnitPath = debriefer.UnitPath,
        Draft = DebriefContent.Asking(owed),
    };

    /// <summary>Whether the actor may write the draft: the holder, or a clerk with the right over the unit.</summary>
    public bool MayDraft(Actor by) => by.ActsAs(PostId) || by.Has(Right.Draft, UnitPath);

    /// <summary>Saves what is being written. No act.</summary>
    /// <param name="from">What the writer started from; anything older answers <see cref="Stale"/>.</param>
    public void SaveDraft(Actor by, DebriefContent content, DraftBase from, DateTimeOffset now)
    {
        Require.That(MayDraft(by), DebriefRefusals.MayNotDraft);
        RequireWritable();
        from.Check(DraftVersion, DraftPage, DraftTurn);
        Require.None(content.DraftFaults());
        (Draft, DraftSavedAt, DraftSavedByPersonId, DraftPage, DraftTurn) = (content, now, by.Person, from.Page, from.Turn);
        DraftVersion++;
    }

    /// <summary>What keeps the draft from being filed now.</summary>
    public IReadOnlyList<Refusal> FilingFaults(IReadOnlyCollection<FindingId> owed, ReportLimits limits) => [.. Draft.FilingFaults(owed, limits)];

    /// <summary>Files the draft as it was last saved. After the due date it is filed late, and shows so.</summary>
    /// <param name="owed">The findings of the last round that this post must answer.</param>
    /// <param name="due">The obligation's date: the round's, or a later one after a return.</param>
    public FiledVersion File(Actor by, Round round, IReadOnlyCollection<FindingId> owed, int draftVersion, DateOnly due, DateOnly today, DateTimeOffset now)
    {
        Require.That(by.ActsAs(PostId), DebriefRefusals.NotHolder);
        Require.That(round.Id == RoundId && round.State is not (RoundState.Draft or RoundState.Archived), DebriefRefusals.RoundNotOpen);
        RequireWritable();
        if (draftVersion != DraftVersion) throw new Stale();
        Require.None(Draft.FilingFaults(owed, ReportLimits.Of(round.Policy)));
        var filed = new FiledVersion(this, versions.Count + 1, Draft, due, today, by, now);
        versions.Add(filed);
        State = DebriefState.Filed;
        Record(by, "debrief.filed", now, new { version = filed.Number, late = filed.IsLate }, by.ActingFor(PostId), UnitId);
        return filed;
    }

    /// <summary>Who may not vet: the debriefer, by post and by person, and whoever held the post since it was filed.</summary>
    public Independence VetterIndependence(DateTimeOffset now) => Independence.OfJudge(PostId, Newest()?.FiledAt ?? now);

    public void Accept(Actor by, Round round, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        var filed = RequireVetter(by, round, tenures, now);
        filed.Vet(by, VetOutcome.Accepted, null, now);
        State = DebriefState.Accepted;
        Record(by, "debrief.accepted", now, new { version = filed.Number }, unit: UnitId);
    }

    /// <summary>Sends the report back with reasons; the version stays readable and the draft opens again.</summary>
    public void Return(Actor by, Round round, string reasons, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        var filed = RequireVetter(by, round, tenures, now);
        var why = TextRules.Needed(reasons, "reasons", FiledVersion.MaxReasons);
        filed.Vet(by, VetOutcome.Returned, why, now);
        State = DebriefState.Returned;
        Record(by, "debrief.returned", now, new { version = filed.Number, reasons = why }, unit: UnitId);
    }

    /// <summary>The vetter takes an acceptance back before the meeting has closed, with a reason, and judges the version again.</summary>
    public void ReopenAcceptance(Actor by, Round round, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireVets(by, round, tenures, now);
        Require.That(State == DebriefState.Accepted, DebriefRefusals.NotAccepted);
        Require.That(round.State is RoundState.Open or RoundState.InSession, DebriefRefusals.MeetingClosed);
        var why = TextRules.Needed(reason, "reason", FiledVersion.MaxReasons);
        versions[^1].Reopen(by, why, now);
        State = DebriefState.Filed;
        Record(by, "debrief.acceptance-reopened", now, new { version = versions[^1].Number, reason = why }, unit: UnitId);
    }

    private FiledVersion RequireVetter(Actor by, Round round, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireVets(by, round, tenures, now);
        Require.That(State == DebriefState.Filed, DebriefRefusals.NotFiled);
        return versions[^1];
    }

    private void RequireVets(Actor by, Round round, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        Require.That(by.Person is not null && round.Id == RoundId && round.Serves(by, OfficerRole.Vetter), DebriefRefusals.NotVetter);
        VetterIndependence(now).Check(by, tenures, now, DebriefRefusals.VetterBarred);
    }

    private void RequireWritable()
    {
        Require.That(State != DebriefState.Accepted, DebriefRefusals.AlreadyAccepted);
        Require.That(State != DebriefState.Filed, DebriefRefusals.AlreadyFiled);
    }
}
