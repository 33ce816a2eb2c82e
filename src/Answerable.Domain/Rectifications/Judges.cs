namespace Answerable.Domain.Rectifications;

/// <summary>The two posts that judge a rectification.</summary>
public sealed record Judges(PostId ApproverPostId, UnitId ApproverUnitId, PostId VerifierPostId, UnitId VerifierUnitId);

/// <summary>What is known about posts that are named to judge.</summary>
/// <param name="Able">Those that hold a right covering the owner's unit and the unit to which the repair is owed.</param>
/// <param name="Holders">Who holds, sits in or stands in for each of them.</param>
public sealed record JudgeFacts(IReadOnlySet<PostId> Able, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> Holders);

/// <content>What is wrong with posts that are named to judge.</content>
public sealed partial class Rectification
{
    // Barred whoever holds them.
    private IEnumerable<Refusal> JudgeFaults(Judges judges)
    {
        if (ApproverIndependence().OnPost(judges.ApproverPostId, judges.ApproverUnitId) is { } approver)
            yield return Named(RectificationRefusals.ApproverBarred(approver), "approver");
        if (VerifierIndependence().OnPost(judges.VerifierPostId, judges.VerifierUnitId) is { } verifier)
            yield return Named(RectificationRefusals.VerifierBarred(verifier), "verifier");
    }

    // Without the right to judge, or barred because of who holds them. Whoever stays keeps the right by which they were chosen.
    private IEnumerable<Refusal> ChosenFaults(Judges judges, JudgeFacts facts, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (judges.ApproverPostId != ApproverPostId && !facts.Able.Contains(judges.ApproverPostId))
            yield return RectificationRefusals.NoRightToJudge.At("approver");
        if (judges.VerifierPostId != VerifierPostId && !facts.Able.Contains(judges.VerifierPostId))
            yield return RectificationRefusals.NoRightToJudge.At("verifier");
        if (HolderBar(ApproverIndependence(), judges.ApproverPostId) is { } approver)
            yield return Named(RectificationRefusals.ApproverBarred(approver), "approver");
        if (HolderBar(VerifierIndependence(), judges.VerifierPostId) is { } verifier)
            yield return Named(RectificationRefusals.VerifierBarred(verifier), "verifier");

        Barred? HolderBar(Independence rule, PostId post) =>
            facts.Holders.TryGetValue(post, out var persons)
                ? persons.Select(p => rule.OnPerson(p, tenures, now)).FirstOrDefault(b => b is not null) : null;
    }

    private static Refusal Named(Refusal refusal, string field) => refusal with { Field = field, IsDenial = false };
}
