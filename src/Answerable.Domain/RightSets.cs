namespace Answerable.Domain;

/// <summary>Rights that open the same things, by what they open; each over a unit's subtree.</summary>
public static class RightSets
{
    /// <summary>What a subtree owes: to whoever runs, judges or audits it.</summary>
    public static readonly Right[] Overseeing = [Right.Organise, Right.Vet, Right.Comment, Right.Rate, Right.Decide, Right.Verify,
        Right.Audit];

    /// <summary>That a round is, and where it stands.</summary>
    public static readonly Right[] Following = [Right.Organise, Right.Vet, Right.Comment, Right.Rate, Right.Decide, Right.Audit];

    /// <summary>What is reported and said in a round.</summary>
    public static readonly Right[] Reading = [Right.Organise, Right.Vet, Right.Comment, Right.Decide, Right.Audit];

    /// <summary>Counts, ratings and grades of a round.</summary>
    public static readonly Right[] Judging = [Right.Organise, Right.Rate, Right.Decide, Right.Audit];

    /// <summary>What is found and repaired.</summary>
    public static readonly Right[] Repairing = [Right.Organise, Right.Verify, Right.Comment, Right.Decide, Right.Audit, Right.Draft];

    /// <summary>The policy that counts for a subtree.</summary>
    public static readonly Right[] Adopting = [Right.Organise, Right.SystemAdministration];

    /// <summary>The results that a vacant post owes.</summary>
    public static readonly Right[] Answering = [Right.Organise, Right.Verify];
}
