using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Debriefs;

/// <content>What the vetter makes of it.</content>
public sealed partial class Debrief
{
    /// <summary>Since when whoever held the post may not vet it: since its newest version was filed.</summary>
    public DateTimeOffset BarredSince(DateTimeOffset now) => Newest()?.FiledAt ?? now;

    /// <summary>Who may not vet: the debriefer, by post and by person, and whoever held the post since it was filed.</summary>
    public Independence VetterIndependence(DateTimeOffset now) => Independence.OfJudge(PostId, BarredSince(now));

    /// <summary>Against accepting or returning: for the round's vetter, independent of the debriefer, while a version waits.</summary>
    public IEnumerable<Refusal> AgainstVetting(Actor by, RoundFrame round, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (AgainstVetter(by, round, tenures, now) is { } denial) yield return denial;
        if (State != DebriefState.Filed) yield return DebriefRefusals.NotFiled;
    }

    public void Accept(Actor by, RoundFrame round, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstVetting(by, round, tenures, now));
        versions[^1].Vet(by, VetOutcome.Accepted, null, now);
        State = DebriefState.Accepted;
        Record(by, "debrief.accepted", now, new { version = versions[^1].Number }, unit: UnitId);
    }

    /// <summary>Sends the report back with reasons; the version stays readable and the draft opens again.</summary>
    public void Return(Actor by, RoundFrame round, string reasons, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstVetting(by, round, tenures, now));
        var why = TextRules.Needed(reasons, "reasons", FiledVersion.MaxReasons);
        versions[^1].Vet(by, VetOutcome.Returned, why, now);
        State = DebriefState.Returned;
        Record(by, "debrief.returned", now, new { version = versions[^1].Number, reasons = why }, unit: UnitId);
    }

    /// <summary>Against taking an acceptance back: likewise, and only until the meeting has closed.</summary>
    public IEnumerable<Refusal> AgainstReopening(Actor by, RoundFrame round, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (AgainstVetter(by, round, tenures, now) is { } denial) yield return denial;
        if (State != DebriefState.Accepted) yield return DebriefRefusals.NotAccepted;
        else if (round.State is not (RoundState.Open or RoundState.InSession)) yield return DebriefRefusals.MeetingClosed;
    }

    /// <summary>The vetter takes an acceptance back before the meeting has closed, with a reason, and judges the version again.</summary>
    public void ReopenAcceptance(Actor by, RoundFrame round, string reason, IReadOnlyCollection<Tenure> tenures, Calendar calendar,
        DateTimeOffset now)
    {
        RequireNone(AgainstReopening(by, round, tenures, now));
        var why = TextRules.Needed(reason, "reason", FiledVersion.MaxReasons);
        var filed = versions[^1];
        var due = filed.Facts.VetDue(round.Policy, calendar)
            .Returned(calendar.On(filed.VettedAt!.Value), now, round.Policy.VetDays.InDays(), calendar);
        filed.Reopen(by, why, due.On, now);
        State = DebriefState.Filed;
        Record(by, "debrief.acceptance-reopened", now, new { version = filed.Number, reason = why }, unit: UnitId);
    }

    private Refusal? AgainstVetter(Actor by, RoundFrame round, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (by.Person is null || round.Id != RoundId || !round.Serves(by, OfficerRole.Vetter)) return DebriefRefusals.NotVetter;
        if (by.Person == HolderId || by.Hand == HolderId) return DebriefRefusals.VetterBarred(new(PostId, by.Person, BarReasons.HeldSince));
        return VetterIndependence(now).On(by, tenures, now) is { } bar ? DebriefRefusals.VetterBarred(bar) : null;
    }
}
