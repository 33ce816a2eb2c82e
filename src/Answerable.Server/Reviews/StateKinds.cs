using Answerable.Domain.Reviews;

namespace Answerable.Server.Reviews;

/// <summary>Colour and icon of a state, beside its word.</summary>
internal static class StateKinds
{
    public static string Of(ReviewState state) => state switch
    {
        ReviewState.Called => "quiet",
        ReviewState.Convened => "near",
        ReviewState.Closed => "done",
    };

    public static string Of(AgendaOutcome outcome) => outcome switch
    {
        AgendaOutcome.Waiting => "quiet",
        AgendaOutcome.Presented or AgendaOutcome.TakenAsWritten => "done",
        AgendaOutcome.Absent => "late",
    };

    public static string IconOf(CommentKind kind) => kind switch
    {
        CommentKind.Achievement => "award",
        CommentKind.Problem => "alert-triangle",
        CommentKind.Requirement => "flag",
        CommentKind.Direction => "arrow-narrow-right",
    };
}
