using Answerable.Domain.Rounds;

namespace Answerable.Domain.Debriefs;

/// <summary>Nouns of the acts on a debrief, as the last part of their address.</summary>
public static class DebriefActs
{
    public const string Draft = "draft", Filing = "filing", Acceptance = "acceptance", Return = "return", Reopening = "reopening";
}

/// <content>What an actor may do now.</content>
public sealed partial class Debrief
{
    /// <summary>Every act with what stands against it.</summary>
    /// <param name="tenures">Who held or stood in for the post since the newest version was filed.</param>
    public Acts Acts(Actor by, RoundFrame round, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) => new()
    {
        { DebriefActs.Draft, AgainstDrafting(by) },
        { DebriefActs.Filing, AgainstFiling(by, round) },
        { DebriefActs.Acceptance, AgainstVetting(by, round, tenures, now) },
        { DebriefActs.Return, AgainstVetting(by, round, tenures, now) },
        { DebriefActs.Reopening, AgainstReopening(by, round, tenures, now) },
    };
}
