using Answerable.Domain.Obligations;

namespace Answerable.Domain.Handovers;

/// <summary>Nouns of the acts on a handover.</summary>
public static class HandoverActs
{
    public const string Explaining = "explaining", Checking = "checking", Renewal = "renewal", Giving = "giving", Receiving = "receiving",
        Witnessing = "witnessing", GivingFor = "giving-for", Withdrawal = "withdrawal";
}

/// <summary>What handovers make posts owe.</summary>
public static class HandoverKinds
{
    /// <summary>Owed by the post, so that whoever is in it meets it, before the change and after it.</summary>
    public static readonly ObligationKind Sign = ObligationKind.Act("handover.sign");

    public static readonly IReadOnlyList<ObligationKind> All = [Sign];
}

/// <summary>Why handovers refuse.</summary>
public static class HandoverRefusals
{
    public static readonly Refusal NotParty = Refusal.Denied("handovers.not-party");
    public static readonly Refusal NotGiver = Refusal.Denied("handovers.not-giver");
    public static readonly Refusal NotReceiver = Refusal.Denied("handovers.not-receiver");
    public static readonly Refusal NotWitness = Refusal.Denied("handovers.not-witness");
    public static readonly Refusal NobodyToHandOver = Refusal.Of("handovers.nobody-to-hand-over");
    public static readonly Refusal OpenAlready = Refusal.Of("handovers.open-already");
    public static readonly Refusal DoneAlready = Refusal.Of("handovers.done-already");
    public static readonly Refusal NotOpen = Refusal.Of("handovers.not-open");
    public static readonly Refusal GivenAlready = Refusal.Of("handovers.given-already");
    public static readonly Refusal NotGiven = Refusal.Of("handovers.not-given");
    public static readonly Refusal WitnessedAlready = Refusal.Of("handovers.witnessed-already");
    public static readonly Refusal WrongName = Refusal.Of("handovers.wrong-name").At("name");

    /// <param name="count">Items that came or went since the list was made.</param>
    public static Refusal Changed(int count) => Refusal.Of("handovers.changed", ("n", count));

    /// <param name="numbers">Of the items without a sentence of the giver.</param>
    public static Refusal Unexplained(string numbers) => Refusal.Of("handovers.unexplained", ("numbers", numbers));

    /// <param name="numbers">Of the items that the receiver has neither ticked nor written a reservation on.</param>
    public static Refusal Unchecked(string numbers) => Refusal.Of("handovers.unchecked", ("numbers", numbers));
}
