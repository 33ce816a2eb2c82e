using Answerable.Domain.Obligations;

namespace Answerable.Domain.Duties;

/// <summary>Nouns of the acts on a list, a charge and a task, as the last part of their address.</summary>
public static class DutyActs
{
    public const string Heading = "heading", Item = "item", ItemRemoval = "item-removal", Items = "items";
    public const string Issue = "issue", NewcomersIssue = "newcomers-issue", Acknowledgement = "acknowledgement";
    public const string Report = "report", Acceptance = "acceptance", Return = "return";
}

/// <summary>What duty lists make posts owe.</summary>
public static class DutyKinds
{
    public static readonly ObligationKind Acknowledge = ObligationKind.Act("duty.acknowledge");
    public static readonly ObligationKind Discharge = ObligationKind.Act("duty.discharge");
    public static readonly ObligationKind Judge = ObligationKind.Judgement("duty.judge");

    public static readonly IReadOnlyList<ObligationKind> All = [Acknowledge, Discharge, Judge];
}
