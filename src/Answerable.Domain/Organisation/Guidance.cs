namespace Answerable.Domain.Organisation;

public readonly record struct GuidanceId(Guid Value) : IId<GuidanceId> { public static GuidanceId Of(Guid value) => new(value); }

/// <summary>As what a unit guides another.</summary>
public enum GuidanceKind
{
    /// <summary>The committee of its line of business.</summary>
    Industry,
    /// <summary>The committee of the place where it is.</summary>
    Territorial,
    /// <summary>The unit that sent it.</summary>
    Dispatching,
}

/// <summary>What a guiding unit may do, as the policy in force for the guided unit says when it begins.</summary>
/// <param name="SeesDuties">Its posts read what the guided unit's posts are charged with, and how it is discharged.</param>
/// <param name="TakesDifficulties">Its posts may be asked about what the guided unit cannot solve by itself.</param>
/// <param name="MayIssue">Its posts that organise there may issue duty lists to posts of the guided unit itself.</param>
/// <param name="Inspects">Its posts that may raise findings there may raise them on the guided unit itself.</param>
public sealed record GuidanceTerms(bool SeesDuties, bool TakesDifficulties, bool MayIssue = false, bool Inspects = false);

/// <summary>A unit that the unit of the post acted in guides now, and what that opens.</summary>
public readonly record struct GuidedUnit(GuidanceId Guidance, UnitId Unit, string UnitPath, bool SeesDuties, bool MayIssue,
    bool Inspects);

/// <summary>
/// Beside its parent a unit is guided by another during [From, Until). It is about the unit itself, not what lies beneath it, and gives no
/// right: what it opens are its terms.
/// </summary>
public sealed class Guidance : ISpan
{
    private Guidance() { }

    public GuidanceId Id { get; private set; }

    /// <summary>The unit that is guided, and its path.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The unit that guides.</summary>
    public UnitId GuideId { get; private set; }

    public GuidanceKind Kind { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    public bool SeesDuties { get; private set; }

    public bool TakesDifficulties { get; private set; }

    /// <summary>Whether duty lists may be issued to posts of the guided unit.</summary>
    public bool MayIssue { get; private set; }

    /// <summary>Whether findings may be raised on the guided unit.</summary>
    public bool Inspects { get; private set; }

    /// <summary>A unit is guided by another from now or a later day on.</summary>
    /// <param name="isOwn">Whether a post of the actor belongs to the guiding unit, which would read what is opened.</param>
    /// <param name="isThere">Whether it is guided so already, now or later.</param>
    public static Guidance Begin(Actor by, Unit unit, Unit guide, GuidanceKind kind, GuidanceTerms terms, Term term, bool isOwn,
        bool isThere, DateTimeOffset now)
    {
        unit.RequireNone([.. Unit.AgainstChanging(by, unit.Path), .. UnitRefusals.Closed.Unless(unit.ClosedAt is null)]);
        Require.That(guide.ClosedAt is null, UnitRefusals.Closed.At("unit_code"));
        Require.That(!Domain.UnitPath.IsWithin(unit.Path, guide.Path), UnitRefusals.IsAboveAnyway.At("unit_code"));
        Require.That(!Domain.UnitPath.IsWithin(guide.Path, unit.Path), UnitRefusals.GuideBeneath.At("unit_code"));
        Require.That(!isOwn, UnitRefusals.OwnPost);
        Require.That(!isThere, UnitRefusals.GuidesAlready.At("unit_code"));
        Require.That(!(term.From < now), OrganisationRefusals.BeginBehind.At("from"));
        var from = term.From ?? now;
        Require.That(!(term.Until <= from), OrganisationRefusals.EndNotAhead.At("until"));
        unit.Note(by, "unit.guidance-began", new { guide = guide.Code, kind = kind.ToString(), from, term.Until }, now);
        return new()
        {
            Id = new(Ids.New(now)), UnitId = unit.Id, UnitPath = unit.Path, GuideId = guide.Id, Kind = kind, From = from,
            Until = term.Until, SeesDuties = terms.SeesDuties, TakesDifficulties = terms.TakesDifficulties, MayIssue = terms.MayIssue,
            Inspects = terms.Inspects,
        };
    }

    /// <summary>Against ending it: the system administration's over the guided unit, while it lasts.</summary>
    public IEnumerable<Refusal> AgainstEnding(Actor by, Unit unit, DateTimeOffset now) =>
        [.. Unit.AgainstChanging(by, unit.Path), .. OrganisationRefusals.AlreadyEnded.Unless(!this.IsOver(now))];

    /// <summary>It is guided so no longer; what was to begin later never does.</summary>
    public void End(Actor by, Unit unit, DateTimeOffset now)
    {
        unit.RequireNone(AgainstEnding(by, unit, now));
        unit.Note(by, "unit.guidance-ended", new { guide = GuideId.Value, kind = Kind.ToString() }, now);
        if (From > now) From = now;
        Until = now;
    }
}
