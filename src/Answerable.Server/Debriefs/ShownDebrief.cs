using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;

namespace Answerable.Server.Debriefs;

/// <summary>A filed version, as a page shows it.</summary>
/// <param name="VettedBy">Unit and post, or null while it waits.</param>
/// <param name="ReopenReason">Why its acceptance was taken back, or null.</param>
public sealed record ShownVersion(int Number, DateTimeOffset FiledAt, DateOnly FiledOn, DateOnly DueOn, int Characters,
    DebriefContent Content, VetOutcome? Outcome, string? Reasons, DateTimeOffset? VettedAt, string? VettedBy, DateTimeOffset? ReopenedAt,
    string? ReopenReason)
{
    /// <summary>How late it was filed; 0 or less when in time.</summary>
    public int DaysLate => FiledOn.DayNumber - DueOn.DayNumber;
}

/// <summary>A debrief as its pages show it to one reader, with what the reader may do.</summary>
internal sealed record ShownDebrief
{
    public required DebrieferId Id { get; init; }
    public required RoundId RoundId { get; init; }
    public required string RoundTitle { get; init; }
    public required RoundPolicy Policy { get; init; }
    public required PostLabel Post { get; init; }
    public required PostId PostId { get; init; }

    /// <summary>Nobody has begun it, and the policy has it filled in with what is known.</summary>
    public bool IsPrefilled => Policy.ReportPrefilled.Value && DraftSavedAt is null && Versions.Count == 0;
    public required DebriefState State { get; init; }
    public required ReportProgress Report { get; init; }

    /// <summary>When the report is or was owed.</summary>
    public required DueDate Due { get; init; }

    /// <summary>Those that the reader may read, the newest first.</summary>
    public required IReadOnlyList<ShownVersion> Versions { get; init; }

    /// <summary>The reader sees every filed version and every act is about the newest.</summary>
    public required int NewestNumber { get; init; }

    /// <summary>What a vetting form carries: whoever vets says what they have read.</summary>
    public required int Version { get; init; }

    public required DebriefContent Draft { get; init; }
    public required int DraftVersion { get; init; }
    public required DateTimeOffset? DraftSavedAt { get; init; }

    /// <summary>Findings of the last round that it answers first.</summary>
    public required IReadOnlyList<AskedFinding> Findings { get; init; }
    public required Acts Acts { get; init; }

    public bool IsOwed => Report is ReportProgress.None or ReportProgress.Returned;

    /// <summary>Whether the act with this noun, of <see cref="DebriefActs"/>, is open to the reader.</summary>
    public bool May(string act) => Acts.May(act);

    /// <summary>A version waits, and only independence keeps the reader from vetting it.</summary>
    public bool IsBarredVetter => Acts.Against(DebriefActs.Acceptance) is [{ Code: DebriefRefusals.VetterBarredCode }];

    /// <summary>The version before one that is shown, where the reader may read both.</summary>
    public ShownVersion? Before(int number) => Versions.FirstOrDefault(v => v.Number == number - 1);

    /// <summary>The content with one answer for each finding that is asked about, and no other.</summary>
    public DebriefContent Asked(DebriefContent content) =>
        content.Answering(Findings.Select(f => (f.Id, f.State == RectificationState.Closed)));
}
