namespace Answerable.Domain.Rounds;

/// <summary>Stored states of a round; debriefers go through it singly, and everything else is a reading.</summary>
public enum RoundState { Draft, Open, InSession, Deciding, FedBack, Published, Archived }

/// <summary>How a debriefer reports: speaking at the meeting, or in writing only. Written ones still get a comment and votes.</summary>
public enum DebriefMode { OnSite, Written }

/// <summary>How far a debriefer's report has come.</summary>
public enum ReportProgress { None, Filed, Returned, Accepted }

/// <summary>What became of a debriefer's report at the meeting.</summary>
public enum PresentedAs { None, Presented, TakenAsWritten }

/// <summary>
/// What the deciding body made of a debriefer; only <see cref="Graded"/> carries a grade. <see cref="ReportOnly"/> is no decision
/// but the organiser's mark, made before the meeting, on a holder too short in post: they report and are commented on, no paper
/// asks about them and nothing is decided.
/// </summary>
public enum DebrieferDecision { None, Graded, Deferred, Withdrawn, Ungraded, ReportOnly }

/// <summary>What a post is appointed to in one round.</summary>
public enum OfficerRole
{
    /// <summary>Leads the meeting and comments on everybody.</summary>
    Chair,
    /// <summary>Enters the papers without seeing the other teller's; there are two.</summary>
    Teller,
    /// <summary>Accepts or returns filed reports.</summary>
    Vetter,
    /// <summary>Writes down what the deciding body decided.</summary>
    Recorder,
    /// <summary>The collective post that decides grades.</summary>
    DecidingBody,
    /// <summary>Enters components of the rating.</summary>
    Enterer,
    /// <summary>Confirms what the enterer entered; another post and another person.</summary>
    Confirmer,
}
