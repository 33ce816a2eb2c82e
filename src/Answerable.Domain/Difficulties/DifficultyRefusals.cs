using Answerable.Domain.Obligations;

namespace Answerable.Domain.Difficulties;

/// <summary>Nouns of the acts on a difficulty, as the last part of their address.</summary>
public static class DifficultyActs
{
    public const string Answer = "answer", Refusal = "refusal", PassingOn = "passing-on", Withdrawal = "withdrawal";

    /// <summary>What the ledger calls a step.</summary>
    internal static string Line(DifficultyTurnKind kind) => kind switch
    {
        DifficultyTurnKind.Answered => "difficulty.answered",
        DifficultyTurnKind.Refused => "difficulty.refused",
        DifficultyTurnKind.PassedOn => "difficulty.passed-on",
        DifficultyTurnKind.Raised => "difficulty.raised",
        DifficultyTurnKind.Withdrawn => "difficulty.withdrawn",
    };
}

/// <summary>What difficulties make posts owe.</summary>
public static class DifficultyKinds
{
    public static readonly ObligationKind Answer = ObligationKind.Act("difficulty.answer");

    public static readonly IReadOnlyList<ObligationKind> All = [Answer];
}

/// <summary>Why difficulties refuse.</summary>
public static class DifficultyRefusals
{
    public static readonly Refusal NoPost = Refusal.Denied("difficulties.no-post");
    public static readonly Refusal NothingAbove = Refusal.Of("difficulties.nothing-above");
    public static readonly Refusal NotAbove = Refusal.Of("difficulties.not-above");
    public static readonly Refusal OwnPost = Refusal.Of("difficulties.own-post");
    public static readonly Refusal NoSuchPost = Refusal.Of("difficulties.no-such-post").At("to");
    public static readonly Refusal NotAsked = Refusal.Denied("difficulties.not-asked");
    public static readonly Refusal OwnDifficulty = Refusal.Denied("difficulties.own-difficulty");
    public static readonly Refusal NotAsker = Refusal.Denied("difficulties.not-asker");
    public static readonly Refusal NotOpen = Refusal.Of("difficulties.not-open");
    public static readonly Refusal SamePost = Refusal.Of("difficulties.same-post").At("to");
    public static readonly Refusal Below = Refusal.Of("difficulties.below").At("to");
    public static readonly Refusal NotOverdue = Refusal.Of("difficulties.not-overdue");
}
