using Answerable.Domain.Obligations;
using Answerable.Domain.Recordings;

namespace Answerable.Domain.Desk;

/// <summary>What an objection to a recording makes somebody owe.</summary>
public static class RecordingKinds
{
    public static readonly ObligationKind Objection = ObligationKind.Judgement("recording.objection");

    public static readonly IReadOnlyList<ObligationKind> All = [Objection];
}

/// <summary>The answer to what the signer said, owed by a post above.</summary>
public static class RecordingAwaits
{
    /// <param name="recording">Whose objection is answered.</param>
    /// <param name="calendar">The organisation's.</param>
    public static Awaits Of(Recording recording, Calendar calendar)
    {
        var awaits = new Awaits(recording.Ref, recording.Reference);
        return recording is { Objection: RecordingObjection.Open, AnswererPostId: { } owner }
            ? awaits.Owes(RecordingKinds.Objection, owner, recording.UnitId, new(recording.AnswerDue(calendar)!.Value))
            : awaits.Over(RecordingKinds.Objection, recording.AnsweredAt is not null);
    }
}
