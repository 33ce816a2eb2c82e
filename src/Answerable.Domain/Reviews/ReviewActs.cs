using Answerable.Domain.Rounds;

namespace Answerable.Domain.Reviews;

/// <summary>Nouns of the acts on a meeting and on a turn at it, as the last part of their address.</summary>
public static class ReviewActs
{
    public const string Arrangement = "arrangement", Presence = "presence", Convening = "convening", Closing = "closing";

    /// <summary>On a turn. A comment is one's own; a record is of what somebody present said.</summary>
    public const string Turn = "turn", Comment = "comment", Record = "record";
}

/// <content>What an actor may do now.</content>
public sealed partial class ReviewMeeting
{
    /// <summary>Every act on the meeting with what stands against it.</summary>
    /// <param name="others">Who vote and are written down as present, beside the actor.</param>
    public Acts Acts(Actor by, RoundFrame round, ClosingFacts closing, int others, int votingSeats, DateOnly today) => new()
    {
        { ReviewActs.Arrangement, AgainstArranging(by) },
        { ReviewActs.Presence, AgainstNoting(by) },
        { ReviewActs.Convening, AgainstConvening(by, round, others, votingSeats, today) },
        { ReviewActs.Closing, AgainstClosing(by, closing) },
    };

    /// <summary>Every act on one debriefer's turn with what stands against it.</summary>
    public Acts Acts(Actor by, Debriefer debriefer) => new()
    {
        { ReviewActs.Turn, AgainstHearing(by, debriefer) },
        { ReviewActs.Comment, Comment.AgainstSpeaking(by, this, debriefer) },
        { ReviewActs.Record, Comment.AgainstRecording(by, this, debriefer) },
    };
}
